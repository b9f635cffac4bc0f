//! Confirming and refusing: by another person at headquarters, several at once, all or none.

use serde_json::json;

use super::{OF_ONE, decide, linked, propose};
use crate::{
    results::{Contributor, contributor, row},
    support::{Who, World},
};

const P11: &str = "MIGOF/P1.1";

#[tokio::test]
async fn what_is_confirmed_counts_from_then_on() {
    let world = World::new().await;
    let tx = world.arrange().await;
    contributor(&tx, Contributor::default()).await.approved(&tx, 1, "30").await;
    tx.commit().await.unwrap();
    let mut manager = world.browser(Who::ProjectManager).await;
    propose(&mut manager, "1", P11, ["", ""]).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let work = analyst.get("/").await;
    assert!(work.says("One proposed link waits for confirmation"), "{}", work.text());
    let page = analyst.get("/results/links").await;
    assert!(page.says("Officials trained DP.1649"), "{}", page.text());
    assert!(row(&analyst.get("/results").await, "P1.1").contains("1 of 1"), "only the other project is expected");
    let page = decide(&mut analyst, "confirm", &[1], "As agreed in May.").await;
    assert!(page.says("One link is confirmed and counts.") && page.says("Nothing waits"), "{}", page.text());
    assert!(row(&analyst.get("/results").await, "P1.1").contains("1 of 2"), "both are expected");
    assert!(!analyst.get("/").await.says("waits for confirmation"));
    let page = manager.get(OF_ONE).await;
    assert!(page.says("Counts") && page.says("Confirmed by Headquarters analyst"), "{}", page.text());
    assert!(page.says("“As agreed in May.”"), "{}", page.text());
    assert!(manager.get("/projects/DP.1649/matrix").await.says("P1.1"), "the matrix says so");
    let past = analyst.get("/results?as_at=2026-11-23").await;
    assert!(!row(&past, "P1.1").contains("of 2"), "past days stay as they were");
}

#[tokio::test]
async fn nobody_decides_about_what_they_proposed() {
    let world = World::new().await;
    let mut administrator = world.browser(Who::Administrator).await;
    propose(&mut administrator, "1", P11, ["", ""]).await;
    let page = administrator.get("/results/links").await;
    assert!(page.says("Yours: another person decides") && !page.body.contains("chosen[p1]"), "{}", page.text());
    for verb in ["confirm", "refuse"] {
        let page = decide(&mut administrator, verb, &[1], "I think so.").await;
        assert!(page.says("You proposed this yourself: another person decides."), "{verb}: {}", page.text());
    }
    let client = world.client(Who::Administrator).await;
    let sent = json!({ "proposals": [1] });
    assert_eq!(client.post("/links/confirm", sent.clone()).await.with(422)["errors"][0]["field"], "chosen.p1");
    let analyst = world.client(Who::HeadquartersAnalyst).await;
    assert_eq!(analyst.post("/links/confirm", sent).await.with(200)["count"], 1);
}

#[tokio::test]
async fn a_refusal_says_why_and_the_project_reads_it() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    propose(&mut manager, "1", P11, ["", ""]).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = decide(&mut analyst, "refuse", &[1], " ").await;
    assert!(page.says("Say why. The project reads it."), "{}", page.text());
    assert!(page.body.contains("name=\"chosen[p1]\" checked"), "the tick stays: {}", page.body);
    let page = decide(&mut analyst, "refuse", &[1], "These are no officials.").await;
    assert!(page.says("One proposal is refused."), "{}", page.text());
    let page = manager.get(OF_ONE).await;
    assert!(page.says("Refused by Headquarters analyst") && page.says("“These are no officials.”"), "{}", page.text());
    assert!(analyst.get("/results/links?state=refused").await.says("“These are no officials.”"));
    let page = propose(&mut manager, "1", P11, ["", ""]).await;
    assert!(page.says("Proposed. It counts once"), "it may be proposed again: {}", page.text());
}

#[tokio::test]
async fn several_are_decided_at_once_or_none() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    propose(&mut manager, "1", P11, ["", ""]).await;
    propose(&mut manager, "3", P11, ["", "Each complaint is of one person."]).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    let page = decide(&mut analyst, "confirm", &[], "").await;
    assert!(page.says("Choose at least one proposal."), "{}", page.text());
    manager.submit("/api/link_withdraw", &[("project", "DP.1649"), ("indicator", "3"), ("proposal", "2")]).await;
    let page = decide(&mut analyst, "confirm", &[1, 2], "").await;
    assert!(page.says("The project has taken this back in the meantime."), "{}", page.text());
    assert!(analyst.get("/results/links").await.says("Officials trained"), "the other one waits still");
    propose(&mut manager, "3", P11, ["", "Each complaint is of one person."]).await;
    let page = decide(&mut analyst, "confirm", &[1, 3], "").await;
    assert!(page.says("2 links are confirmed and count."), "{}", page.text());
    assert_eq!(analyst.post("/api/link_confirm", &[("chosen[p99]", "on")]).await.status, 404);
}

#[tokio::test]
async fn what_no_longer_fits_is_not_confirmed() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    propose(&mut manager, "3", P11, ["", "Each complaint is of one person."]).await;
    let retire = [("project", "DP.1649"), ("indicator", "3"), ("version", "1")];
    manager.submit("/api/matrix_retire_indicator", &retire).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    assert!(analyst.get("/results/links").await.says("Nothing waits for a decision."));
    let page = decide(&mut analyst, "confirm", &[1], "").await;
    assert!(page.says("One of the two indicators has been taken out since."), "{}", page.text());
}

#[tokio::test]
async fn another_share_takes_the_place_of_the_one_before() {
    let world = World::new().await;
    linked(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    propose(&mut manager, "1", P11, ["60", ""]).await;
    let mut analyst = world.browser(Who::HeadquartersAnalyst).await;
    assert!(analyst.get("/results/links").await.says("100 % of it counts now"));
    decide(&mut analyst, "confirm", &[1], "").await;
    let page = manager.get(OF_ONE).await;
    assert!(
        page.says("Counts") && page.says("60 % of it") && page.says("Ended by Headquarters analyst"),
        "{}",
        page.text()
    );
    let matrix = manager.get("/projects/DP.1649/matrix").await;
    assert!(matrix.says("P1.1 · 60 %"), "{}", matrix.text());
    let client = world.client(Who::Viewer).await;
    let standing = client.get("/links?state=standing").await.with(200);
    assert_eq!((&standing["total"], &standing["items"][0]["share"]), (&json!(1), &json!("60")));
}
