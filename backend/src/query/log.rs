//! The audit log for people: newest first, of everything or of one project, filtered and paged.

use domain::{
    code::ProjectCode,
    policy::{Action, Wide},
};
use sea_orm::{FromQueryResult, Value};

use crate::{
    ctx::Ctx,
    error::Result,
    query::{all, one, project::Project},
};

pub const PAGE: u64 = 50;

/// Which entries; everything stands in the URL.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// A project code, or nothing for all.
    pub project: Option<ProjectCode>,
    /// The first word of the action (`actual`, `gender`, `matrix`, …), or nothing for all.
    pub noun: String,
    /// Part of the name of the person.
    pub person: String,
    /// From 1.
    pub page: u64,
}

/// One entry as people read it. `recorded_at` is microseconds UTC; before and after are JSON.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Entry {
    pub id: i64,
    pub recorded_at: i64,
    pub who: Option<String>,
    pub project: Option<String>,
    pub action: String,
    pub subject: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub hash: String,
}

#[derive(Clone, Debug)]
pub struct Log {
    pub entries: Vec<Entry>,
    /// The first words of all actions there are, for the filter.
    pub nouns: Vec<String>,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

#[derive(FromQueryResult)]
struct Happened {
    action: String,
}

/// The whole log, for auditors.
pub async fn log(ctx: &Ctx, filter: &Filter) -> Result<Log> {
    ctx.wide(Wide::ViewLog)?;
    entries(ctx, filter).await
}

/// The log of one project, for those who may read it.
pub async fn of_project(ctx: &Ctx, project: &Project, page: u64) -> Result<Log> {
    let project = ctx.project(&project.code, Action::ViewLog).await?;
    entries(ctx, &Filter { project: Some(project.code), page, ..Filter::default() }).await
}

async fn entries(ctx: &Ctx, filter: &Filter) -> Result<Log> {
    let (condition, values) = condition(filter);
    let from = format!(
        "FROM events e
         LEFT JOIN users u ON u.id = e.user_id
         LEFT JOIN projects p ON p.id = e.project_id
         WHERE {condition}"
    );
    let count: Option<Count> = one(ctx.read(), &format!("SELECT COUNT(*) AS n {from}"), values.clone()).await?;
    let total = count.map_or(0, |count| count.n.unsigned_abs());
    let pages = total.div_ceil(PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let sql = format!(
        "SELECT e.id, e.recorded_at, u.name AS who, p.code AS project, e.action, e.subject, e.before, e.after, e.hash
         {from} ORDER BY e.id DESC LIMIT {PAGE} OFFSET {}",
        (page - 1) * PAGE
    );
    let entries = all(ctx.read(), &sql, values).await?;
    let actions: Vec<Happened> = all(ctx.read(), "SELECT DISTINCT action FROM events", []).await?;
    let mut nouns: Vec<String> =
        actions.iter().filter_map(|row| row.action.split('.').next()).map(str::to_owned).collect();
    nouns.sort();
    nouns.dedup();
    Ok(Log { entries, nouns, total, page, pages })
}

fn condition(filter: &Filter) -> (String, Vec<Value>) {
    let mut parts = vec!["TRUE".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let mut bind = |value: String| {
        values.push(value.into());
        format!("${}", values.len())
    };
    if let Some(project) = &filter.project {
        parts.push(format!("p.code = {}", bind(project.to_string())));
    }
    if !filter.noun.is_empty() {
        parts.push(format!("e.action LIKE {} ESCAPE '\\'", bind(format!("{}.%", super::like(&filter.noun)))));
    }
    if !filter.person.trim().is_empty() {
        let part = format!("%{}%", super::like(&filter.person.trim().to_lowercase()));
        parts.push(format!("LOWER(u.name) LIKE {} ESCAPE '\\'", bind(part)));
    }
    (parts.join(" AND "), values)
}
