//! The page, and who sees what on it.

use super::{codes, drawn::draw, listed};
use crate::support::{Who, World};

#[tokio::test]
async fn the_page_says_what_rest_says() {
    let world = World::new().await;
    let all = draw(&world, 19).await;
    let page = world.browser(Who::Auditor).await.get("/projects?sort=warnings").await;
    let (items, first) = listed(&world.client(Who::Auditor).await, "sort=warnings").await;
    for item in &items[..25] {
        assert!(page.says(item["code"].as_str().unwrap()), "{item:#}");
    }
    assert!(!page.says(items[25]["code"].as_str().unwrap()), "the next page");
    let warned = first["totals"]["warned"].as_i64().unwrap();
    assert!(page.says(&format!("Projects {} that you may see", all.len())), "{}", page.text());
    assert!(page.says(&format!("Projects with a warning {warned}")), "{}", page.text());
    assert!(page.says("Nothing was reported for a period that was due") && page.says("no budget yet"));
    let link = "href=\"/projects?warning=no-link&sort=warnings\"";
    assert!(page.body.replace("&amp;", "&").contains(link), "each rule opens its projects: {}", page.body);
    let none = world.browser(Who::Auditor).await.get("/projects?q=nothing+at+all&warning=any").await;
    assert!(none.says("No project fits these filters"), "{}", none.text());
}

#[tokio::test]
async fn nobody_sees_more_than_their_scope_whatever_they_ask() {
    let world = World::new().await;
    let all = draw(&world, 23).await;
    let stranger = world.client(Who::Stranger).await;
    let of_yemen: usize = all.iter().filter(|one| one.office == 2).count();
    for query in ["", "region=1", "office=1", "sort=warnings", "warning=any", "status=unknown", "q=Rwanda"] {
        let (items, first) = listed(&stranger, query).await;
        assert!(items.iter().all(|item| item["office"] == "Mission in Yemen"), "{query}: {:?}", codes(&items));
        assert!(first["total"].as_u64().unwrap() <= of_yemen as u64, "{query}");
    }
    let (items, _) = listed(&stranger, "").await;
    assert_eq!(items.len(), of_yemen);
    let page = world.browser(Who::Stranger).await.get("/projects?q=DP.1649").await;
    assert!(!page.says("Fulfilling migrants"), "{}", page.text());
    let page = world.nobody().get("/projects").await;
    assert_eq!(page.status, 303);
}

#[tokio::test]
async fn a_past_day_is_read_as_it_stood() {
    let world = World::new().await;
    draw(&world, 29).await;
    // All of it was recorded today.
    let auditor = world.client(Who::Auditor).await;
    let found = auditor.get("/projects?as_at=2026-11-23").await.with(200);
    assert_eq!(found["total"], 0, "{found:#}");
    let page = world.browser(Who::Auditor).await.get("/projects?as_at=2026-11-23&warning=any&sort=burn").await;
    assert!(page.says("No project fits these filters"), "{}", page.text());
}
