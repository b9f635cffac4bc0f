//! The areas of an imported appeal. Only the import calls it.
//!
//! Areas are added, and said to be about something else; none is taken away, for what was asked for it once is kept. The first files
//! give the order; what later ones add comes after it, for people may have put them in another order since.

use std::collections::HashMap;

use domain::id::AppealId;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{Counts, stored};
use crate::{
    appeal_csv::Appeal,
    ctx::Tx,
    entity::{appeal_areas, appeals},
    error::Result,
};

/// Where the files do not say what an area is about, it stays as it is.
pub(super) async fn areas(tx: &Tx, id: AppealId, appeal: &Appeal) -> Result<Counts> {
    use appeal_areas::Column as Of;
    let mut present: HashMap<String, appeal_areas::Model> = appeal_areas::Entity::find()
        .filter(Of::AppealId.eq(id.0))
        .all(tx.conn())
        .await?
        .into_iter()
        .map(|row| (row.name.clone(), row))
        .collect();
    let first = present.is_empty();
    let mut counts = Counts::default();
    let mut last = present.values().map(|row| row.position).max().unwrap_or(0);
    let mut next = || {
        last += 1;
        last
    };
    for named in &appeal.areas {
        let Some(before) = present.remove(named.area.as_str()) else {
            let row = appeal_areas::ActiveModel {
                appeal_id: Set(id.0),
                position: Set(next()),
                name: Set(stored(named.area)),
                about: Set(named.about.clone().unwrap_or_default()),
                ..Default::default()
            };
            appeal_areas::Entity::insert(row).exec_without_returning(tx.conn()).await?;
            counts.new += 1;
            continue;
        };
        match &named.about {
            Some(about) if *about != before.about => {
                appeal_areas::Entity::update_many()
                    .col_expr(Of::About, Expr::value(about.clone()))
                    .filter(Of::Id.eq(before.id))
                    .exec(tx.conn())
                    .await?;
                counts.changed += 1;
            }
            _ => counts.unchanged += 1,
        }
    }
    if !first && counts.changes() > 0 {
        appeals::Entity::update_many()
            .col_expr(appeals::Column::AreasVersion, Expr::col(appeals::Column::AreasVersion).add(1))
            .filter(appeals::Column::Id.eq(id.0))
            .exec(tx.conn())
            .await?;
    }
    Ok(counts)
}
