//! The portfolio, for those who steer: the projects that a person may see, with state, dates, progress, reports, money, gender marker and
//! what to be warned of; paged, searched, filtered and sorted in SQL.
//!
//! A page reads the totals of everything that the filter lets through, and the facts of the 25 projects that it shows: nine statements,
//! whatever the size, and three more where a status is asked for. What costs most is remembered: values missing by period, sums by
//! indicator, money by project.

pub mod calendar;
mod choices;
mod facts;
mod filter;
pub mod map;
pub(crate) mod money;
pub mod rule;
mod source;
mod totals;
mod warning;

use domain::{code::ProjectCode, id::ProjectId, progress::Status};
use sea_orm::{FromQueryResult, Value};

use self::rule::InForce;
pub use self::{
    choices::{Choices, choices, regions},
    facts::{Item, Reported},
    filter::{Filter, Sort, Warned},
    totals::Totals,
};
use super::{all, standing};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
};

/// Rows on one page.
pub const PAGE: u64 = 25;

#[derive(Clone, Debug)]
pub struct Listed {
    pub items: Vec<Item>,
    pub totals: Totals,
    pub page: u64,
    pub pages: u64,
    pub choices: Choices,
}

/// The condition under which projects are asked for, with its parameters.
struct Condition {
    sql: String,
    values: Vec<Value>,
}

#[derive(FromQueryResult)]
struct CodeRow {
    code: String,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: i64,
}

/// One page of the projects this person may view, and the totals of all pages.
pub async fn list(ctx: &Ctx, filter: &Filter) -> Result<Listed> {
    let held = InForce::read(ctx).await?;
    let condition = condition(ctx, filter, &held).await?;
    let totals = totals::totals(ctx, &held, &condition).await?;
    let pages = totals.projects.div_ceil(PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let limit = format!("LIMIT {PAGE} OFFSET {}", (page - 1) * PAGE);
    let ids = ids(ctx, filter, &held, &condition, &limit).await?;
    let items = facts::items(ctx, &held, &ids).await?;
    Ok(Listed { items, totals, page, pages, choices: choices(ctx).await? })
}

/// Every project that the filter lets through, for a file.
pub async fn everything(ctx: &Ctx, filter: &Filter) -> Result<(Vec<Item>, Totals)> {
    let held = InForce::read(ctx).await?;
    let condition = condition(ctx, filter, &held).await?;
    let totals = totals::totals(ctx, &held, &condition).await?;
    let ids = ids(ctx, filter, &held, &condition, "").await?;
    let mut items = Vec::with_capacity(ids.len());
    for some in ids.chunks(facts::MOST) {
        items.extend(facts::items(ctx, &held, some).await?);
    }
    Ok((items, totals))
}

/// The codes of every project that the filter lets through.
pub async fn codes(ctx: &Ctx, filter: &Filter) -> Result<Vec<ProjectCode>> {
    let held = InForce::read(ctx).await?;
    let condition = condition(ctx, filter, &held).await?;
    let unsorted = filter.sorted(Sort::Code);
    let from = source::from(ctx.read(), unsorted.needs(&held), None, ctx.today());
    let sql = format!("SELECT p.code {from} WHERE {} ORDER BY p.code", condition.sql);
    let rows: Vec<CodeRow> = all(ctx.read(), &sql, condition.values).await?;
    rows.into_iter().map(|row| row.code.parse().map_err(Error::internal)).collect()
}

async fn condition(ctx: &Ctx, filter: &Filter, held: &InForce) -> Result<Condition> {
    let (sql, values) = filter::condition(ctx, filter, held)?;
    let mut condition = Condition { sql, values };
    if let Some(status) = filter.status {
        let unsorted = filter.sorted(Sort::Code);
        let candidates = ids(ctx, &unsorted, held, &condition, "").await?;
        let tallies = standing::tallies(ctx.read(), &candidates, ctx.today()).await?;
        let has = |tally: &standing::Tally| match status {
            Status::OnTrack => tally.on_track,
            Status::AtRisk => tally.at_risk,
            Status::OffTrack => tally.off_track,
            Status::Unknown => tally.unknown,
        };
        let found = tallies.iter().filter(|(_, tally)| has(tally) > 0).map(|(id, _)| *id);
        condition.sql += &format!(" AND p.id IN ({})", listed(found));
    }
    Ok(condition)
}

async fn ids(ctx: &Ctx, filter: &Filter, held: &InForce, condition: &Condition, limit: &str) -> Result<Vec<ProjectId>> {
    let from = source::from(ctx.read(), filter.needs(held), None, ctx.today());
    let order = filter::order(ctx, filter.sort, held);
    let sql = format!("SELECT p.id {from} WHERE {} ORDER BY {order} {limit}", condition.sql);
    let rows: Vec<IdRow> = all(ctx.read(), &sql, condition.values.clone()).await?;
    Ok(rows.into_iter().map(|row| ProjectId(row.id)).collect())
}

/// Numbers of our own for an SQL list; of none, one that nothing has.
fn listed(ids: impl IntoIterator<Item = ProjectId>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
    if ids.is_empty() { "0".into() } else { ids.join(", ") }
}

fn number(n: i64) -> Result<u32> {
    u32::try_from(n).map_err(Error::internal)
}
