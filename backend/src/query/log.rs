//! The audit log for people: newest first, of everything or of one project, filtered and paged.

use std::collections::{BTreeMap, BTreeSet};

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

/// One entry as people read it. `recorded_at` is microseconds UTC.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: i64,
    pub recorded_at: i64,
    pub who: Option<String>,
    pub project: Option<String>,
    pub action: String,
    pub subject: String,
    pub changes: Vec<Changed>,
    pub hash: String,
}

/// One field that the entry tells of: what it was, and what it became. What stayed the same is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    recorded_at: i64,
    who: Option<String>,
    project: Option<String>,
    action: String,
    subject: String,
    before: Option<String>,
    after: Option<String>,
    hash: String,
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
    let rows: Vec<Row> = all(ctx.read(), &sql, values).await?;
    let entries = rows.into_iter().map(Entry::from).collect();
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

impl From<Row> for Entry {
    fn from(row: Row) -> Self {
        let changes = changes(row.before.as_deref(), row.after.as_deref());
        Self {
            id: row.id,
            recorded_at: row.recorded_at,
            who: row.who,
            project: row.project,
            action: row.action,
            subject: row.subject,
            changes,
            hash: row.hash,
        }
    }
}

/// Columns that say who and how often: the entry itself says who, and its place in the log says in what order.
const TOLD_ELSEWHERE: [&str; 4] = ["author", "submitter", "reviewer", "version"];

/// The fields of two JSON objects that differ, by name; what is not an object stands as one field without a name.
fn changes(before: Option<&str>, after: Option<&str>) -> Vec<Changed> {
    let (before, after) = (fields(before), fields(after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let pairs = names.into_iter().map(|name| (name, before.get(name), after.get(name)));
    let differ = pairs.filter(|(name, before, after)| before != after && !TOLD_ELSEWHERE.contains(&name.as_str()));
    differ
        .map(|(name, before, after)| Changed { field: name.clone(), before: before.cloned(), after: after.cloned() })
        .collect()
}

fn fields(json: Option<&str>) -> BTreeMap<String, String> {
    let plain = |value: serde_json::Value| match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text),
        other => Some(other.to_string()),
    };
    match json.map(serde_json::from_str) {
        Some(Ok(serde_json::Value::Object(object))) => {
            object.into_iter().filter_map(|(name, value)| Some((name, plain(value)?))).collect()
        }
        Some(Ok(other)) => plain(other).map(|text| (String::new(), text)).into_iter().collect(),
        Some(Err(_)) => json.map(|text| (String::new(), text.to_owned())).into_iter().collect(),
        None => BTreeMap::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Changed, changes};

    fn changed(field: &str, before: Option<&str>, after: Option<&str>) -> Changed {
        let text = |text: Option<&str>| text.map(str::to_owned);
        Changed { field: field.into(), before: text(before), after: text(after) }
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = r#"{"state":"draft","total":"31","note":null,"version":1}"#;
        let after = r#"{"state":"submitted","total":"31","note":"ready","rows":2,"version":2}"#;
        let expected = vec![
            changed("note", None, Some("ready")),
            changed("rows", None, Some("2")),
            changed("state", Some("draft"), Some("submitted")),
        ];
        assert_eq!(changes(Some(before), Some(after)), expected);
        assert_eq!(changes(None, Some("\"whole\"")), [changed("", None, Some("whole"))]);
        assert_eq!(changes(Some("not json"), None), [changed("", Some("not json"), None)]);
        assert_eq!(changes(None, None), []);
    }
}
