//! Proposing: what fits, what does not, and who may.

use domain::indicator::{Kind, Operator};
use serde_json::json;

use super::{OF_ONE, linked, propose};
use crate::{
    results::{corporate, row},
    support::{Who, World},
};

const P11: &str = "MIGOF/P1.1";

#[tokio::test]
async fn a_proposal_waits_and_counts_nowhere() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = manager.get(OF_ONE).await;
    assert!(page.says("Nothing yet") && page.says("P1.1 · Officials trained on rights"), "{}", page.text());
    let page = propose(&mut manager, "1", P11, ["", ""]).await;
    assert!(page.says("Proposed. It counts once headquarters has confirmed it."), "{}", page.text());
    assert!(page.says("Waits") && page.says("Proposed by Project manager, 24 Nov 2026"), "{}", page.text());
    let list = manager.get("/projects/DP.1649/matrix/links").await;
    assert!(list.says("Waits P1.1 Officials trained on rights"), "{}", list.text());
    let total = row(&manager.get("/results").await, "P1.1");
    assert!(!total.contains("of 1"), "nothing is expected of it: {total}");
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Link proposed"), "{}", log.text());
    let again = propose(&mut manager, "1", P11, ["50", ""]).await;
    assert!(again.says("This link is proposed already"), "{}", again.text());
}

#[tokio::test]
async fn kind_unit_answers_and_share_must_fit() {
    let world = World::new().await;
    let tx = world.arrange().await;
    corporate(&tx, "P1.2", Kind::Percentage, Operator::Sum, "80/100").await;
    corporate(&tx, "P1.3", Kind::Count, Operator::Maximum, "9").await;
    tx.commit().await.unwrap();
    linked(&world).await;
    let mut manager = world.browser(Who::ProjectManager).await;
    for (indicator, to, share, same, problem) in [
        ("1", "", "", "", "Choose a corporate indicator."),
        ("1", "MIGOF/P9.9", "", "", "“MIGOF/P9.9” is no corporate indicator."),
        ("1", "P1.1", "", "", "“P1.1” is no corporate indicator."),
        ("1", "MIGOF/P1.2", "", "", "P1.2 is of another kind"),
        ("2", P11, "", "", "P1.1 is of another kind"),
        ("3", P11, "", "", "P1.1 counts “people”, this indicator “number”."),
        ("1", "MIGOF/P1.3", "", " ", "P1.3 counts “things”, this indicator “people”."),
        ("1", "MIGOF/P1.3", "50", "People are things here.", "P1.3 is not added up over projects"),
        ("1", P11, "0", "", "“0” is no share."),
        ("1", P11, "100.01", "", "“100.01” is no share."),
        ("1", P11, "12.345", "", "“12.345” is no share."),
        ("1", P11, "100", "", "It counts there already, with this share."),
    ] {
        let page = propose(&mut manager, indicator, to, [share, same]).await;
        assert!(page.says(problem), "{indicator} {to} {share}: {problem} in {}", page.text());
    }
    let page = propose(&mut manager, "3", P11, ["", "Every complaint is of one person."]).await;
    assert!(page.says("“number” and “people” mean the same: “Every complaint is of one person.”"), "{}", page.text());
    let page = propose(&mut manager, "1", P11, ["60", ""]).await;
    assert!(page.says("60 % of it") && page.says("100 % of it counts now"), "{}", page.text());
}

#[tokio::test]
async fn what_was_typed_comes_back() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    let page = propose(&mut manager, "1", P11, ["six tenths", ""]).await;
    assert_eq!(page.input("share").as_deref(), Some("six tenths"));
    assert!(page.body.contains("value=\"MIGOF/P1.1\" checked"), "{}", page.body);
}

#[tokio::test]
async fn the_project_takes_it_back_while_it_waits() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    propose(&mut manager, "1", P11, ["", ""]).await;
    let fields = [("project", "DP.1649"), ("indicator", "1"), ("proposal", "1")];
    let page = manager.submit("/api/link_withdraw", &fields).await;
    assert!(page.says("The proposal is taken back.") && page.says("Taken back by Project manager"), "{}", page.text());
    let page = manager.submit("/api/link_withdraw", &fields).await;
    assert!(page.says("The project has taken this back in the meantime."), "{}", page.text());
    let page = propose(&mut manager, "1", P11, ["", ""]).await;
    assert!(page.says("Proposed. It counts once"), "and may be proposed anew: {}", page.text());
}

#[tokio::test]
async fn only_who_may_edit_the_matrix() {
    let world = World::new().await;
    let fields = [("project", "DP.1649"), ("indicator", "1"), ("corporate", P11)];
    for (who, status) in [
        (Who::Reviewer, 403),
        (Who::HeadquartersAnalyst, 403),
        (Who::Auditor, 403),
        (Who::Stranger, 404),
        (Who::Administrator, 303),
    ] {
        let mut browser = world.browser(who).await;
        assert_eq!(browser.post("/api/link_propose", &fields).await.status, status, "{who:?}");
        let page = browser.get(OF_ONE).await;
        assert_eq!(page.body.contains("/api/link_propose"), who == Who::Administrator, "{who:?}");
    }
    let mut manager = world.browser(Who::ProjectManager).await;
    for (indicator, status) in [("99", 404), ("x", 404)] {
        let fields = [("project", "DP.1649"), ("indicator", indicator), ("corporate", P11)];
        assert_eq!(manager.post("/api/link_propose", &fields).await.status, status, "{indicator}");
    }
    assert_eq!(manager.get("/projects/DP.1649/matrix/links?indicator=99").await.status, 404);
}

#[tokio::test]
async fn programs_propose_from_suggestions_and_take_back() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let found = manager.get("/projects/DP.1649/indicators/1/suggestions").await.with(200);
    let best = &found["suggestions"][0];
    assert_eq!((&best["corporate"], &best["same_unit"], &best["shares"]), (&json!(P11), &json!(true), &json!(true)));
    assert!(best["likeness"].as_u64().unwrap() > 400, "{best}");
    let path = "/projects/DP.1649/indicators/1/links";
    let sent = json!({ "corporate": best["corporate"], "share": "60" });
    let made = manager.post(path, sent.clone()).await.with(201);
    assert_eq!(manager.post(path, sent).await.with(422)["errors"][0]["field"], "corporate");
    let links = manager.get("/projects/DP.1649/links").await.with(200);
    assert_eq!((&links["links"][0]["state"], &links["links"][0]["share"]), (&json!("waiting"), &json!("60")));
    let proposal = format!("/projects/DP.1649/proposals/{}", made["proposal"]);
    assert_eq!(manager.delete(&proposal).await.status, 204);
    assert_eq!(manager.delete(&proposal).await.status, 409);
    assert_eq!(manager.delete("/projects/DP.1649/proposals/99").await.status, 404);
}
