//! The appeal as printed beside the appeal as added: both are kept, and where they differ is shown.

pub mod areas;

use std::collections::HashMap;

use domain::{
    appeal::{Area, Areas},
    id::{AppealId, AppealRowId},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{all, one};
use crate::error::{Error, Result};

/// One amount twice, in cents: as the source prints it, and as its cells add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    pub printed_usd: i64,
    pub added_usd: i64,
}

impl Compared {
    /// What the cells add to beyond what is printed; negative where they fall short.
    pub fn difference_usd(self) -> i64 {
        self.added_usd - self.printed_usd
    }
}

/// A row whose cells do not add to its printed total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDifference {
    pub row: AppealRowId,
    pub region: String,
    pub name: String,
    pub amounts: Compared,
}

/// A printed total of a region or an area that the cells do not add to; no region or no area means all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalDifference {
    pub region: Option<String>,
    pub area: Option<Area>,
    pub amounts: Compared,
}

/// Where one appeal does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// In the order of the source.
    pub rows: Vec<RowDifference>,
    /// Regions in the order of the source, the whole last; within each the areas, its total last. Without the grand total.
    pub totals: Vec<TotalDifference>,
    /// The grand total, whether it differs or not; none where none is printed.
    pub grand: Option<Compared>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// The appeal of a year.
pub async fn by_year(conn: &impl ConnectionTrait, year: i64) -> Result<Option<AppealId>> {
    let row: Option<Id> = one(conn, "SELECT id FROM appeals WHERE year = $1", [year.into()]).await?;
    Ok(row.map(|row| AppealId(row.id)))
}

/// The latest appeal that was imported.
pub async fn latest(conn: &impl ConnectionTrait) -> Result<Option<AppealId>> {
    let row: Option<Id> = one(conn, "SELECT id FROM appeals ORDER BY year DESC LIMIT 1", []).await?;
    Ok(row.map(|row| AppealId(row.id)))
}

#[derive(FromQueryResult)]
struct AreaRow {
    appeal_id: i64,
    name: String,
    about: String,
}

/// The areas of an appeal in its order. They are those of today also where a past day is read: names are names, not figures.
pub async fn areas(conn: &impl ConnectionTrait, appeal: AppealId) -> Result<Areas> {
    Ok(areas_of(conn, &[appeal]).await?.remove(&appeal).unwrap_or_default())
}

/// The same of several appeals, in one statement.
pub(crate) async fn areas_of(conn: &impl ConnectionTrait, appeals: &[AppealId]) -> Result<HashMap<AppealId, Areas>> {
    let ids: Vec<String> = appeals.iter().map(ToString::to_string).collect();
    let rows: Vec<AreaRow> = all(
        conn,
        &format!(
            "SELECT n.appeal_id, n.name, n.about FROM appeal_areas n WHERE n.appeal_id IN ({}) ORDER BY n.position, n.id",
            if ids.is_empty() { "NULL".to_owned() } else { ids.join(", ") }
        ),
        [],
    )
    .await?;
    let mut lists: HashMap<AppealId, Vec<(Area, String)>> = HashMap::new();
    for row in rows {
        let area = row.name.parse().map_err(Error::internal)?;
        lists.entry(AppealId(row.appeal_id)).or_default().push((area, row.about));
    }
    Ok(lists.into_iter().map(|(appeal, list)| (appeal, Areas::new(list))).collect())
}

/// The areas of the appeal of a year; where there is none, those of all appeals, the newest first.
pub async fn areas_of_year(conn: &impl ConnectionTrait, year: i64) -> Result<Areas> {
    match by_year(conn, year).await? {
        Some(appeal) => areas(conn, appeal).await,
        None => every_area(conn).await,
    }
}

/// The areas of all appeals, each once, in the order of the newest that has it.
pub async fn every_area(conn: &impl ConnectionTrait) -> Result<Areas> {
    let rows: Vec<AreaRow> = all(
        conn,
        "SELECT n.appeal_id, n.name, n.about FROM appeal_areas n JOIN appeals a ON a.id = n.appeal_id
         ORDER BY a.year DESC, n.position, n.id",
        [],
    )
    .await?;
    let mut found: Vec<(Area, String)> = Vec::new();
    for row in rows {
        let area: Area = row.name.parse().map_err(Error::internal)?;
        if found.iter().all(|(known, _)| *known != area) {
            found.push((area, row.about));
        }
    }
    Ok(Areas::new(found))
}

