//! The budget of a project: its lines, totals, checks and versions.

mod allocate;
mod convert;
mod fix;
mod read;
mod rule;
mod save;
mod sums;

use backend::insert::money;
use domain::money::Rate;
use serde_json::{Value, json};

use crate::support::{Client, Page, World};

const BUDGET: &str = "/projects/DP.1649/budget";
const SAVE: &str = "/api/budget_save";

/// A rate of 2 November 2026, or of another day.
pub(crate) async fn rate(world: &World, currency: &str, text: &str, day: &str) {
    let tx = world.arrange().await;
    let ten_billionths = Rate::parse(text).unwrap();
    let rate = Rate { day: day.parse().unwrap(), currency: currency.parse().unwrap(), ten_billionths };
    money::rate(&tx, rate).await.unwrap();
    tx.commit().await.unwrap();
}

/// A line as the API takes it: section, result, description, quantity, currency, unit cost and duration.
pub(crate) fn line(section: &str, result: Option<i64>, text: &str, [times, currency, cost, over]: [&str; 4]) -> Value {
    json!({
        "section": section, "result": result, "year": 2026, "description": text, "quantity": times,
        "currency": currency, "unit_cost": cost, "duration": over
    })
}

pub(crate) async fn put(client: &Client, lines: Value) -> Value {
    client.put(BUDGET, json!({ "lines": lines })).await.with(200)
}

async fn read(client: &Client) -> Value {
    client.get(BUDGET).await.with(200)
}

/// The line with this description.
fn named<'a>(budget: &'a Value, text: &str) -> &'a Value {
    let lines = budget["lines"].as_array().unwrap();
    lines.iter().find(|line| line["description"] == text).unwrap_or_else(|| panic!("{text}: {budget:#}"))
}

/// The same line in another form, with the version that was read.
fn changed(line: &Value, changes: Value) -> Value {
    let mut sent = json!({
        "line": line["id"], "version": line["version"], "result": line["result"]["id"], "unit": line["unit"]
    });
    for field in ["section", "year", "description", "evaluation", "quantity", "currency", "unit_cost", "duration"] {
        sent[field] = line[field].clone();
    }
    for (field, value) in changes.as_object().unwrap() {
        sent[field] = value.clone();
    }
    sent
}

/// Three lines of a small budget: 42 000 + 10 000 + 3 640 of overhead.
fn small() -> Value {
    json!([
        line("staff", None, "Project manager", ["1", "USD", "3500.00", "12"]),
        line("operational", Some(3), "Courses", ["10", "USD", "1000.00", "1"]),
        line("overhead", None, "Overhead", ["0.07", "USD", "52000.00", ""]),
    ])
}

/// The fields of a form as it stands on the page, without those of a line that is left out.
fn form(page: &Page) -> Vec<(String, String)> {
    let mut fields = vec![("project".to_owned(), "DP.1649".to_owned())];
    let (_, form) = page.body.split_once("id=\"budget-form\"").expect("there is a form");
    for tag in form.split('<').filter(|tag| tag.starts_with("input") || tag.starts_with("select")) {
        let attribute = |name: &str| {
            let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
            Some(rest.split('"').next().unwrap().to_owned())
        };
        let Some(name) = attribute("name").filter(|name| name.starts_with("lines[")) else { continue };
        let is_tick = attribute("type").as_deref() == Some("checkbox");
        let value = attribute(if tag.starts_with("select") { "data-sent" } else { "value" }).unwrap_or_default();
        if !is_tick || tag.contains(" checked") {
            fields.push((name, value.replace("&amp;", "&")));
        }
    }
    fields
}

fn set(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    let name = format!("lines[{name}]");
    fields.retain(|(known, _)| *known != name);
    fields.push((name, value.to_owned()));
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
