use serde_json::json;

use super::{actuals, approved, of, submitted};
use crate::{
    results::{self, TRAINED},
    support::{Who, World},
};

#[tokio::test]
async fn a_period_is_filled_submitted_and_approved_and_the_page_shows_the_same() {
    let world = World::new().await;
    let tx = world.arrange().await;
    backend::insert::indicator::link(&tx, world.indicator(1), TRAINED).await.unwrap();
    tx.commit().await.unwrap();
    let manager = world.client(Who::ProjectManager).await;
    let reviewer = world.client(Who::Reviewer).await;

    let work = manager.get("/work").await.with(200);
    let late = work["late"].as_array().unwrap().iter().find(|row| row["label"] == "Q3 2026").unwrap();
    assert_eq!((&late["project"], &late["period"], &late["due"]), (&json!("DP.1649"), &json!(3), &json!("2026-11-11")));
    let before = manager.get(&actuals(3)).await.with(200);
    assert_eq!(of(&before["values"], 1)["version"], 0);
    assert_eq!(of(&before["values"], 1)["total"], json!(null), "a blank is null");

    let cells = json!([
        { "axis": "sex", "category": "female", "value": "46" },
        { "axis": "sex", "category": "male", "value": "58" },
    ]);
    let values = json!([
        { "indicator": 1, "version": 0, "total": "1120", "cells": cells, "narrative": "Two courses" },
        { "indicator": 2, "total": { "numerator": "26", "denominator": "31" } },
        { "indicator": 3, "total": "0" },
    ]);
    let written = manager.put(&actuals(3), json!({ "values": values })).await.with(200);
    assert_eq!(written["written"], 3);
    let first = of(&written["actuals"]["values"], 1);
    assert_eq!((&first["version"], &first["state"], &first["total"]), (&json!(1), &json!("draft"), &json!("1120")));
    assert_eq!((&first["cells"], &first["unspecified"]), (&cells, &json!([{ "axis": "sex", "value": "1016" }])));
    assert_eq!(first["author"]["at"], "2026-11-24T12:00:00.000000Z");
    assert_eq!(of(&written["actuals"]["values"], 3)["total"], "0", "a zero is no blank");

    let submit = manager.post(&format!("{}/submit", actuals(3)), json!({})).await.with(200);
    assert_eq!(submit, json!({ "submitted": 3, "missing": 0 }));
    let ids = submitted(&reviewer, 3).await;
    let judged = reviewer.post(&format!("{}/approve", actuals(3)), json!({ "chosen": ids })).await.with(200);
    assert_eq!(judged["values"], 3);

    let progress = manager.get("/projects/DP.1649/progress").await.with(200);
    let second = of(&progress["items"], 2);
    assert_eq!(second["so_far"], json!({ "numerator": "26", "denominator": "31" }));
    let total = manager.get("/results").await.with(200)["areas"][0]["indicators"][0]["total"].clone();
    assert_eq!((&total["achieved"], &total["coverage"]["reported"]), (&json!("1120"), &json!(1)));
    let mut browser = world.browser(Who::Viewer).await;
    assert!(results::row(&browser.get("/results").await, "P1.1").contains("1 000 1 120"), "the page has the total");
    let page = browser.get("/projects/DP.1649/progress?period=3").await;
    assert!(results::plain(&page.body).contains("1 120"), "{}", page.text());
    let log = world.browser(Who::Auditor).await.get("/audit/log").await;
    assert!(log.says("Token made") && log.says("Value approved"), "{}", log.text());
}

#[tokio::test]
async fn only_what_is_approved_adds_up_and_coverage_stands_beside_it() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let reviewer = world.client(Who::Reviewer).await;
    approved(&manager, &reviewer, 1, 1, json!("17.1")).await;
    approved(&manager, &reviewer, 2, 1, json!("4711.2")).await;
    manager.put(&format!("{}/1", actuals(3)), json!({ "total": "12" })).await.with(200);
    let progress = manager.get("/projects/DP.1649/progress").await.with(200);
    let trained = of(&progress["items"], 1);
    assert_eq!(trained["so_far"], "4728.3");
    let coverage = json!({ "expected": 4, "reported": 2, "overdue": 1, "not_due": 1, "zero": 0 });
    assert_eq!(trained["coverage"], coverage);
    assert_eq!(trained["progress"], json!({ "kind": "fraction", "share": "11.8208" }), "4728.3 of 400, rounded once");
    let complaints = of(&progress["items"], 3);
    assert_eq!(complaints["progress"], json!({ "kind": "unknown", "why": "nothing-reported" }));
    assert_eq!(complaints["so_far"], json!(null));
}

#[tokio::test]
async fn what_should_fall_and_falls_half_of_the_way_is_at_a_half() {
    let world = World::new().await;
    let (manager, reviewer) = (world.client(Who::ProjectManager).await, world.client(Who::Reviewer).await);
    approved(&manager, &reviewer, 1, 3, json!("20")).await;
    let progress = manager.get("/projects/DP.1649/progress").await.with(200);
    assert_eq!(of(&progress["items"], 3)["progress"]["share"], "0.5", "from 30 to 10, now 20");
}

