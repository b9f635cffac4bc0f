//! An appeal as it was imported: its rows with their cells, and the printed table of regions by area.
//!
//! It is small (166 rows and 824 cells in 2018), so that it is read whole and filtered here, and the differences between
//! printed and added come from the same reading.

use std::collections::{BTreeMap, HashMap};

use domain::{
    appeal::{Area, Areas},
    code::CountryCode,
    id::{AppealId, AppealRowId, RegionId},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{Appeal, Filter, sum, tied::Within};
use crate::{
    error::{Error, Result},
    query::{all, appeal},
};

#[derive(FromQueryResult)]
struct AppealRow {
    id: i64,
    year: i64,
    title: String,
    imported_at: i64,
}

#[derive(FromQueryResult)]
struct RowRow {
    appeal_id: i64,
    id: i64,
    region_id: i64,
    region: String,
    printed_name: String,
    printed_usd: i64,
    iso3: Option<String>,
    country: Option<String>,
}

#[derive(FromQueryResult)]
struct CellRow {
    row_id: i64,
    area: String,
    required_usd: i64,
}

#[derive(FromQueryResult)]
struct TotalRow {
    appeal_id: i64,
    region_id: Option<i64>,
    area: Option<String>,
    printed_usd: i64,
}

pub(super) struct Row {
    pub(super) id: AppealRowId,
    pub(super) region: RegionId,
    pub(super) region_name: String,
    pub(super) name: String,
    /// The countries that it stands for, by name; none for the initiatives of a region.
    pub(super) countries: Vec<(CountryCode, String)>,
    pub(super) printed_usd: i64,
    /// By area.
    pub(super) cells: BTreeMap<Area, i64>,
}

/// A printed total; no region or no area means over all of them.
pub(super) type Place = (Option<RegionId>, Option<Area>);

#[derive(Default)]
pub(super) struct Source {
    pub(super) areas: Areas,
    /// In the order of the source.
    pub(super) rows: Vec<Row>,
    pub(super) totals: HashMap<Place, i64>,
}

/// The rows that a filter lets through, of a source.
pub(super) struct Chosen<'a> {
    pub(super) source: &'a Source,
    pub(super) rows: Vec<&'a Row>,
}

/// Every appeal that has a printed grand total, which each gets with its import; the newest first.
pub(crate) async fn appeals(conn: &impl ConnectionTrait) -> Result<Vec<Appeal>> {
    let rows: Vec<AppealRow> = all(
        conn,
        "SELECT a.id, a.year, a.title, a.imported_at
         FROM appeals a
         JOIN appeal_totals t
           ON t.appeal_id = a.id AND t.region_id IS NULL AND t.area IS NULL AND t.superseded_at IS NULL
         ORDER BY a.year DESC",
        [],
    )
    .await?;
    let appeals = rows.into_iter().map(|row| Appeal {
        id: AppealId(row.id),
        year: row.year,
        title: row.title,
        imported_at: row.imported_at,
    });
    Ok(appeals.collect())
}

