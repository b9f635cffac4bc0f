//! What a contribution says is changed against the version that was read, and never away from what it is allocated to.

use domain::contribution::Purpose;
use serde_json::json;

use super::{line, path, pledged, rwanda, says, to_cell, to_line};
use crate::{
    funding::arrange,
    support::{Who, World},
};

#[tokio::test]
async fn the_second_of_two_editors_is_told() {
    let world = World::new().await;
    let id = pledged(&world, "Donor government A", Purpose::Any, 10_000).await;
    let client = world.client(Who::FundManager).await;
    let found = client.put(&path(id), json!({ "version": 1, "says": says("A-7", "unearmarked") })).await.with(200);
    assert_eq!((&found["reference"], &found["version"]), (&json!("A-7"), &json!(2)));
    let same = client.put(&path(id), json!({ "version": 2, "says": says("A-7", "unearmarked") })).await.with(200);
    assert_eq!(same["version"], 2, "nothing was changed");
    let other = world.client(Who::Administrator).await;
    let reply = other.put(&path(id), json!({ "version": 1, "says": says("A-8", "unearmarked") })).await;
    assert_eq!(
        (reply.status, reply.errors()),
        (409, vec![("", "changed-meanwhile"), ("says.reference", "present-value")])
    );
    assert_eq!(reply.json["errors"][0]["args"]["who"], "Fund manager");

    let mut manager = world.browser(Who::Administrator).await;
    let of = id.to_string();
    let fields = |version: &'static str| {
        vec![
            ("contribution", of.as_str()),
            ("version", version),
            ("reference", "A-8"),
            ("year", "2018"),
            ("earmarking", "softly"),
            ("region", "1"),
            ("conditions", "None"),
        ]
    };
    let page = manager.submit("/api/contribution_edit", &fields("1")).await;
    assert!(page.says("Fund manager changed this on 24 Nov 2026") && page.says("Now there: “A-7”."), "{}", page.text());
    assert_eq!(page.input("version").as_deref(), Some("2"), "saving again is a decision");
    let page = manager.submit("/api/contribution_edit", &fields("2")).await;
    assert!(page.says("The contribution was changed.") && page.says("Softly earmarked"), "{}", page.text());
}

#[tokio::test]
async fn allocations_hold_the_earmarking() {
    let world = World::new().await;
    let row = rwanda(&world).await;
    let line = line(&world, "500.00").await;
    let id = pledged(&world, "Donor government A", Purpose::Any, 10_000).await;
    let client = world.client(Who::FundManager).await;
    to_cell(&client, id, row, arrange::area("Principle 1"), "10").await.with(200);
    to_line(&client, id, line, "20").await.with(200);
    for (says, expected) in [
        (
            json!({ "reference": "A-1", "year": 2018, "earmarking": "softly", "area": "Objective 1" }),
            vec![("says.earmarking", "contribution-tied")],
        ),
        (
            json!({ "reference": "A-1", "year": 2019, "earmarking": "unearmarked" }),
            vec![("says.year", "contribution-tied-year")],
        ),
        // Of the project no line is tied to the cell.
        (
            json!({ "reference": "A-1", "year": 2018, "earmarking": "tightly", "project": "DP.1649" }),
            vec![("says.earmarking", "contribution-tied")],
        ),
    ] {
        let reply = client.put(&path(id), json!({ "version": 1, "says": says })).await;
        assert_eq!((reply.status, reply.errors()), (422, expected), "{says}");
    }
    // Once the cell is free, the project's own line may keep what it has.
    to_cell(&client, id, row, arrange::area("Principle 1"), "0").await.with(200);
    let tightly = json!({ "reference": "A-1", "year": 2018, "earmarking": "tightly", "project": "DP.1649" });
    let found = client.put(&path(id), json!({ "version": 1, "says": tightly })).await.with(200);
    assert_eq!((&found["project"], &found["lines"][0]["usd"]), (&json!("DP.1649"), &json!("20.00")));
}
