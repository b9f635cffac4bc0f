//! The list of links over all projects: paged and filtered in SQL. Open to everybody with a role, as the totals are that rest on them.

use domain::{id::RegionId, policy::Wide};
use sea_orm::{FromQueryResult, Value};

use super::{Linked, Stand, from, linked};
use crate::{
    ctx::Ctx,
    error::Result,
    query::{all, like, one},
};

/// Rows on one page.
pub const PAGE: u64 = 30;

/// What the list shows; everything stands in the URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub stand: Stand,
    /// The code of a framework.
    pub framework: Option<String>,
    pub region: Option<RegionId>,
    /// Part of a project's code, or of the title or code of either indicator, in any case.
    pub search: String,
    /// From 1.
    pub page: u64,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub items: Vec<Linked>,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
    /// Every framework, for the filter: code and title.
    pub frameworks: Vec<(String, String)>,
    /// Every region, for the filter.
    pub regions: Vec<(RegionId, String)>,
    /// May confirm, refuse and end.
    pub may_confirm: bool,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

#[derive(FromQueryResult)]
struct FrameworkRow {
    code: String,
    title: String,
}

#[derive(FromQueryResult)]
struct RegionRow {
    id: i64,
    name: String,
}

/// Four statements, whatever the size. What waits is shown oldest first, everything else newest first.
pub async fn links(ctx: &Ctx, filter: &Filter) -> Result<Listed> {
    ctx.wide(Wide::ViewResults)?;
    let (condition, values) = condition(filter);
    let sql = format!("SELECT COUNT(*) AS n {} AND {condition}", from(filter.stand, ctx.read().moment()));
    let count: Option<Count> = one(ctx.read(), &sql, values.clone()).await?;
    let total = count.map_or(0, |count| count.n.unsigned_abs());
    let pages = total.div_ceil(PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let order = match filter.stand {
        Stand::Waiting => "x.id",
        Stand::Refused => "x.superseded_at DESC, x.id DESC",
        Stand::Standing => "l.id DESC",
        Stand::Ended => "l.superseded_at DESC, l.id DESC",
    };
    let rest = format!("{condition} ORDER BY {order} LIMIT {PAGE} OFFSET {}", (page - 1) * PAGE);
    let items = linked(ctx, filter.stand, &rest, values).await?;
    let frameworks: Vec<FrameworkRow> =
        all(ctx.read(), "SELECT f.code, f.title FROM frameworks f ORDER BY f.year_from DESC, f.id", []).await?;
    let regions: Vec<RegionRow> =
        all(ctx.read(), "SELECT g.id, g.name FROM regions g ORDER BY g.position, g.id", []).await?;
    Ok(Listed {
        items,
        total,
        page,
        pages,
        frameworks: frameworks.into_iter().map(|row| (row.code, row.title)).collect(),
        regions: regions.into_iter().map(|row| (RegionId(row.id), row.name)).collect(),
        may_confirm: ctx.past_day().is_none() && ctx.wide(Wide::ConfirmLinks).is_ok(),
    })
}

fn condition(filter: &Filter) -> (String, Vec<Value>) {
    let mut parts = vec!["TRUE".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    if let Some(code) = &filter.framework {
        values.push(code.as_str().into());
        parts.push(format!("f.code = ${}", values.len()));
    }
    let search = filter.search.trim();
    if !search.is_empty() {
        values.push(format!("%{}%", like(&search.to_lowercase())).into());
        let fits = ["p.code", "i.title", "c.code", "c.title"]
            .map(|column| format!(r"LOWER({column}) LIKE ${} ESCAPE '\'", values.len()));
        parts.push(format!("({})", fits.join(" OR ")));
    }
    parts.extend(filter.region.map(|region| format!("o.region_id = {region}")));
    (parts.join(" AND "), values)
}

/// How many proposals wait for this person: of others, where they may decide at all.
pub async fn waiting_for(ctx: &Ctx) -> Result<u64> {
    let subject = ctx.subject()?;
    if ctx.wide(Wide::ConfirmLinks).is_err() {
        return Ok(0);
    }
    let sql =
        format!("SELECT COUNT(*) AS n {} AND x.user_id <> {}", from(Stand::Waiting, ctx.read().moment()), subject.user);
    let count: Option<Count> = one(ctx.read(), &sql, []).await?;
    Ok(count.map_or(0, |count| count.n.unsigned_abs()))
}
