//! Imports a yearly appeal from files that have been checked: what is missing is made, what differs is superseded.
//!
//! Importing the same files again changes nothing and leaves no entry in the audit log.

mod amounts;
mod areas;
mod rows;

use std::collections::HashMap;

use domain::{
    appeal::Area,
    id::{AppealId, AppealRowId, RegionId},
    policy::Wide,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use crate::{
    appeal_csv::Appeal,
    ctx::{Ctx, Tx},
    entity::appeals,
    error::Result,
    event::Change,
};

/// How one kind of rows compares with what was there before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub removed: usize,
}

impl Counts {
    fn changes(self) -> usize {
        self.new + self.changed + self.removed
    }
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Imported {
    #[serde(skip)]
    pub appeal: AppealId,
    pub year: i64,
    /// Regions and countries that were not there before.
    pub regions: usize,
    pub countries: usize,
    pub rows: Counts,
    pub areas: Counts,
    /// The totals of the rows as printed.
    pub row_totals: Counts,
    pub cells: Counts,
    pub totals: Counts,
    pub ambiguities: Counts,
}

impl Imported {
    /// Whether anything was written at all.
    pub fn changed(&self) -> bool {
        let counts = [self.rows, self.areas, self.row_totals, self.cells, self.totals, self.ambiguities];
        self.regions + self.countries + counts.map(Counts::changes).iter().sum::<usize>() > 0
    }
}

/// Imports as the person, who needs [`Wide::EditAppeal`], or as the operator at the command line.
///
/// Problems: `row-vanished` where a row of an earlier import of the same year is no longer in the files: budgets may be
/// tied to it.
pub async fn import(ctx: &Ctx, appeal: &Appeal) -> Result<Imported> {
    ctx.wide(Wide::EditAppeal)?;
    let tx = ctx.write().await?;
    let imported = write(&tx, appeal).await?;
    if imported.changed() {
        tx.commit().await?;
    }
    Ok(imported)
}

/// The import inside a transaction, with its audit entry where anything changes; the demo makes it part of its own.
pub(crate) async fn write(tx: &Tx, appeal: &Appeal) -> Result<Imported> {
    let found = appeals::Entity::find().filter(appeals::Column::Year.eq(appeal.year)).one(tx.conn()).await?;
    let first = found.is_none();
    let id = match found {
        Some(found) => found.id,
        None => {
            let row = appeals::ActiveModel {
                year: Set(appeal.year),
                title: Set(format!("Migration Initiatives {}", appeal.year)),
                imported_at: Set(tx.now()),
                areas_version: Set(1),
                ..Default::default()
            };
            appeals::Entity::insert(row).exec(tx.conn()).await?.last_insert_id
        }
    };
    let (regions, new_regions) = rows::regions(tx, appeal).await?;
    let (countries, new_countries) = rows::countries(tx, appeal, &regions).await?;
    let (rows, row_counts) = rows::rows(tx, AppealId(id), appeal, &regions, &countries).await?;
    let imported = Imported {
        appeal: AppealId(id),
        year: appeal.year,
        regions: new_regions,
        countries: new_countries,
        rows: row_counts,
        areas: areas::areas(tx, AppealId(id), appeal).await?,
        row_totals: amounts::row_totals(tx, appeal, &rows).await?,
        cells: amounts::cells(tx, appeal, &rows).await?,
        totals: amounts::totals(tx, AppealId(id), appeal, &regions).await?,
        ambiguities: amounts::ambiguities(tx, appeal, &rows).await?,
    };
    if imported.changed() {
        if !first {
            appeals::Entity::update_many()
                .col_expr(appeals::Column::ImportedAt, Expr::value(tx.now()))
                .filter(appeals::Column::Id.eq(id))
                .exec(tx.conn())
                .await?;
        }
        tx.record(Change::new("appeal.import", format!("appeal:{id}")).after(&imported)?).await?;
    }
    Ok(imported)
}

/// Ids of [`Appeal::regions`], by index.
type Regions = Vec<RegionId>;
/// Ids of [`Appeal::rows`], by index.
type Rows = Vec<AppealRowId>;

/// What is compared: the rows of the files against the rows of the database, both under the same key.
struct Compared<K, V> {
    new: Vec<(K, V)>,
    /// With the id of the row in the database.
    changed: Vec<(i64, K, V)>,
    removed: Vec<i64>,
    counts: Counts,
}

impl<K, V> Compared<K, V> {
    /// The rows of the database that end.
    fn ended(&self) -> Vec<i64> {
        let changed = self.changed.iter().map(|(id, _, _)| *id);
        changed.chain(self.removed.iter().copied()).collect()
    }

    /// What is written anew.
    fn written(self) -> impl Iterator<Item = (K, V)> {
        self.new.into_iter().chain(self.changed.into_iter().map(|(_, key, value)| (key, value)))
    }
}

/// `wanted` is unique by key, as the checks of the files made sure; the database's unique indexes hold for `found`.
fn compare<K: std::hash::Hash + Eq, V: PartialEq>(
    wanted: impl IntoIterator<Item = (K, V)>,
    mut found: HashMap<K, (i64, V)>,
) -> Compared<K, V> {
    let mut compared =
        Compared { new: Vec::new(), changed: Vec::new(), removed: Vec::new(), counts: Counts::default() };
    for (key, value) in wanted {
        match found.remove(&key) {
            None => compared.new.push((key, value)),
            Some((_, before)) if before == value => compared.counts.unchanged += 1,
            Some((id, _)) => compared.changed.push((id, key, value)),
        }
    }
    compared.removed = found.into_values().map(|(id, _)| id).collect();
    compared.counts.new = compared.new.len();
    compared.counts.changed = compared.changed.len();
    compared.counts.removed = compared.removed.len();
    compared
}

/// An area as the database keeps it.
pub(super) fn stored(area: Area) -> String {
    area.as_str().to_owned()
}

#[cfg(test)]
mod tests;
