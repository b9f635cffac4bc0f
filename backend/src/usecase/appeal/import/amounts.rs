//! Cells, printed totals and ambiguities of an imported appeal. Only the import calls it.
//!
//! Cells are append-only: what budgets were measured against stays readable as at any past moment. The printed totals
//! and the ambiguities only describe the source and are corrected in place.

use std::collections::HashMap;

use domain::id::AppealId;
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::Expr,
};

use super::{Counts, Regions, Rows, compare, stored};
use crate::{
    appeal_csv::Appeal,
    ctx::Tx,
    entity::{appeal_ambiguities, appeal_cells, appeal_totals},
    error::Result,
};

pub(super) async fn cells(tx: &Tx, appeal: &Appeal, rows: &Rows) -> Result<Counts> {
    let current = appeal_cells::Entity::find()
        .filter(appeal_cells::Column::RowId.is_in(rows.iter().map(|row| row.0)))
        .filter(appeal_cells::Column::SupersededAt.is_null())
        .all(tx.conn())
        .await?;
    let found: HashMap<_, _> =
        current.into_iter().map(|cell| ((cell.row_id, cell.area), (cell.id, cell.required_usd))).collect();
    let wanted = appeal
        .rows
        .iter()
        .zip(rows)
        .flat_map(|(row, id)| row.cells.iter().map(|cell| ((id.0, stored(cell.area)), cell.required_usd)));
    let compared = compare(wanted, found);
    let changed = compared.changed.iter().map(|(id, _, _)| *id);
    let past: Vec<_> = changed.chain(compared.removed.iter().copied()).collect();
    if !past.is_empty() {
        appeal_cells::Entity::update_many()
            .col_expr(appeal_cells::Column::SupersededAt, Expr::value(tx.now()))
            .filter(appeal_cells::Column::Id.is_in(past))
            .exec(tx.conn())
            .await?;
    }
    let changed = compared.changed.into_iter().map(|(_, key, amount)| (key, amount));
    let new = compared.new.into_iter().chain(changed).map(|((row, area), amount)| appeal_cells::ActiveModel {
        row_id: Set(row),
        area: Set(area),
        required_usd: Set(amount),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    });
    appeal_cells::Entity::insert_many(new).exec_without_returning(tx.conn()).await?;
    Ok(compared.counts)
}

pub(super) async fn totals(tx: &Tx, id: AppealId, appeal: &Appeal, regions: &Regions) -> Result<Counts> {
    let current = appeal_totals::Entity::find().filter(appeal_totals::Column::AppealId.eq(id.0)).all(tx.conn()).await?;
    let found: HashMap<_, _> =
        current.into_iter().map(|total| ((total.region_id, total.area), (total.id, total.printed_usd))).collect();
    let wanted = appeal.totals.iter().map(|total| {
        let region = total.region.map(|region| regions[region].0);
        ((region, total.area.map(stored)), total.printed_usd)
    });
    let compared = compare(wanted, found);
    for (id, _, printed) in compared.changed {
        let total = appeal_totals::ActiveModel { id: Unchanged(id), printed_usd: Set(printed), ..Default::default() };
        appeal_totals::Entity::update(total).exec(tx.conn()).await?;
    }
    if !compared.removed.is_empty() {
        appeal_totals::Entity::delete_many()
            .filter(appeal_totals::Column::Id.is_in(compared.removed))
            .exec(tx.conn())
            .await?;
    }
    let new = compared.new.into_iter().map(|((region, area), printed)| appeal_totals::ActiveModel {
        appeal_id: Set(id.0),
        region_id: Set(region),
        area: Set(area),
        printed_usd: Set(printed),
        ..Default::default()
    });
    appeal_totals::Entity::insert_many(new).exec_without_returning(tx.conn()).await?;
    Ok(compared.counts)
}

pub(super) async fn ambiguities(tx: &Tx, appeal: &Appeal, rows: &Rows) -> Result<Counts> {
    let current = appeal_ambiguities::Entity::find()
        .filter(appeal_ambiguities::Column::RowId.is_in(rows.iter().map(|row| row.0)))
        .all(tx.conn())
        .await?;
    let found: HashMap<_, _> = current
        .into_iter()
        .map(|open| {
            ((open.row_id, open.area), (open.id, [open.chosen_usd, open.alternative_1_usd, open.alternative_2_usd]))
        })
        .collect();
    let wanted = appeal.rows.iter().zip(rows).flat_map(|(row, id)| {
        row.ambiguities.iter().map(|open| {
            let [first, second] = open.alternatives_usd;
            ((id.0, stored(open.area)), [open.chosen_usd, first, second])
        })
    });
    let compared = compare(wanted, found);
    for (id, _, [chosen, first, second]) in compared.changed {
        let open = appeal_ambiguities::ActiveModel {
            id: Unchanged(id),
            chosen_usd: Set(chosen),
            alternative_1_usd: Set(first),
            alternative_2_usd: Set(second),
            ..Default::default()
        };
        appeal_ambiguities::Entity::update(open).exec(tx.conn()).await?;
    }
    if !compared.removed.is_empty() {
        appeal_ambiguities::Entity::delete_many()
            .filter(appeal_ambiguities::Column::Id.is_in(compared.removed))
            .exec(tx.conn())
            .await?;
    }
    let new = compared.new.into_iter().map(|((row, area), [chosen, first, second])| appeal_ambiguities::ActiveModel {
        row_id: Set(row),
        area: Set(area),
        chosen_usd: Set(chosen),
        alternative_1_usd: Set(first),
        alternative_2_usd: Set(second),
        ..Default::default()
    });
    appeal_ambiguities::Entity::insert_many(new).exec_without_returning(tx.conn()).await?;
    Ok(compared.counts)
}
