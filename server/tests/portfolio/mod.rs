//! The portfolio: every filter, order, total and warning held against projects that are drawn at random, and the rules of quality.

mod calendar;
mod drawn;
mod file;
mod filter;
mod list;
mod remind;
mod rule;

use serde_json::Value;

use crate::support::Client;

/// Every item of a list over all of its pages, and the answer of its first page.
async fn listed(client: &Client, query: &str) -> (Vec<Value>, Value) {
    let (mut items, mut page) = (Vec::new(), 1);
    let first = client.get(&format!("/projects?{query}")).await.with(200);
    loop {
        let found = client.get(&format!("/projects?{query}&page={page}")).await.with(200);
        items.extend(found["items"].as_array().unwrap().iter().cloned());
        if page >= found["pages"].as_i64().unwrap() {
            return (items, first);
        }
        page += 1;
    }
}

fn codes(items: &[Value]) -> Vec<String> {
    items.iter().map(|item| item["code"].as_str().unwrap().to_owned()).collect()
}
