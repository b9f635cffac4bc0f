//! What stands behind a budget, and the check that it is as large as the budget.

use domain::contribution::Purpose;
use serde_json::json;

use super::{add, line, path, pledged, record, to_line};
use crate::{
    budget as lines,
    support::{Client, Who, World},
};

async fn check(client: &Client) -> (String, String, String) {
    let budget = client.get("/projects/DP.1649/budget").await.with(200);
    let checks = budget["checks"].as_array().unwrap();
    let found = checks.iter().find(|check| check["code"] == "contributions").unwrap();
    let text = |name: &str| found[name].as_str().unwrap().to_owned();
    assert_eq!(found["severity"], "warning");
    (text("verdict"), text("part"), text("whole"))
}

fn is(verdict: &str, part: &str, whole: &str) -> (String, String, String) {
    (verdict.into(), part.into(), whole.into())
}

#[tokio::test]
async fn own_contributions_count_whole_and_those_of_the_pool_with_what_lines_have() {
    let world = World::new().await;
    let line = line(&world, "1000.00").await;
    let viewer = world.client(Who::Viewer).await;
    assert_eq!(check(&viewer).await, is("failed", "0.00", "1000.00"));
    let own = pledged(&world, "Donor government A", Purpose::Project(world.project()), 60_000).await;
    let pool = pledged(&world, "Private foundation B", Purpose::Any, 900_000).await;
    assert_eq!(check(&viewer).await, is("failed", "600.00", "1000.00"));
    let manager = world.client(Who::FundManager).await;
    to_line(&manager, pool, line, "390").await.with(200);
    assert_eq!(check(&viewer).await, is("passed", "990.00", "1000.00"), "rates of other days may move a hundredth");
    to_line(&manager, own, line, "600").await.with(200);
    assert_eq!(check(&viewer).await.1, "990.00", "what is its own counts once, allocated or not");
    record(&manager, own.0, "received", "2026-11-03", "700").await;
    assert_eq!(check(&viewer).await, is("failed", "1090.00", "1000.00"));
    let page = world.browser(Who::ProjectStaff).await.get("/projects/DP.1649/budget").await;
    for text in [
        "USD 1 090.00 promised is 90.00 more than the budget of 1 000.00.",
        "Donor government A A-1 · 2018 Tightly earmarked earmarked for this project",
        "Private foundation B A-1 · 2018 Unearmarked from the pool – – 390.00 390.00",
        "Promised for the budget 1 090.00",
        "Courses · 2026 990.00 of 1 000.00 10.00 open",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
}

#[tokio::test]
async fn what_is_not_converted_makes_it_unknown() {
    let world = World::new().await;
    line(&world, "1000.00").await;
    let manager = world.client(Who::FundManager).await;
    let id = add(&manager, "Donor government A", "A-1", "EUR").await;
    let says = json!({ "reference": "A-1", "year": 2018, "earmarking": "tightly", "project": "DP.1649" });
    manager.put(&path(id), json!({ "version": 1, "says": says })).await.with(200);
    record(&manager, id, "pledged", "2026-11-03", "1000").await;
    assert_eq!(check(&manager).await.0, "unknown");
    lines::rate(&world, "EUR", "1", "2026-11-02").await;
    manager.post(&format!("{}/convert", path(id)), json!({})).await.with(200);
    assert_eq!(check(&manager).await, is("passed", "1000.00", "1000.00"));
}
