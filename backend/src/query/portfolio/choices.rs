//! What the filters of the portfolio can be set to: words that are there among all projects, and places.

use domain::{
    code::CountryCode,
    id::{OfficeId, RegionId},
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::all,
};

#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub regions: Vec<(RegionId, String)>,
    pub countries: Vec<(CountryCode, String)>,
    pub offices: Vec<(OfficeId, String)>,
    pub fundings: Vec<String>,
    pub sdgs: Vec<String>,
    pub areas: Vec<String>,
}

#[derive(FromQueryResult)]
struct Row {
    what: String,
    id: i64,
    word: String,
    name: String,
}

/// In one statement.
pub async fn choices(ctx: &Ctx) -> Result<Choices> {
    let rows: Vec<Row> = all(
        ctx.read(),
        "SELECT 'region' AS what, r.id, '' AS word, r.name, r.position AS place FROM regions r
         UNION ALL SELECT 'country', 0, c.iso3, c.name, 0 FROM countries c
           WHERE EXISTS (SELECT 1 FROM project_countries x WHERE x.country_id = c.id)
         UNION ALL SELECT 'office', o.id, '', o.name, 0 FROM offices o
           WHERE EXISTS (SELECT 1 FROM projects p WHERE p.office_id = o.id)
         UNION ALL SELECT DISTINCT 'funding', 0, p.funding, '', 0 FROM projects p
         UNION ALL SELECT DISTINCT 'sdg', 0, x.sdg_target, '', 0 FROM project_sdgs x
         UNION ALL SELECT DISTINCT 'area', 0, x.area, '', 0 FROM project_areas x
         ORDER BY 1, 5, 4, 3",
        [],
    )
    .await?;
    let mut choices = Choices::default();
    for Row { what, id, word, name } in rows {
        match what.as_str() {
            "region" => choices.regions.push((RegionId(id), name)),
            "country" => choices.countries.push((word.parse().map_err(Error::internal)?, name)),
            "office" => choices.offices.push((OfficeId(id), name)),
            "funding" => choices.fundings.push(word),
            "sdg" => choices.sdgs.push(word),
            _ => choices.areas.push(word),
        }
    }
    Ok(choices)
}

#[derive(FromQueryResult)]
struct Region {
    id: i64,
    name: String,
}

/// Every region with its name, for filters.
pub async fn regions(ctx: &Ctx) -> Result<Vec<(RegionId, String)>> {
    let regions: Vec<Region> = all(ctx.read(), "SELECT r.id, r.name FROM regions r ORDER BY r.position", []).await?;
    Ok(regions.into_iter().map(|region| (RegionId(region.id), region.name)).collect())
}
