//! What was spent of a budget: typed for a month, out of a ledger, and what it amounts to.

mod burn;
mod enter;
mod import;
mod sums;

use serde_json::{Value, json};

use crate::{
    budget,
    support::{Client, World},
};

const SPENT: &str = "/projects/DP.1649/budget/spent";
const LEDGER: &str = "/projects/DP.1649/budget/ledger";
const ENTER: &str = "/api/expenditure_enter";

/// The lines 1 to 3 of DP.1649: a manager for 42 000 dollars, courses for 10 000 euros on output 1.1, rooms for 300 000 yen on activity
/// 1.1.1. A euro is 1.10 dollars in October, and 1.20 in November; a yen has no rate.
async fn budgeted(world: &World) -> Vec<i64> {
    budget::rate(world, "EUR", "1.1", "2026-10-01").await;
    budget::rate(world, "EUR", "1.2", "2026-11-02").await;
    let manager = world.client(crate::support::Who::ProjectManager).await;
    let of = budget::put(
        &manager,
        json!([
            budget::line("staff", None, "Project manager", ["1", "USD", "3500.00", "12"]),
            budget::line("operational", Some(3), "Courses", ["10", "EUR", "1000.00", "1"]),
            budget::line("operational", Some(4), "Rooms", ["10", "JPY", "30000", "1"]),
        ]),
    )
    .await;
    of["lines"].as_array().unwrap().iter().map(|line| line["id"].as_i64().unwrap()).collect()
}

async fn month(client: &Client, month: &str) -> Value {
    client.get(&format!("/projects/DP.1649/expenditure?month={month}")).await.with(200)
}

async fn put(client: &Client, month: &str, lines: Value) -> Value {
    client.put(&format!("/projects/DP.1649/expenditure?month={month}"), json!({ "lines": lines })).await.with(200)
}

async fn burn(client: &Client) -> Value {
    client.get("/projects/DP.1649/burn").await.with(200)
}

async fn record(client: &Client, rows: Value) -> Value {
    client.post("/projects/DP.1649/expenditure/ledger", json!({ "rows": rows })).await.with(200)
}

fn row(document: &str, day: &str, line: i64, amount: &str) -> Value {
    json!({ "document": document, "day": day, "line": line, "amount": amount })
}
