//! The REST API, called as a script calls it.

mod access;
mod actuals;
mod as_at;
mod document;
mod errors;
mod evidence;
mod locks;
mod matrix;
mod mission;
mod results;
mod tokens;

use serde_json::{Value, json};

use crate::support::Client;

/// The address of the values of a quarter of 2026.
fn actuals(period: i64) -> String {
    format!("/projects/DP.1649/periods/{period}/actuals")
}

/// Keeps the value of one indicator as a draft, hands it in and has it approved.
async fn approved(manager: &Client, reviewer: &Client, period: i64, indicator: i64, total: Value) {
    let address = actuals(period);
    manager.put(&format!("{address}/{indicator}"), json!({ "total": total })).await.with(200);
    manager.post(&format!("{address}/submit"), json!({ "indicators": [indicator] })).await.with(200);
    let ids = submitted(reviewer, period).await;
    reviewer.post(&format!("{address}/approve"), json!({ "chosen": ids })).await.with(200);
}

/// The ids of the submitted values of a period.
async fn submitted(client: &Client, period: i64) -> Vec<i64> {
    let read = client.get(&actuals(period)).await.with(200);
    let values = read["values"].as_array().unwrap().iter();
    values.filter(|value| value["state"] == "submitted").map(|value| value["id"].as_i64().unwrap()).collect()
}

/// The entry of one indicator in a list of them.
fn of(list: &Value, indicator: i64) -> &Value {
    list.as_array().unwrap().iter().find(|value| value["indicator"] == indicator).unwrap()
}
