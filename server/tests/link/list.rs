//! The list of links: filtered, searched and paged, open to every role.

use serde_json::json;

use super::{linked, propose};
use crate::{
    results::{Contributor, YEMEN, contributor},
    support::{Who, World},
};

#[tokio::test]
async fn filters_stand_in_the_address() {
    let world = World::new().await;
    linked(&world).await;
    let tx = world.arrange().await;
    contributor(&tx, Contributor { office: YEMEN, ..<_>::default() }).await;
    tx.commit().await.unwrap();
    let mut viewer = world.browser(Who::Viewer).await;
    for (query, here, not) in [
        ("state=standing", "DP.1649", "XX.9999"),
        ("state=standing", "HA.0001", "XX.9999"),
        ("state=standing&region=2", "HA.0001", "DP.1649"),
        ("state=standing&region=1", "DP.1649", "HA.0001"),
        ("state=standing&q=dp.16", "DP.1649", "HA.0001"),
        ("state=standing&q=SHELTERED", "HA.0001", "DP.1649"),
        ("state=standing&framework=MIGOF", "DP.1649", "XX.9999"),
        ("state=standing&framework=NONE", "No link fits these filters.", "DP.1649"),
        ("state=standing&q=100%25", "No link fits these filters.", "DP.1649"),
        ("", "Nothing waits for a decision.", "DP.1649"),
        ("state=ended", "No link has ended.", "DP.1649"),
    ] {
        let page = viewer.get(&format!("/results/links?{query}")).await;
        assert!(page.says(here) && !page.says(not), "{query}: {}", page.text());
        assert!(!page.body.contains("/api/link_"), "who looks decides nothing");
    }
    assert_eq!(viewer.get("/results/links?state=unknown").await.status, 404);
    assert_eq!(viewer.get("/results/links?region=x").await.status, 404);
    let client = world.client(Who::Viewer).await;
    assert_eq!(client.get("/links?state=unknown").await.status, 422);
    assert_eq!(client.get("/links?state=standing&region=2").await.with(200)["total"], 1);
}

#[tokio::test]
async fn what_a_person_may_not_open_is_named_without_a_way_to_it() {
    let world = World::new().await;
    linked(&world).await;
    let page = world.browser(Who::Stranger).await.get("/results/links?state=standing").await;
    assert!(page.says("Officials trained DP.1649"), "{}", page.text());
    assert!(!page.body.contains("/projects/DP.1649"), "{}", page.body);
}

#[tokio::test]
async fn what_waits_is_counted_for_whom_it_waits() {
    let world = World::new().await;
    let mut administrator = world.browser(Who::Administrator).await;
    propose(&mut administrator, "1", "MIGOF/P1.1", ["", ""]).await;
    for (who, count) in [(Who::HeadquartersAnalyst, 1), (Who::Administrator, 0), (Who::ProjectManager, 0)] {
        let work = world.client(who).await.get("/work").await.with(200);
        assert_eq!(work["links"], json!(count), "{who:?}");
    }
}