/// The appeals, in four statements.
pub(super) async fn load(conn: &impl ConnectionTrait, appeals: &[Appeal]) -> Result<HashMap<AppealId, Source>> {
    let ids: Vec<String> = appeals.iter().map(|appeal| appeal.id.to_string()).collect();
    let ids = ids.join(", ");
    let rows: Vec<RowRow> = all(
        conn,
        &format!(
            "SELECT r.appeal_id, r.id, r.region_id, g.name AS region, r.printed_name, t.printed_usd, c.iso3, c.name AS country
         FROM appeal_rows r
         JOIN appeal_row_totals t ON t.row_id = r.id AND t.superseded_at IS NULL
         JOIN regions g ON g.id = r.region_id
         LEFT JOIN appeal_row_countries x ON x.row_id = r.id
         LEFT JOIN countries c ON c.id = x.country_id
         WHERE r.appeal_id IN ({ids}) ORDER BY r.appeal_id, r.position, c.name"
        ),
        [],
    )
    .await?;
    let cells: Vec<CellRow> = all(
        conn,
        &format!(
            "SELECT c.row_id, c.area, c.required_usd
             FROM appeal_cells c JOIN appeal_rows r ON r.id = c.row_id
             WHERE r.appeal_id IN ({ids}) AND c.superseded_at IS NULL"
        ),
        [],
    )
    .await?;
    let totals: Vec<TotalRow> = all(
        conn,
        &format!(
            "SELECT t.appeal_id, t.region_id, t.area, t.printed_usd
             FROM appeal_totals t WHERE t.appeal_id IN ({ids}) AND t.superseded_at IS NULL"
        ),
        [],
    )
    .await?;

    let mut by_row: HashMap<i64, BTreeMap<Area, i64>> = HashMap::new();
    for cell in cells {
        by_row.entry(cell.row_id).or_default().insert(area(&cell.area)?, cell.required_usd);
    }
    let ids: Vec<AppealId> = appeals.iter().map(|appeal| appeal.id).collect();
    let mut areas = appeal::areas_of(conn, &ids).await?;
    let source = |id: AppealId| (id, Source { areas: areas.remove(&id).unwrap_or_default(), ..Source::default() });
    let mut sources: HashMap<AppealId, Source> = ids.into_iter().map(source).collect();
    for row in rows {
        let all = &mut sources.entry(AppealId(row.appeal_id)).or_default().rows;
        // A row comes once for each of its countries.
        if all.last().is_none_or(|last| last.id.0 != row.id) {
            all.push(Row {
                id: AppealRowId(row.id),
                region: RegionId(row.region_id),
                region_name: row.region,
                name: row.printed_name,
                countries: Vec::new(),
                printed_usd: row.printed_usd,
                cells: by_row.remove(&row.id).unwrap_or_default(),
            });
        }
        if let (Some(last), Some(iso3), Some(country)) = (all.last_mut(), row.iso3, row.country) {
            last.countries.push((iso3.parse().map_err(Error::internal)?, country));
        }
    }
    let place = |total: &TotalRow| -> Result<Place> {
        Ok((total.region_id.map(RegionId), total.area.as_deref().map(area).transpose()?))
    };
    for total in totals {
        let of = sources.entry(AppealId(total.appeal_id)).or_default();
        of.totals.insert(place(&total)?, total.printed_usd);
    }
    Ok(sources)
}

/// An area from its stored word.
pub(super) fn area(word: &str) -> Result<Area> {
    word.parse().map_err(Error::internal)
}

impl Row {
    /// What its cells add to, in one area or in all.
    pub(super) fn added(&self, only: Option<Area>) -> Result<i64> {
        sum(self.cells.iter().filter(|(area, _)| only.is_none_or(|only| only == **area)).map(|(_, amount)| *amount))
    }
}

impl Source {
    /// Its regions in its order.
    pub(super) fn regions(&self) -> Vec<(RegionId, String)> {
        let mut regions: Vec<(RegionId, String)> = Vec::new();
        for row in &self.rows {
            if regions.iter().all(|(id, _)| *id != row.region) {
                regions.push((row.region, row.region_name.clone()));
            }
        }
        regions
    }

    /// The rows of the region, with the words searched for in their own name or their region's.
    pub(super) fn chosen(&self, filter: &Filter) -> Chosen<'_> {
        let words = filter.search.trim().to_lowercase();
        let said = |row: &Row| {
            words.is_empty()
                || row.name.to_lowercase().contains(&words)
                || row.region_name.to_lowercase().contains(&words)
        };
        let within = |row: &Row| filter.region.is_none_or(|region| region == row.region);
        Chosen { source: self, rows: self.rows.iter().filter(|row| within(row) && said(row)).collect() }
    }
}

impl Chosen<'_> {
    /// What is tied to these rows.
    pub(super) fn within(&self, appeal: AppealId, area: Option<Area>) -> Within {
        let rows = self.rows.iter().map(|row| (row.id, row.region)).collect();
        Within { appeal, rows, whole: self.rows.len() == self.source.rows.len(), area }
    }

    /// The printed total of these rows. The printed table answers for a region and for an area, not for words searched
    /// for, unless they leave a single row, whose total is printed.
    pub(super) fn printed(&self, filter: &Filter) -> Option<i64> {
        match (filter.search.trim().is_empty(), &self.rows[..], filter.area) {
            (true, ..) => self.source.totals.get(&(filter.region, filter.area)).copied(),
            (false, [only], None) => Some(only.printed_usd),
            _ => None,
        }
    }
}
