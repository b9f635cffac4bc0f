//! Cells, printed totals and ambiguities of an imported appeal. Only the import calls it.
//!
//! All of it is append-only: what budgets were measured against, and what was said to be printed, stays readable as at any
//! past moment.

use std::collections::HashMap;

use domain::id::AppealId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Counts, Regions, Rows, compare, stored};
use crate::{
    appeal_csv::Appeal,
    ctx::Tx,
    entity::{appeal_ambiguities, appeal_cells, appeal_row_totals, appeal_totals},
    error::Result,
};

/// Ends the rows that are changed or removed.
macro_rules! supersede {
    ($table:ident, $tx:ident, $compared:ident) => {
        $table::Entity::update_many()
            .col_expr($table::Column::SupersededAt, Expr::value($tx.now()))
            .filter($table::Column::Id.is_in($compared.ended()))
            .exec($tx.conn())
            .await?
    };
}

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
    supersede!(appeal_cells, tx, compared);
    let counts = compared.counts;
    let new = compared.written().map(|((row, area), amount)| appeal_cells::ActiveModel {
        row_id: Set(row),
        area: Set(area),
        required_usd: Set(amount),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    });
    appeal_cells::Entity::insert_many(new).exec_without_returning(tx.conn()).await?;
    Ok(counts)
}

/// The totals of the rows as printed.
pub(super) async fn row_totals(tx: &Tx, appeal: &Appeal, rows: &Rows) -> Result<Counts> {
    let current = appeal_row_totals::Entity::find()
        .filter(appeal_row_totals::Column::RowId.is_in(rows.iter().map(|row| row.0)))
        .filter(appeal_row_totals::Column::SupersededAt.is_null())
        .all(tx.conn())
        .await?;
    let found = current.into_iter().map(|total| (total.row_id, (total.id, total.printed_usd))).collect();
    let wanted = appeal.rows.iter().zip(rows).map(|(row, id)| (id.0, row.printed_usd));
    let compared = compare(wanted, found);
    supersede!(appeal_row_totals, tx, compared);
    let counts = compared.counts;
    let new = compared.written().map(|(row, printed)| appeal_row_totals::ActiveModel {
        row_id: Set(row),
        printed_usd: Set(printed),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    });
    appeal_row_totals::Entity::insert_many(new).exec_without_returning(tx.conn()).await?;
    Ok(counts)
}

pub(super) async fn totals(tx: &Tx, id: AppealId, appeal: &Appeal, regions: &Regions) -> Result<Counts> {
    let current = appeal_totals::Entity::find()
        .filter(appeal_totals::Column::AppealId.eq(id.0))
        .filter(appeal_totals::Column::SupersededAt.is_null())
        .all(tx.conn())
        .await?;
    let found: HashMap<_, _> =
        current.into_iter().map(|total| ((total.region_id, total.area), (total.id, total.printed_usd))).collect();
    let wanted = appeal.totals.iter().map(|total| {
        let region = total.region.map(|region| regions[region].0);
        ((region, total.area.map(stored)), total.printed_usd)
    });
    let compared = compare(wanted, found);
    supersede!(appeal_totals, tx, compared);
    let counts = compared.counts;
    let new = compared.written().map(|((region, area), printed)| appeal_totals::ActiveModel {
        appeal_id: Set(id.0),
        region_id: Set(region),
        area: Set(area),
        printed_usd: Set(printed),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    });
    appeal_totals::Entity::insert_many(new).exec_without_returning(tx.conn()).await?;
    Ok(counts)
}

pub(super) async fn ambiguities(tx: &Tx, appeal: &Appeal, rows: &Rows) -> Result<Counts> {
    let current = appeal_ambiguities::Entity::find()
        .filter(appeal_ambiguities::Column::RowId.is_in(rows.iter().map(|row| row.0)))
        .filter(appeal_ambiguities::Column::SupersededAt.is_null())
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
    supersede!(appeal_ambiguities, tx, compared);
    let counts = compared.counts;
    let new = compared.written().map(|((row, area), [chosen, first, second])| appeal_ambiguities::ActiveModel {
        row_id: Set(row),
        area: Set(area),
        chosen_usd: Set(chosen),
        alternative_1_usd: Set(first),
        alternative_2_usd: Set(second),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    });
    appeal_ambiguities::Entity::insert_many(new).exec_without_returning(tx.conn()).await?;
    Ok(counts)
}
