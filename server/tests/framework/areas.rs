//! Areas, and the outcomes and outputs in them.

use serde_json::json;

use super::MIGOF;
use crate::support::{Browser, Page, Who, World};

async fn area(browser: &mut Browser, more: &[(&str, &str)]) -> Page {
    let mut fields = vec![("framework", "MIGOF"), ("code", "O1"), ("name", "Objective 1"), ("statement", "Well-being")];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend(more);
    browser.submit("/api/framework_save_area", &fields).await
}

async fn retire(browser: &mut Browser, part: &str, id: &str, version: &str, reason: &str) -> Page {
    let fields = [("framework", "MIGOF"), ("part", part), ("id", id), ("version", version), ("reason", reason)];
    browser.submit("/api/framework_retire", &fields).await
}

#[tokio::test]
async fn areas_are_added_put_in_order_changed_and_taken_out() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = area(&mut analyst, &[]).await;
    assert!(page.says("Saved.") && page.says("O1 · Objective 1"), "{}", page.text());
    let page = area(&mut analyst, &[]).await;
    assert!(page.says("O1 is taken"), "{}", page.text());
    let page =
        area(&mut analyst, &[("area", "2"), ("version", "1"), ("name", "First objective"), ("position", "0")]).await;
    assert!(page.says("A place is a number from 1 to 999."), "{}", page.text());
    let page =
        area(&mut analyst, &[("area", "2"), ("version", "1"), ("name", "First objective"), ("position", "2")]).await;
    assert!(page.says("O1 · First objective"), "{}", page.text());
    area(&mut analyst, &[("code", "O0"), ("name", "Before all"), ("position", "1")]).await;
    let page = analyst.get(MIGOF).await;
    let at = |text: &str| page.body.find(text).unwrap_or_else(|| panic!("{text} is there"));
    assert!(at("P1 · Principle 1") < at("O0 · Before all") && at("O0 · Before all") < at("O1 · First objective"));
    let page = area(&mut analyst, &[("area", "2"), ("version", "1"), ("name", "Another")]).await;
    assert!(page.says("Now there: “First objective”."), "{}", page.text());
    let page = retire(&mut analyst, "area", "1", "1", "No longer.").await;
    assert!(page.says("Parts that still stand in it: 1."), "{}", page.text());
    let page = retire(&mut analyst, "area", "2", "2", "").await;
    assert!(page.says("Say why; it is needed, and kept."), "{}", page.text());
    let page = retire(&mut analyst, "area", "2", "2", "It was never agreed.").await;
    assert!(page.says("It is taken out.") && !page.says("First objective"), "{}", page.text());
    let again = [("framework", "MIGOF"), ("part", "area"), ("id", "2"), ("version", "3"), ("reason", "Again.")];
    assert_eq!(analyst.post("/api/framework_retire", &again).await.status, 404);
}

#[tokio::test]
async fn outputs_stand_under_outcomes() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let outcome = [("framework", "MIGOF"), ("area", "1"), ("statement", "Laws are kept")];
    let page = analyst.submit("/api/framework_save_result", &outcome).await;
    assert!(page.says("Outcome 1 Laws are kept"), "{}", page.text());
    let output = |parent| [("framework", "MIGOF"), ("parent", parent), ("statement", "Judges are trained")];
    let page = analyst.submit("/api/framework_save_result", &output("1")).await;
    assert!(page.says("Output 1.1 Judges are trained"), "{}", page.text());
    let client = world.client(Who::HeadquartersAnalyst).await;
    let wrong = json!({ "parent": 2, "statement": "Deeper" });
    assert_eq!(client.post("/frameworks/MIGOF/results", wrong).await.with(422)["errors"][0]["field"], "parent");
    let page = retire(&mut analyst, "result", "1", "1", "No longer.").await;
    assert!(page.says("Parts that still stand in it: 1."), "{}", page.text());
    let put = json!({ "version": 1, "statement": "Judges and officers are trained" });
    client.put("/frameworks/MIGOF/results/2", put.clone()).await.with(200);
    assert_eq!(client.put("/frameworks/MIGOF/results/2", put).await.status, 409);
    assert_eq!(client.delete("/frameworks/MIGOF/results/2?version=2&reason=Merged").await.status, 204);
    assert!(!analyst.get(MIGOF).await.says("Judges"));
    assert_eq!(client.post("/frameworks/MIGOF/results", json!({ "statement": "Nowhere" })).await.status, 404);
}
