//! Instalments: pledged, committed and received, each converted at the rate of its own day.

use serde_json::json;

use super::{add, path, record};
use crate::{
    budget,
    support::{Who, World},
};

#[tokio::test]
async fn stages_add_up_and_the_largest_is_promised() {
    let world = World::new().await;
    budget::rate(&world, "EUR", "1.1", "2026-09-01").await;
    budget::rate(&world, "EUR", "1.2", "2026-11-02").await;
    let manager = world.client(Who::FundManager).await;
    let id = add(&manager, "Donor government A", "A-1", "EUR").await;
    record(&manager, id, "pledged", "2026-09-01", "100").await;
    record(&manager, id, "committed", "2026-10-31", "100.00").await;
    record(&manager, id, "received", "2026-11-02", "30").await;
    record(&manager, id, "received", "2026-11-24", "65.50").await;
    // 62 days after the rate of 1 July there is none; then there is one again.
    record(&manager, id, "received", "2026-01-05", "1").await;
    let found = manager.get(&path(id)).await.with(200);
    let stage = |usd: &str, instalments: u32, open: u32| json!({ "usd": usd, "instalments": instalments, "not_converted": open });
    assert_eq!(found["pledged"], stage("110.00", 1, 0));
    assert_eq!(found["committed"], stage("110.00", 1, 0), "the rate of its own day, 60 days old");
    assert_eq!(found["received"], stage("114.60", 3, 1), "36.00 and 78.60; what has no rate is not zero but beside it");
    assert_eq!(found["promised"], "114.60", "more came than was pledged");
    let rates: Vec<_> = found["instalments"].as_array().unwrap().iter().map(|one| &one["usd_per_unit"]).collect();
    assert_eq!(rates, [&json!(null), &json!("1.1"), &json!("1.1"), &json!("1.2"), &json!("1.2")]);
    let page = world.browser(Who::Viewer).await.get(&format!("/funding{}", path(id))).await;
    for text in
        ["114.60 and 1 not converted", "1 instalment is not converted to USD", "EUR 65.50", "recorded by Fund manager"]
    {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    assert!(!page.says("Record an instalment"), "a viewer only looks");
}

#[tokio::test]
async fn what_cannot_be_is_named_and_nothing_is_recorded() {
    let world = World::new().await;
    let manager = world.client(Who::FundManager).await;
    let id = add(&manager, "Donor government A", "A-1", "JPY").await;
    let address = format!("{}/instalments", path(id));
    for (stage, day, amount, expected) in [
        ("promised", "2026-11-02", "1", vec![("stage", "instalment-stage")]),
        ("pledged", "", "1", vec![("day", "date-missing")]),
        ("pledged", "2026-11-25", "1", vec![("day", "instalment-to-come")]),
        ("pledged", "24.11.2026", "1", vec![("day", "not-a-date")]),
        ("pledged", "2026-11-24", "0", vec![("amount", "instalment-amount")]),
        ("pledged", "2026-11-24", "-5", vec![("amount", "instalment-amount")]),
        ("pledged", "2026-11-24", "", vec![("amount", "instalment-amount")]),
        ("pledged", "2026-11-24", "1.5", vec![("amount", "instalment-amount")]),
        ("pledged", "2026-11-24", "100000000000001", vec![("amount", "amount-too-large")]),
        ("", "", "x", vec![("stage", "instalment-stage"), ("day", "date-missing"), ("amount", "instalment-amount")]),
    ] {
        let reply = manager.post(&address, json!({ "stage": stage, "day": day, "amount": amount })).await;
        assert_eq!((reply.status, reply.errors()), (422, expected), "{stage} {day} {amount}");
    }
    assert_eq!(manager.get(&path(id)).await.with(200)["instalments"], json!([]));
    assert_eq!(
        manager
            .post(
                &format!("{}/instalments", path(99)),
                json!({ "stage": "pledged", "day": "2026-11-02", "amount": "1" })
            )
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn the_form_keeps_what_was_typed() {
    let world = World::new().await;
    let id = add(&world.client(Who::FundManager).await, "Donor government A", "A-1", "USD").await.to_string();
    let mut manager = world.browser(Who::FundManager).await;
    let fields = [("contribution", id.as_str()), ("stage", "received"), ("day", "2026-11-03"), ("amount", "2.005")];
    let page = manager.submit("/api/contribution_record", &fields).await;
    assert!(page.says("“2.005” is not an amount of USD above zero, with at most 2 decimals."), "{}", page.text());
    assert_eq!(page.input("amount").as_deref(), Some("2.005"));
    let fields = [("contribution", id.as_str()), ("stage", "received"), ("day", "2026-11-03"), ("amount", "2.05")];
    let page = manager.submit("/api/contribution_record", &fields).await;
    assert!(page.says("The instalment was recorded.") && page.says("USD 2.05"), "{}", page.text());
}
