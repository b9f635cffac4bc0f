//! A new contribution, with a donor that is known or not.

use serde_json::json;

use super::{LIST, add, path, says};
use crate::support::{Who, World};

#[tokio::test]
async fn a_fund_manager_adds_a_contribution_of_a_new_donor() {
    let world = World::new().await;
    let mut manager = world.browser(Who::FundManager).await;
    assert!(manager.get("/funding/contributions").await.says("No contribution has been recorded yet."));
    let page = manager.get("/funding/contributions/new").await;
    assert!(page.says("New contribution") && page.says("Add the contribution"), "{}", page.text());
    let fields = [
        ("donor", "Donor government A"),
        ("donor_kind", "government"),
        ("currency", "eur"),
        ("reference", "A-1"),
        ("year", "2018"),
        ("earmarking", "tightly"),
        ("project", "dp.1649"),
        ("region", ""),
        ("area", ""),
        ("conditions", "A report each year."),
    ];
    let page = manager.submit("/api/contribution_add", &fields).await;
    for text in ["Donor government A · A-1", "Tightly earmarked", "DP.1649", "EUR", "A report each year."] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    assert!(page.says("Nothing has been pledged, committed or received yet."), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(log.says("Contribution added"), "{}", log.text());
    let list = world.browser(Who::Viewer).await.get("/funding/contributions").await;
    assert!(list.says("Donor government A") && !list.says("New contribution"), "{}", list.text());
    assert!(world.browser(Who::Viewer).await.get("/funding/contributions/new").await.says("recorded by fund managers"));
}

#[tokio::test]
async fn what_cannot_stand_is_named_and_nothing_is_added() {
    let world = World::new().await;
    let manager = world.client(Who::FundManager).await;
    let id = add(&manager, "Donor government A", "A-1", "USD").await;
    let cases = [
        (
            json!({ "says": says("A-2", "unearmarked"), "donor": " ", "currency": "USD" }),
            vec![("donor", "contribution-donor-missing")],
        ),
        (
            json!({ "says": says("A-2", "unearmarked"), "donor": "Somebody", "currency": "USD" }),
            vec![("donor_kind", "contribution-kind-missing")],
        ),
        (
            json!({ "says": says("A-2", "unearmarked"), "donor": "Somebody", "donor_kind": "rich", "currency": "USD" }),
            vec![("donor_kind", "contribution-kind-unknown")],
        ),
        (
            json!({ "says": says("A-2", "unearmarked"), "donor": "DONOR government a", "donor_kind": "un", "currency": "USD" }),
            vec![("donor_kind", "contribution-kind-other")],
        ),
        (
            json!({ "says": says("a-1", "unearmarked"), "donor": "donor government A", "currency": "XXX" }),
            vec![("currency", "budget-not-a-currency"), ("says.reference", "contribution-reference-taken")],
        ),
        (
            json!({ "says": { "reference": "", "year": 18, "earmarking": "hardly" }, "donor": "Donor government A", "currency": "USD" }),
            vec![
                ("says.reference", "contribution-reference-missing"),
                ("says.year", "contribution-year"),
                ("says.earmarking", "contribution-earmarking-unknown"),
            ],
        ),
        (
            json!({ "says": says("A-2", "tightly"), "donor": "Donor government A", "currency": "USD" }),
            vec![("says.project", "earmarking-project-missing")],
        ),
        (
            json!({ "says": says("A-2", "softly"), "donor": "Donor government A", "currency": "USD" }),
            vec![("says.region", "earmarking-place-missing")],
        ),
        (
            json!({
                "says": { "reference": "A-2", "year": 2018, "earmarking": "unearmarked", "region": 1 },
                "donor": "Donor government A", "currency": "USD"
            }),
            vec![("says.region", "earmarking-place-too-much")],
        ),
        (
            json!({
                "says": { "reference": "A-2", "year": 2018, "earmarking": "softly", "region": 99, "project": "XX.1", "area": "9th" },
                "donor": "Donor government A", "currency": "USD"
            }),
            vec![
                ("says.project", "contribution-project-unknown"),
                ("says.region", "contribution-region-unknown"),
                ("says.area", "area-unknown"),
            ],
        ),
    ];
    for (sent, expected) in cases {
        let reply = manager.post(LIST, sent.clone()).await;
        assert_eq!((reply.status, reply.errors()), (422, expected), "{sent:#}");
    }
    let listed = manager.get(LIST).await.with(200);
    assert_eq!((&listed["total"], &listed["items"][0]["id"]), (&json!(1), &json!(id)));
    assert_eq!(manager.get("/donors").await.with(200)["total"], 1, "no donor is left of what was refused");
    // The same reference of another donor is another contribution; the known one is found in whatever letters.
    add(&manager, "Donor government B", "A-1", "USD").await;
    let sent = json!({ "donor": "donor GOVERNMENT b", "currency": "USD", "says": says("B-2", "unearmarked") });
    let id = manager.post(LIST, sent).await.with(201)["id"].as_i64().unwrap();
    assert_eq!(manager.get(&path(id)).await.with(200)["donor"]["name"], "Donor government B");
    assert_eq!(manager.get("/donors").await.with(200)["total"], 2);
}

#[tokio::test]
async fn a_form_that_is_refused_keeps_what_was_typed() {
    let world = World::new().await;
    let mut manager = world.browser(Who::Administrator).await;
    let page = manager.submit("/api/contribution_add", &[("donor", "Somebody & Co."), ("earmarking", "softly")]).await;
    for text in
        ["“Somebody & Co.” is a new donor.", "Write the number of the agreement", "What is softly earmarked is for"]
    {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    assert_eq!(page.input("donor").as_deref(), Some("Somebody & Co."));
}
