//! The list of projects a person may see: paged, searched, filtered and sorted in SQL.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    code::ProjectCode,
    gender::{GenderCode, Stage},
    id::{ProjectId, RegionId},
    lifecycle::ProjectState,
    policy::Action,
};
use sea_orm::{FromQueryResult, Value};

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, like, one, scope, standing},
};

/// Rows on one page.
pub const PAGE: u64 = 25;

/// What the list shows; everything stands in the URL.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Part of the code or title, in any case.
    pub search: String,
    pub region: Option<RegionId>,
    pub state: Option<ProjectState>,
    pub sort: Sort,
    /// From 1.
    pub page: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Code,
    Title,
    /// The earliest end first.
    Ends,
}

#[derive(Clone, Debug)]
pub struct Item {
    pub code: ProjectCode,
    pub title: String,
    pub office: String,
    pub state: ProjectState,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    /// None: not assessed, which is not code 0.
    pub gender: Option<(GenderCode, Stage)>,
    pub tally: standing::Tally,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub items: Vec<Item>,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
    /// Every region with its name, for the filter.
    pub regions: Vec<(RegionId, String)>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    code: String,
    title: String,
    office: String,
    state: String,
    starts: NaiveDate,
    ends: NaiveDate,
    gender_code: Option<String>,
    gender_stage: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

#[derive(FromQueryResult)]
struct Region {
    id: i64,
    name: String,
}

/// One page of the projects this person may view. Five statements, whatever the size.
pub async fn list(ctx: &Ctx, filter: &Filter) -> Result<Listed> {
    let (condition, values) = condition(ctx, filter)?;
    let from = format!(
        "FROM projects p
         JOIN offices o ON o.id = p.office_id
         JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
         LEFT JOIN gender_assessments g ON g.project_id = p.id AND g.superseded_at IS NULL
         WHERE {condition}"
    );
    let count: Option<Count> = one(ctx.read(), &format!("SELECT COUNT(*) AS n {from}"), values.clone()).await?;
    let total = count.map_or(0, |count| count.n.unsigned_abs());
    let pages = total.div_ceil(PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let order = match filter.sort {
        Sort::Code => "p.code",
        Sort::Title => "LOWER(p.title), p.code",
        Sort::Ends => "p.ends, p.code",
    };
    let rows: Vec<Row> = all(
        ctx.read(),
        &format!(
            "SELECT p.id, p.code, p.title, o.name AS office, s.state, p.starts, p.ends,
                    g.code AS gender_code, g.stage AS gender_stage
             {from} ORDER BY {order} LIMIT {PAGE} OFFSET {}",
            (page - 1) * PAGE
        ),
        values,
    )
    .await?;
    let projects: Vec<_> = rows.iter().map(|row| ProjectId(row.id)).collect();
    let tallies = standing::tallies(ctx.read(), &projects, ctx.today()).await?;
    let items = rows.into_iter().map(|row| row.item(&tallies)).collect::<Result<_>>()?;
    Ok(Listed { items, total, page, pages, regions: regions(ctx).await? })
}

/// Every region with its name, for filters.
pub(crate) async fn regions(ctx: &Ctx) -> Result<Vec<(RegionId, String)>> {
    let regions: Vec<Region> = all(ctx.read(), "SELECT id, name FROM regions ORDER BY position", []).await?;
    Ok(regions.into_iter().map(|region| (RegionId(region.id), region.name)).collect())
}

fn condition(ctx: &Ctx, filter: &Filter) -> Result<(String, Vec<Value>)> {
    let mut parts = vec![scope::may(ctx.subject()?, Action::View)];
    let mut values: Vec<Value> = Vec::new();
    let search = filter.search.trim();
    if !search.is_empty() {
        values.push(format!("%{}%", like(&search.to_lowercase())).into());
        parts.push(r"(LOWER(p.title) LIKE $1 ESCAPE '\' OR LOWER(p.code) LIKE $1 ESCAPE '\')".into());
    }
    if let Some(region) = filter.region {
        parts.push(format!("o.region_id = {region}"));
    }
    if let Some(state) = filter.state {
        parts.push(format!("s.state = '{}'", state.as_str()));
    }
    Ok((parts.join(" AND "), values))
}

impl Row {
    fn item(self, tallies: &HashMap<ProjectId, standing::Tally>) -> Result<Item> {
        let gender = match (self.gender_code, self.gender_stage) {
            (Some(code), Some(stage)) => {
                Some((code.parse().map_err(Error::internal)?, stage.parse().map_err(Error::internal)?))
            }
            _ => None,
        };
        Ok(Item {
            code: self.code.parse().map_err(Error::internal)?,
            title: self.title,
            office: self.office,
            state: self.state.parse().map_err(Error::internal)?,
            starts: self.starts,
            ends: self.ends,
            gender,
            tally: tallies.get(&ProjectId(self.id)).copied().unwrap_or_default(),
        })
    }
}