#[tokio::test]
async fn one_value_is_put_cleared_and_left_alone() {
    let world = World::new().await;
    let staff = world.client(Who::ProjectStaff).await;
    let address = format!("{}/1", actuals(3));
    let cells = json!([{ "axis": "sex", "category": "female", "value": "20" }]);
    let blank = json!([{ "axis": "sex", "category": "female", "value": null }]);
    let sent = json!({ "total": "40", "cells": cells, "narrative": "So many" });
    assert_eq!(staff.put(&address, sent).await.with(200)["version"], 1);
    // What is not sent stays; the total must be.
    let now = staff.put(&address, json!({ "version": 1, "total": "41" })).await.with(200);
    assert_eq!(
        (&now["cells"], &now["narrative"], &now["unspecified"]),
        (&cells, &json!("So many"), &json!([{ "axis": "sex", "value": "21" }]))
    );
    let now = staff.put(&address, json!({ "version": 2, "total": "41.0" })).await.with(200);
    assert_eq!(now["version"], 2, "the same number in another form is no change");
    let now = staff.put(&address, json!({ "version": 2, "total": null, "cells": blank })).await.with(200);
    assert_eq!((&now["version"], &now["total"], &now["cells"]), (&json!(3), &json!(null), &json!([])));
}

#[tokio::test]
async fn values_are_sent_back_and_reopened() {
    let world = World::new().await;
    let (manager, reviewer) = (world.client(Who::ProjectManager).await, world.client(Who::Reviewer).await);
    let address = actuals(3);
    manager.put(&format!("{address}/3"), json!({ "total": "9" })).await.with(200);
    manager.post(&format!("{address}/submit"), json!({})).await.with(200);
    let ids = submitted(&reviewer, 3).await;
    let back = reviewer.post(&format!("{address}/return"), json!({ "chosen": ids, "note": "" })).await;
    assert_eq!(back.errors(), [("note", "note-missing")]);
    reviewer.post(&format!("{address}/return"), json!({ "chosen": ids, "note": "Which register?" })).await.with(200);
    let read = manager.get(&address).await.with(200);
    let value = of(&read["values"], 3);
    assert_eq!((&value["state"], &value["asked"]["note"]), (&json!("returned"), &json!("Which register?")));

    let sent = json!({ "version": value["version"], "total": "8" });
    manager.put(&format!("{address}/3"), sent).await.with(200);
    manager.post(&format!("{address}/submit"), json!({})).await.with(200);
    let ids = submitted(&reviewer, 3).await;
    reviewer.post(&format!("{address}/approve"), json!({ "chosen": ids })).await.with(200);
    let id = of(&reviewer.get(&address).await.with(200)["values"], 3)["id"].clone();
    let reopen = reviewer.post(&format!("{address}/reopen"), json!({ "actual": id, "reason": "" })).await;
    assert_eq!(reopen.errors(), [("reason", "note-missing")]);
    reviewer.post(&format!("{address}/reopen"), json!({ "actual": id, "reason": "Wrong month" })).await.with(200);
    assert_eq!(of(&reviewer.get(&address).await.with(200)["values"], 3)["state"], "reopened");
}

#[tokio::test]
async fn periods_say_what_is_due() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let periods = manager.get("/projects/DP.1649/periods").await.with(200);
    let told: Vec<_> = periods["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|period| {
            (period["id"].as_i64().unwrap(), period["label"].as_str().unwrap(), period["overdue"].as_bool().unwrap())
        })
        .collect();
    assert_eq!(told, [(1, "Q1 2026", true), (2, "Q2 2026", true), (3, "Q3 2026", true), (4, "Q4 2026", false)]);
    let listed = manager.get("/projects?q=1649&state=active&page=1").await.with(200);
    assert_eq!((&listed["total"], &listed["items"][0]["code"]), (&json!(1), &json!("DP.1649")));
}

#[tokio::test]
async fn every_kind_of_value_goes_in_and_comes_out() {
    let world = World::new().await;
    let (manager, reviewer) = (world.client(Who::ProjectManager).await, world.client(Who::Reviewer).await);
    for (kind, answers, total) in [
        ("count", json!([]), json!("31.5")),
        ("rate", json!([]), json!({ "numerator": "26", "denominator": "1000" })),
        ("scale", json!(["none", "some", "all"]), json!("2")),
        ("yes-no", json!([]), json!(true)),
    ] {
        let indicator = json!({
            "title": kind, "unit": "unit", "kind": kind, "direction": "increase", "accumulation": "latest",
            "operator": "sum", "answers": answers
        });
        let sent = json!({ "node": 3, "indicator": indicator });
        let made = manager.post("/projects/DP.1649/matrix/indicators", sent).await.with(201);
        assert_eq!((&made["kind"], &made["answers"]), (&json!(kind), &answers));
        let id = made["id"].as_i64().unwrap();
        approved(&manager, &reviewer, 3, id, total.clone()).await;
        let progress = manager.get("/projects/DP.1649/progress").await.with(200);
        assert_eq!(of(&progress["items"], id)["so_far"], total, "{kind}");
    }
}

#[tokio::test]
async fn cells_are_named_by_their_axes_also_where_these_are_crossed() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let indicator = json!({
        "title": "People advised", "unit": "people", "kind": "count", "direction": "increase", "accumulation": "sum",
        "operator": "sum", "by_sex": true, "crossed": true,
        "own_axis": { "name": "District", "categories": ["Huye", "Rubavu"] }
    });
    let sent = json!({ "node": 3, "indicator": indicator });
    let made = manager.post("/projects/DP.1649/matrix/indicators", sent).await.with(201);
    assert_eq!(made["own_axis"], indicator["own_axis"]);
    assert_eq!(made["splits"][0]["axis"], "sex*district");
    let address = format!("{}/{}", actuals(3), made["id"]);
    let cells = json!([{ "axis": "sex*district", "category": "female*huye", "value": "4" }]);
    let value = manager.put(&address, json!({ "total": "9", "cells": cells })).await.with(200);
    assert_eq!((&value["cells"], &value["unspecified"][0]["value"]), (&cells, &json!("5")));
    let foreign = json!([{ "axis": "age", "category": "0-17", "value": "1" }]);
    let reply = manager.put(&address, json!({ "version": 1, "total": "9", "cells": foreign })).await;
    assert_eq!(reply.errors(), [("cells[0].value", "not-a-cell")]);
}
