//! Regions, countries and rows of an imported appeal. Only the import calls it.

use std::collections::{HashMap, HashSet};

use domain::{
    code::CountryCode,
    id::{AppealId, AppealRowId, CountryId, RegionId},
};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, EntityTrait, QueryFilter,
};

use super::{Counts, Regions, Rows, compare};
use crate::{
    appeal_csv::{Appeal, COUNTRIES, Row},
    ctx::Tx,
    entity::{appeal_row_countries, appeal_rows, countries, regions},
    error::{Error, Problem, Result},
    insert::people,
};

pub(super) async fn regions(tx: &Tx, appeal: &Appeal) -> Result<(Regions, usize)> {
    let known = regions::Entity::find().all(tx.conn()).await?;
    let mut known: HashMap<_, _> = known.into_iter().map(|region| (region.name, RegionId(region.id))).collect();
    let before = known.len();
    let mut ids = Vec::with_capacity(appeal.regions.len());
    for (position, name) in (0..).zip(&appeal.regions) {
        let id = match known.get(name) {
            Some(id) => *id,
            None => people::region(tx, name, position).await?,
        };
        known.insert(name.clone(), id);
        ids.push(id);
    }
    Ok((ids, known.len() - before))
}

/// A country that is there already keeps its name and its region: an appeal says only what it asks for.
pub(super) async fn countries(
    tx: &Tx,
    appeal: &Appeal,
    regions: &Regions,
) -> Result<(HashMap<CountryCode, CountryId>, usize)> {
    let mut known = HashMap::new();
    for country in countries::Entity::find().all(tx.conn()).await? {
        known.insert(country.iso3.parse().map_err(Error::internal)?, CountryId(country.id));
    }
    let before = known.len();
    for row in &appeal.rows {
        for (iso3, name) in row.countries.iter().filter(|(iso3, _)| !known.contains_key(iso3)).collect::<Vec<_>>() {
            known.insert(*iso3, people::country(tx, *iso3, name, regions[row.region]).await?);
        }
    }
    let new = known.len() - before;
    Ok((known, new))
}

#[derive(PartialEq)]
struct Stored {
    position: i64,
    countries: HashSet<i64>,
}

/// The rows as printed, with the countries each stands for.
pub(super) async fn rows(
    tx: &Tx,
    appeal_id: AppealId,
    appeal: &Appeal,
    regions: &Regions,
    countries: &HashMap<CountryCode, CountryId>,
) -> Result<(Rows, Counts)> {
    let present =
        appeal_rows::Entity::find().filter(appeal_rows::Column::AppealId.eq(appeal_id.0)).all(tx.conn()).await?;
    let mut found: HashMap<_, _> = present
        .into_iter()
        .map(|row| {
            let stored = Stored { position: row.position, countries: HashSet::new() };
            ((row.region_id, row.printed_name), (row.id, stored))
        })
        .collect();
    let mut ids: HashMap<_, _> = found.iter().map(|(key, (id, _))| (key.clone(), *id)).collect();
    let keys: HashMap<_, _> = ids.iter().map(|(key, id)| (*id, key.clone())).collect();
    let ties = appeal_row_countries::Entity::find()
        .filter(appeal_row_countries::Column::RowId.is_in(keys.keys().copied()))
        .all(tx.conn())
        .await?;
    for tie in ties {
        if let Some((_, stored)) = keys.get(&tie.row_id).and_then(|key| found.get_mut(key)) {
            stored.countries.insert(tie.country_id);
        }
    }

    let wanted = (0..).zip(&appeal.rows).map(|(position, row)| {
        let countries = row.countries.iter().filter_map(|(iso3, _)| Some(countries.get(iso3)?.0)).collect();
        (key(row, regions), Stored { position, countries })
    });
    let compared = compare(wanted, found);
    if !compared.removed.is_empty() {
        let names = compared.removed.iter().filter_map(|id| keys.get(id));
        let problem = |name: &str| Problem::new(COUNTRIES, "row-vanished").with("found", name);
        return Err(Error::Invalid(names.map(|(_, name)| problem(name)).collect()));
    }
    let mut ties = Vec::new();
    for ((region, name), stored) in compared.new {
        let row = appeal_rows::ActiveModel {
            appeal_id: Set(appeal_id.0),
            region_id: Set(region),
            position: Set(stored.position),
            printed_name: Set(name.clone()),
            ..Default::default()
        };
        let id = appeal_rows::Entity::insert(row).exec(tx.conn()).await?.last_insert_id;
        ids.insert((region, name), id);
        ties.extend(stored.countries.into_iter().map(|country| (id, country)));
    }
    for (id, _, stored) in compared.changed {
        let row = appeal_rows::ActiveModel { id: Unchanged(id), position: Set(stored.position), ..Default::default() };
        appeal_rows::Entity::update(row).exec(tx.conn()).await?;
        appeal_row_countries::Entity::delete_many()
            .filter(appeal_row_countries::Column::RowId.eq(id))
            .exec(tx.conn())
            .await?;
        ties.extend(stored.countries.into_iter().map(|country| (id, country)));
    }
    let ties = ties.into_iter().map(|(row_id, country_id)| appeal_row_countries::ActiveModel {
        row_id: Set(row_id),
        country_id: Set(country_id),
    });
    appeal_row_countries::Entity::insert_many(ties).exec_without_returning(tx.conn()).await?;
    let rows = appeal.rows.iter().filter_map(|row| ids.get(&key(row, regions)).copied().map(AppealRowId)).collect();
    Ok((rows, compared.counts))
}

fn key(row: &Row, regions: &Regions) -> (i64, String) {
    (regions[row.region].0, row.name.clone())
}
