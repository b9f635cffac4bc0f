//! One row of an appeal: what it asks for by area, which projects have budgeted for it with which lines, and the
//! indicators that stand or fall with that money.

mod gifts;
mod history;
mod projects;

use std::collections::{BTreeMap, HashMap};

use domain::{
    appeal::{Area, Areas},
    id::{AppealId, AppealRowId, RegionId},
    policy::Wide,
};
use sea_orm::FromQueryResult;

use super::{
    Appeal, By, RowDifference, Sums, cells,
    source::{Row, area},
    tied::{self, Within},
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, appeal, one},
};

pub use gifts::RowGift;
pub use history::ByHand;
pub(crate) use history::history;
pub use projects::{Dependent, Missing, PAGE, Paid, TiedLine, TiedProject};

/// A cell that the arithmetic of the source leaves open, in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenCell {
    pub area: Area,
    pub chosen_usd: i64,
    pub alternatives_usd: [i64; 2],
}

/// One area of the row.
#[derive(Clone, Copy, Debug)]
pub struct AreaLine {
    pub area: Area,
    /// The appeal has a cell for it, be it zero; without one nothing is asked.
    pub asked: bool,
    pub sums: Sums,
}

#[derive(Clone, Debug)]
pub struct RowFunding {
    pub appeal: Appeal,
    pub id: AppealRowId,
    pub name: String,
    pub region: (RegionId, String),
    /// The countries that the row stands for; empty for the initiatives of a region.
    pub countries: Vec<String>,
    pub printed_usd: i64,
    pub total: Sums,
    /// Every area of the appeal, in its order.
    pub all_areas: Areas,
    /// Those that are asked for or budgeted for.
    pub areas: Vec<AreaLine>,
    pub difference: Option<RowDifference>,
    pub open_cells: Vec<OpenCell>,
    /// What donors gave for it, the largest amount first.
    pub gifts: Vec<RowGift>,
    /// One page of the projects, the largest amount first.
    pub projects: Vec<TiedProject>,
    pub page: u64,
    pub pages: u64,
    /// Of its amounts: against it the next change is made.
    pub version: i64,
    /// The latest first.
    pub by_hand: Vec<ByHand>,
}

#[derive(FromQueryResult)]
struct HeadRow {
    appeal_id: i64,
    title: String,
    imported_at: i64,
    region_id: i64,
    region: String,
    printed_name: String,
    printed_usd: i64,
}

#[derive(FromQueryResult)]
struct PartRow {
    kind: String,
    word: String,
    usd: i64,
    alternative_1_usd: i64,
    alternative_2_usd: i64,
}

/// The row with this id in the appeal of this year; `page` counts its projects from 1. Thirteen statements, whatever the size.
pub async fn row(ctx: &Ctx, year: i64, id: AppealRowId, page: u64) -> Result<RowFunding> {
    ctx.wide(Wide::ViewFunding)?;
    let head: Option<HeadRow> = one(
        ctx.read(),
        "SELECT a.id AS appeal_id, a.title, a.imported_at, r.region_id, g.name AS region, r.printed_name, t.printed_usd
         FROM appeal_rows r
         JOIN appeal_row_totals t ON t.row_id = r.id AND t.superseded_at IS NULL
         JOIN appeals a ON a.id = r.appeal_id
         JOIN regions g ON g.id = r.region_id
         WHERE r.id = $1 AND a.year = $2",
        [id.0.into(), year.into()],
    )
    .await?;
    let head = head.ok_or(Error::NotFound)?;
    let all_areas = appeal::areas(ctx.read(), AppealId(head.appeal_id)).await?;
    let mut parts = parts(ctx, id).await?;
    parts.open_cells.sort_by_key(|cell| all_areas.place(cell.area));
    let (version, by_hand) = history(ctx.read(), id, ctx.read().moment(), &all_areas).await?;
    let row = Row {
        id,
        region: RegionId(head.region_id),
        region_name: head.region,
        name: head.printed_name,
        countries: Vec::new(),
        printed_usd: head.printed_usd,
        cells: parts.cells,
    };
    let rows = HashMap::from([(id, row.region)]);
    let within = Within { appeal: AppealId(head.appeal_id), rows, whole: false, area: None };
    let cells = cells::cells(ctx.read(), &[within.appeal], Some(id)).await?;
    let missing = cells::missing(ctx.read()).await?;
    let mut tied = tied::budgeted(&cells, &missing, &within, By::Area)?;
    let gifts = gifts::of_row(ctx.read(), id).await?;
    gifts::add(&mut tied, &gifts)?;
    let (projects, page, pages) = projects::page(ctx, id, &within.from(), &cells, tied.total.projects, page).await?;
    let areas = all_areas.iter().filter_map(|area| {
        let part = tied.of(area.as_str());
        let required_usd = row.cells.get(&area).copied();
        let (asked, nothing) = (required_usd.is_some(), part.is_nothing());
        let sums = part.with(required_usd.unwrap_or(0));
        (asked || !nothing).then_some(AreaLine { area, asked, sums })
    });
    let areas = areas.collect();
    Ok(RowFunding {
        appeal: Appeal { id: within.appeal, year, title: head.title, imported_at: head.imported_at },
        id,
        areas,
        all_areas,
        total: tied.total.with(row.added(None)?),
        difference: row.difference()?,
        name: row.name,
        region: (row.region, row.region_name),
        countries: parts.countries,
        printed_usd: row.printed_usd,
        open_cells: parts.open_cells,
        gifts,
        projects,
        page,
        pages,
        version,
        by_hand,
    })
}

#[derive(Default)]
struct Parts {
    cells: BTreeMap<Area, i64>,
    open_cells: Vec<OpenCell>,
    countries: Vec<String>,
}

/// The cells, the cells left open, and the countries, in one statement.
async fn parts(ctx: &Ctx, id: AppealRowId) -> Result<Parts> {
    let rows: Vec<PartRow> = all(
        ctx.read(),
        "SELECT 'cell' AS kind, c.area AS word, c.required_usd AS usd, 0 AS alternative_1_usd, 0 AS alternative_2_usd
           FROM appeal_cells c WHERE c.row_id = $1 AND c.superseded_at IS NULL
         UNION ALL SELECT 'open', o.area, o.chosen_usd, o.alternative_1_usd, o.alternative_2_usd
           FROM appeal_ambiguities o WHERE o.row_id = $1 AND o.superseded_at IS NULL
         UNION ALL SELECT 'country', c.name, 0, 0, 0
           FROM appeal_row_countries x JOIN countries c ON c.id = x.country_id WHERE x.row_id = $1",
        [id.0.into()],
    )
    .await?;
    let mut parts = Parts::default();
    for row in rows {
        match row.kind.as_str() {
            "cell" => {
                parts.cells.insert(area(&row.word)?, row.usd);
            }
            "open" => parts.open_cells.push(OpenCell {
                area: area(&row.word)?,
                chosen_usd: row.usd,
                alternatives_usd: [row.alternative_1_usd, row.alternative_2_usd],
            }),
            _ => parts.countries.push(row.word),
        }
    }
    parts.countries.sort();
    Ok(parts)
}