#[derive(FromQueryResult)]
struct OfRow {
    appeal_id: i64,
    name: String,
}

/// The appeal of a row of this year, and the name of the row as printed; not there: not found.
pub(crate) async fn of_row(conn: &impl ConnectionTrait, year: i64, row: AppealRowId) -> Result<(AppealId, String)> {
    let found: Option<OfRow> = one(
        conn,
        "SELECT r.appeal_id, r.printed_name AS name FROM appeal_rows r JOIN appeals a ON a.id = r.appeal_id
         WHERE r.id = $1 AND a.year = $2",
        [row.0.into(), year.into()],
    )
    .await?;
    found.map(|row| (AppealId(row.appeal_id), row.name)).ok_or(Error::NotFound)
}

#[derive(FromQueryResult)]
struct RowRow {
    id: i64,
    region: String,
    printed_name: String,
    printed_usd: i64,
    added_usd: i64,
}

#[derive(FromQueryResult)]
struct TotalRow {
    region: Option<String>,
    area: Option<String>,
    printed_usd: i64,
    added_usd: i64,
}

/// Printed against added, in three statements.
pub async fn reconciliation(conn: &impl ConnectionTrait, appeal: AppealId) -> Result<Reconciliation> {
    let rows: Vec<RowRow> = all(
        conn,
        "SELECT r.id, g.name AS region, r.printed_name, t.printed_usd,
                CAST(COALESCE(SUM(c.required_usd), 0) AS BIGINT) AS added_usd
         FROM appeal_rows r
         JOIN appeal_row_totals t ON t.row_id = r.id AND t.superseded_at IS NULL
         JOIN regions g ON g.id = r.region_id
         LEFT JOIN appeal_cells c ON c.row_id = r.id AND c.superseded_at IS NULL
         WHERE r.appeal_id = $1
         GROUP BY r.id, g.name, r.printed_name, t.printed_usd, r.position
         HAVING COALESCE(SUM(c.required_usd), 0) <> t.printed_usd
         ORDER BY r.position",
        [appeal.0.into()],
    )
    .await?;
    let totals: Vec<TotalRow> = all(
        conn,
        "SELECT g.name AS region, t.area, t.printed_usd,
                CAST(COALESCE(SUM(c.required_usd), 0) AS BIGINT) AS added_usd
         FROM appeal_totals t
         LEFT JOIN regions g ON g.id = t.region_id
         LEFT JOIN appeal_rows r ON r.appeal_id = t.appeal_id AND (t.region_id IS NULL OR r.region_id = t.region_id)
         LEFT JOIN appeal_cells c
                ON c.row_id = r.id AND c.superseded_at IS NULL AND (t.area IS NULL OR c.area = t.area)
         WHERE t.appeal_id = $1 AND t.superseded_at IS NULL
         GROUP BY t.id, g.name, g.position, t.area, t.printed_usd
         HAVING COALESCE(SUM(c.required_usd), 0) <> t.printed_usd OR (t.region_id IS NULL AND t.area IS NULL)
         ORDER BY CASE WHEN g.position IS NULL THEN 1 ELSE 0 END, g.position",
        [appeal.0.into()],
    )
    .await?;

    let rows = rows.into_iter().map(|row| RowDifference {
        row: AppealRowId(row.id),
        region: row.region,
        name: row.printed_name,
        amounts: Compared { printed_usd: row.printed_usd, added_usd: row.added_usd },
    });
    let (mut differences, mut grand) = (Vec::new(), None);
    for total in totals {
        let amounts = Compared { printed_usd: total.printed_usd, added_usd: total.added_usd };
        match (total.region, total.area) {
            (None, None) => grand = Some(amounts),
            (region, area) => {
                let area = area.map(|area| area.parse().map_err(Error::internal)).transpose()?;
                differences.push(TotalDifference { region, area, amounts });
            }
        }
    }
    let areas = areas(conn, appeal).await?;
    for region in differences.chunk_by_mut(|one: &TotalDifference, next| one.region == next.region) {
        region.sort_by_key(|total| total.area.map_or(usize::MAX, |area| areas.place(area)));
    }
    Ok(Reconciliation { rows: rows.collect(), totals: differences, grand })
}
