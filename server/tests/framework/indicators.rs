//! Corporate indicators: added, changed as far as nothing counts towards them, taken out with their links.

use serde_json::json;

use super::{MIGOF, change, save};
use crate::{
    link::{linked, propose},
    results::{TRAINED, row},
    support::{Who, World},
};

#[tokio::test]
async fn what_is_added_can_be_counted_towards() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page =
        save(&mut analyst, &[("method", "Visits, twice a year"), ("definition", "Open on every weekday.")]).await;
    assert!(
        page.says("P1.2 · Centres open to everybody") && page.says("Method: Visits, twice a year"),
        "{}",
        page.text()
    );
    assert!(analyst.get("/results").await.says("Centres open to everybody"));
    let past = analyst.get("/results?as_at=2026-11-23").await;
    assert!(!past.says("Centres open to everybody") && past.says("Officials trained on rights"), "{}", past.text());
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = propose(&mut manager, "3", "MIGOF/P1.2", ["", "One complaint for each centre."]).await;
    assert!(page.says("Proposed. It counts once"), "{}", page.text());
}

#[tokio::test]
async fn mistakes_are_named_at_their_fields() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    for (field, typed, problem) in [
        ("code", "p1.1", "p1.1 is taken"),
        ("code", "", "A code has letters"),
        ("title", " ", "This cannot be left blank."),
        ("unit", "", "This cannot be left blank."),
        ("kind", "narrative", "Words are not added up."),
        ("kind", "other", "Choose one of the listed answers."),
        ("kind", "scale", "A scale has two to 12 answers"),
        ("answers", "poor", "Only a scale has answers of its own."),
        ("result", "7", "Choose an outcome or output of the same area."),
        ("position", "first", "A place is a number from 1 to 999."),
    ] {
        let page = save(&mut analyst, &[(field, typed)]).await;
        assert!(page.says(problem), "{field} {typed}: {}", page.text());
    }
    assert!(!analyst.get(MIGOF).await.says("P1.2"), "nothing was written");
}

#[tokio::test]
async fn what_counts_keeps_its_kind_unit_and_answers() {
    let world = World::new().await;
    linked(&world).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let open = analyst.get(&format!("{MIGOF}?open=indicator-1")).await;
    assert!(open.says("One project indicator counts towards it"), "{}", open.text());
    for (field, typed) in [("kind", "percentage"), ("unit", "courses")] {
        let page = change(&mut analyst, &[(field, typed)]).await;
        assert!(page.says("Project indicators that count towards it: 1. So this stays."), "{field}: {}", page.text());
    }
    let page = change(&mut analyst, &[("title", "Officials who finished a course"), ("unit", "People")]).await;
    assert!(page.says("Saved.") && page.says("Officials who finished a course"), "{}", page.text());
    let page = change(&mut analyst, &[("title", "Officials")]).await;
    assert!(page.says("Now there: “Officials who finished a course”."), "a stale version: {}", page.text());
}

#[tokio::test]
async fn what_counts_in_part_goes_on_being_added_up() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let new = backend::insert::link::NewLink {
        indicator: world.indicator(1),
        corporate: TRAINED,
        share: domain::link::Share::parse("60").unwrap(),
        proposal: None,
        by: None,
    };
    backend::insert::link::link(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = change(&mut analyst, &[("operator", "maximum")]).await;
    assert!(page.says("Links that count in part: 1."), "{}", page.text());
}

#[tokio::test]
async fn another_kind_takes_the_targets_away() {
    let world = World::new().await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = change(&mut analyst, &[("kind", "percentage"), ("unit", "%")]).await;
    assert!(page.says("Saved."), "{}", page.text());
    let client = world.client(Who::Viewer).await;
    let found = client.get("/frameworks/MIGOF").await.with(200);
    assert_eq!(found["areas"][0]["indicators"][0]["target"], json!(null));
}

#[tokio::test]
async fn its_links_end_with_it_and_past_days_keep_both() {
    let world = World::new().await;
    linked(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    propose(&mut manager, "3", "MIGOF/P1.1", ["", "Each complaint is of one person."]).await;
    let client = world.client(Who::HeadquartersAnalyst).await;
    let path = "/frameworks/MIGOF/indicators/1";
    assert_eq!(client.delete(&format!("{path}?version=9&reason=Merged")).await.status, 409);
    assert_eq!(client.delete(&format!("{path}?version=1&reason=")).await.status, 422);
    assert_eq!(client.delete(&format!("{path}?version=1&reason=Merged")).await.status, 204);
    assert_eq!(client.get("/results/MIGOF/P1.1").await.status, 404);
    let ended = client.get("/links?state=ended").await.with(200);
    assert_eq!(ended["items"][0]["ended"]["note"], "Merged");
    let refused = client.get("/links?state=refused").await.with(200);
    assert_eq!(refused["items"][0]["decided"]["note"], "Merged");
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let past = row(&analyst.get("/results?as_at=2026-11-23").await, "P1.1");
    assert!(past.contains("Officials trained on rights"), "{past}");
    let page = save(&mut analyst, &[("code", "P1.1")]).await;
    assert!(page.says("P1.1 is taken"), "its code stays its own: {}", page.text());
}
