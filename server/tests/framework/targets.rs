//! Targets of all years together, and of each.

use serde_json::json;

use super::MIGOF;
use crate::{
    results::row,
    support::{Browser, Page, Who, World},
};

async fn set(browser: &mut Browser, version: &str, targets: &[(&str, &str)]) -> Page {
    let mut fields = vec![("framework", "MIGOF"), ("corporate", "1"), ("version", version)];
    fields.extend(targets);
    browser.submit("/api/framework_set_targets", &fields).await
}

#[tokio::test]
async fn the_whole_and_each_year_stand_beside_each_other() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = set(
        &mut analyst,
        "1",
        &[("targets[whole]", "1200"), ("targets[y2025]", "200"), ("targets[y2026]", "300"), ("targets[y2027]", "")],
    )
    .await;
    assert!(page.says("3 targets are set."), "{}", page.text());
    assert!(page.body.replace('\u{202f}', " ").contains("1 200"), "{}", page.text());
    assert!(page.says("2025: 200 2026: 300"), "{}", page.text());
    let results = row(&analyst.get("/results").await, "P1.1");
    assert!(results.contains("people 1 200 "), "totals are held against the target of all years: {results}");
    let page = set(&mut analyst, "2", &[("targets[y2025]", "200"), ("targets[y2026]", "")]).await;
    assert!(page.says("One target is set.") && !page.says("2026: 300"), "{}", page.text());
    let page = set(&mut analyst, "2", &[("targets[y2025]", "250")]).await;
    assert!(page.says("Now there: “200”."), "a stale version: {}", page.text());
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Corporate targets set"), "{}", log.text());
    let past = row(&analyst.get("/results?as_at=2026-11-23").await, "P1.1");
    assert!(past.contains("no target"), "the target of the template was set on this day: {past}");
}

#[tokio::test]
async fn mistakes_are_named_at_their_year_and_nothing_is_written() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = set(&mut analyst, "1", &[("targets[y2026]", "many"), ("targets[y2027]", "5")]).await;
    assert!(page.says("“many” is not a number"), "{}", page.text());
    assert!(!analyst.get(MIGOF).await.says("2027: 5"));
    let client = world.client(Who::HeadquartersAnalyst).await;
    let path = "/frameworks/MIGOF/indicators/1/targets";
    let sent = |year: &str| json!({ "version": 1, "targets": { year: "5" } });
    assert_eq!(client.put(path, sent("2031")).await.with(422)["errors"][0]["field"], "targets.2031");
    assert_eq!(client.put(path, sent("2027")).await.with(200)["count"], 1);
    assert_eq!(client.put(path, sent("2028")).await.status, 409);
}
