//! Allocating: never above what is left of either end, and only to what the money is for.

use domain::{contribution::Purpose, id::RegionId, lifecycle::ProjectState};
use serde_json::json;

use super::{line, path, pledged, rwanda, to_cell, to_line};
use crate::{
    budget,
    funding::arrange::{self, Line},
    support::{Who, World},
};

#[tokio::test]
async fn at_most_what_is_left_of_either_end() {
    let world = World::new().await;
    let row = rwanda(&world).await;
    let line = line(&world, "500.00").await;
    // Rwanda asks for 7 000 000 of Principle 1.
    let large = pledged(&world, "Donor government A", Purpose::Any, 699_990_000).await;
    let small = pledged(&world, "Donor government B", Purpose::Any, 30_000).await;
    let client = world.client(Who::FundManager).await;
    to_cell(&client, large, row, arrange::area("Principle 1"), "6 999 900").await.with(200);
    let reply = to_cell(&client, small, row, arrange::area("Principle 1"), "100.01").await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("usd", "allocation-above-cell")]));
    assert_eq!(reply.json["errors"][0]["args"]["left"], "100.00");
    to_cell(&client, small, row, arrange::area("Principle 1"), "100").await.with(200);
    let reply = to_cell(&client, small, row, arrange::area("Principle 2"), "200.01").await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("usd", "allocation-above-contribution")]));
    assert_eq!(reply.json["errors"][0]["args"]["left"], "200.00");
    // The other book stands for itself: all 300 dollars may pay for lines.
    to_line(&client, small, line, "300").await.with(200);
    let reply = to_line(&client, large, line, "200.01").await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("usd", "allocation-above-line")]));
    assert_eq!(reply.json["errors"][0]["args"]["left"], "200.00");
    let found = to_line(&client, large, line, "200").await.with(200);
    assert_eq!(found["lines"][0]["paid"], "500.00");
    // Another amount takes the place of the one that was there.
    let found = to_line(&client, small, line, "250").await.with(200);
    assert_eq!((&found["allocated_to_lines"], &found["lines"][0]["paid"]), (&json!("250.00"), &json!("450.00")));
    let found = to_line(&client, small, line, "0").await.with(200);
    assert_eq!(found["lines"], json!([]));
    for amount in ["-1", "1.001", "much"] {
        assert_eq!(to_line(&client, small, line, amount).await.status, 422, "{amount}");
    }
    let page = world.browser(Who::Viewer).await.get(&format!("/funding{}", path(small))).await;
    assert!(page.says("Allocation to DP.1649, Courses taken back"), "{}", page.text());
    assert!(page.says("Rwanda Principle 1 7 000 000.00 7 000 000.00 100.00"), "{}", page.text());
}

#[tokio::test]
async fn money_goes_only_where_it_is_for() {
    let world = World::new().await;
    let row = rwanda(&world).await;
    let yemen = arrange::row(&world, "Yemen").await;
    let own = line(&world, "500.00").await;
    let other = arrange::project(&world, "HA.1000", ProjectState::Active).await;
    let closed = arrange::project(&world, "HA.1001", ProjectState::Closed).await;
    for project in [other, closed] {
        let tied = Some((row, arrange::area("Principle 1"), 50_000));
        arrange::line(&world, Line { project, minor: 50_000, tied, ..arrange::nothing(&world) }).await;
    }
    let client = world.client(Who::FundManager).await;
    let of = |code: &'static str| {
        let client = client.clone();
        async move {
            let found = client.get(&format!("/projects/{code}/budget")).await.with(200);
            found["lines"][0]["id"].as_i64().unwrap()
        }
    };
    let (others, shut) = (of("HA.1000").await, of("HA.1001").await);
    let place = client.get("/funding?by=country&search=Rwanda").await.with(200);
    assert_eq!(place["lines"][0]["row"], row.0);
    let region = RegionId(1);
    let soft = |region, area| Purpose::Soft { region, area };
    let tight = pledged(&world, "A", Purpose::Project(world.project()), 10_000).await;
    let regional = pledged(&world, "B", soft(Some(region), None), 10_000).await;
    let area = pledged(&world, "C", soft(None, Some(arrange::area("Principle 1"))), 10_000).await;
    let any = pledged(&world, "D", Purpose::Any, 10_000).await;
    let foreign = pledged(&world, "E", soft(Some(RegionId(2)), None), 10_000).await;
    for (id, target, expected) in [
        (tight, others, Some("allocation-outside-project")),
        (tight, own, None),
        (regional, own, None),
        (foreign, own, Some("allocation-outside-region")),
        (area, others, None),
        (area, own, Some("allocation-outside-area-lines")),
        (any, shut, Some("allocation-project-closed")),
        (any, 999, Some("allocation-no-line")),
    ] {
        let reply = to_line(&client, id, target, "1").await;
        let found = reply.errors().first().map(|(field, code)| (field.to_string(), code.to_string()));
        assert_eq!(found, expected.map(|code| ("line".to_owned(), code.to_owned())), "{id} to {target}");
    }
    for (id, row, at, expected) in [
        (tight, row, arrange::area("Principle 1"), Some("allocation-outside-project-cells")),
        (regional, row, arrange::area("Principle 1"), None),
        (foreign, row, arrange::area("Principle 1"), Some("allocation-outside-region")),
        (foreign, yemen, arrange::area("Principle 1"), None),
        (area, row, arrange::area("Principle 2"), Some("allocation-outside-area")),
        (area, row, arrange::area("Principle 1"), None),
        (any, row, arrange::area("Institutional"), Some("allocation-no-cell")),
    ] {
        let reply = to_cell(&client, id, row, at, "1").await;
        let found = reply.errors().first().map(|(field, code)| (field.to_string(), code.to_string()));
        assert_eq!(found, expected.map(|code| ("row".to_owned(), code.to_owned())), "{id} to {row} {at}");
    }
    let sent = json!({ "reference": "A-1", "year": 2019, "earmarking": "unearmarked" });
    client.put(&path(any), json!({ "version": 1, "says": sent })).await.with(200);
    let reply = to_cell(&client, any, row, arrange::area("Principle 1"), "1").await;
    assert_eq!(reply.errors(), [("row", "allocation-other-year")]);
    let reply = client.put(&format!("{}/allocations", path(any)), json!({ "usd": "1" })).await;
    assert_eq!(reply.errors(), [("line", "allocation-one-target")]);
}

#[tokio::test]
async fn a_line_without_dollars_takes_nothing_and_a_line_that_goes_gives_back() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let sent = json!([
        budget::line("operational", Some(3), "Rooms", ["1", "JPY", "100", ""]),
        budget::line("operational", Some(3), "Courses", ["1", "USD", "100", ""]),
    ]);
    let read = budget::put(&manager, sent).await;
    let id = |text: &str| {
        let lines = read["lines"].as_array().unwrap();
        lines.iter().find(|line| line["description"] == text).unwrap()["id"].as_i64().unwrap()
    };
    let any = pledged(&world, "A", Purpose::Any, 10_000).await;
    let client = world.client(Who::FundManager).await;
    assert_eq!(to_line(&client, any, id("Rooms"), "1").await.errors(), [("line", "allocation-not-converted")]);
    to_line(&client, any, id("Courses"), "60").await.with(200);
    // A line that says something else keeps what pays for it.
    let mut courses = budget::line("operational", Some(3), "Longer courses", ["1", "USD", "50", ""]);
    courses["line"] = json!(id("Courses"));
    courses["version"] = json!(1);
    budget::put(&manager, json!([courses])).await;
    let found = client.get(&path(any)).await.with(200);
    assert_eq!(
        (&found["lines"][0]["description"], &found["lines"][0]["usd"]),
        (&json!("Longer courses"), &json!("60.00"))
    );
    // It is worth less now than what pays for it: that may shrink, but not grow.
    assert_eq!(to_line(&client, any, id("Courses"), "61").await.errors(), [("usd", "allocation-above-line")]);
    to_line(&client, any, id("Courses"), "55").await.with(200);
    let gone = json!([{ "line": id("Courses"), "version": 2, "retire": true }]);
    budget::put(&manager, gone).await;
    assert_eq!(client.get(&path(any)).await.with(200)["allocated_to_lines"], "0.00", "that money is free again");
}

#[tokio::test]
async fn the_pages_forms_allocate_and_say_how_much_is_left() {
    let world = World::new().await;
    let row = rwanda(&world).await.to_string();
    let line = line(&world, "500.00").await.to_string();
    let id = pledged(&world, "Donor government A", Purpose::Any, 10_000).await;
    let of = id.to_string();
    let page = format!("/funding{}", path(id));
    let mut manager = world.browser(Who::FundManager).await;
    let read = manager.get(&format!("{page}?project=DP.1649")).await;
    assert!(read.says("Courses · 2026 · 500.00 left"), "{}", read.text());
    assert!(manager.get(&format!("{page}?project=XX.1")).await.says("There is no project “XX.1”."));
    let fields = [
        ("contribution", of.as_str()),
        ("book", "line"),
        ("project", "DP.1649"),
        ("line", &line),
        ("amount", "100.01"),
    ];
    let said = manager.submit("/api/contribution_allocate", &fields).await;
    assert!(said.says("Of this contribution USD 100.00 is left to allocate."), "{}", said.text());
    let fields = [("contribution", of.as_str()), ("book", "line"), ("line", &line), ("amount", "70")];
    let said = manager.submit("/api/contribution_allocate", &fields).await;
    assert!(said.says("The allocation was saved.") && said.says("Courses DP.1649"), "{}", said.text());
    let fields = [("contribution", of.as_str()), ("book", "cell"), ("row", &row), ("area", ""), ("amount", "1")];
    let said = manager.submit("/api/contribution_allocate", &fields).await;
    assert!(said.says("Choose a row of the appeal and an area."), "{}", said.text());
    let fields =
        [("contribution", of.as_str()), ("book", "cell"), ("row", &row), ("area", "Principle 1"), ("amount", "30")];
    let said = manager.submit("/api/contribution_allocate", &fields).await;
    assert!(said.says("USD 30.00 allocated to Rwanda, Principle 1"), "{}", said.text());
    // Somebody else changed it since the page was read.
    let stale = [
        ("contribution", of.as_str()),
        ("book", "cell"),
        ("row", &row),
        ("area", "Principle 1"),
        ("amount", "40"),
        ("before", "2000"),
    ];
    let said = manager.submit("/api/contribution_allocate", &stale).await;
    assert!(said.says("Somebody changed this allocation meanwhile; it is USD 30.00 now."), "{}", said.text());
    let log = world.browser(Who::Auditor).await.get("/projects/DP.1649/history").await;
    assert!(log.says("Contribution allocated"), "{}", log.text());
}
