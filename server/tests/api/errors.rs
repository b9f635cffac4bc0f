//! Every class of error, as problem+json.

use backend::insert::people;
use domain::{
    id::{RegionId, UserId},
    lock::Reach,
    policy::{Role, Scope},
};
use serde_json::json;

use super::{actuals, submitted};
use crate::{
    lock::locked,
    support::{Reply, Who, World},
};

fn is_problem(reply: &Reply, status: u16) {
    assert_eq!(reply.status, status, "{:#}", reply.json);
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(reply.json["status"], status);
    for field in ["type", "title", "detail"] {
        assert!(reply.json[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {:#}", reply.json);
    }
    for error in reply.json["errors"].as_array().unwrap() {
        let detail = error["detail"].as_str().unwrap();
        assert!(!detail.is_empty() && !detail.starts_with("problem-"), "{error:#}");
    }
}

#[tokio::test]
async fn what_is_no_json_says_where() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let reply = manager.raw("PUT", &actuals(3), "application/json", "{\"values\":\n [}").await;
    is_problem(&reply, 400);
    let args = &reply.json["errors"][0]["args"];
    assert_eq!((&args["line"], &args["column"]), (&json!("2"), &json!("3")));
    let reply = manager.raw("PUT", &actuals(3), "application/json", "{\"values\": []} []").await;
    is_problem(&reply, 400);
    let reply = manager.raw("PUT", &actuals(3), "text/plain", "{}").await;
    is_problem(&reply, 415);
    let reply = manager.raw("PUT", &actuals(3), "application/json", " ".repeat(3 << 20)).await;
    is_problem(&reply, 413);
}

#[tokio::test]
async fn every_field_is_named_as_it_was_sent() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let female = |value: &str| json!([{ "axis": "sex", "category": "female", "value": value }]);
    for (value, field, code) in [
        (json!({ "indicator": 1, "totl": "1" }), "values[0].totl", "unknown-field"),
        (json!({ "indicator": 1 }), "values[0].total", "missing-field"),
        (json!({ "indicator": 1, "total": 31.5 }), "values[0].total", "wrong-type"),
        (json!({ "indicator": 1, "total": "" }), "values[0].total", "wrong-type"),
        (json!({ "indicator": 1, "total": "1,5" }), "values[0].total", "not-a-number"),
        (json!({ "indicator": 1, "total": "-1" }), "values[0].total", "negative"),
        (json!({ "indicator": 1, "total": "1.23456" }), "values[0].total", "too-many-decimals"),
        (json!({ "indicator": 1, "total": "9", "cells": female("many") }), "values[0].cells[0].value", "not-a-number"),
        (json!({ "indicator": 2, "total": "26" }), "values[0].total", "not-a-ratio"),
        (
            json!({ "indicator": 2, "total": { "numerator": "2", "denominator": "1" } }),
            "values[0].total",
            "above-whole",
        ),
        (
            json!({ "indicator": 1, "total": "9", "cells": [{ "axis": "age", "category": "old", "value": "1" }] }),
            "values[0].cells[0].value",
            "not-a-cell",
        ),
        (json!({ "indicator": 3, "total": "9", "cells": female("1") }), "values[0].cells[0].value", "not-a-cell"),
    ] {
        let reply = manager.put(&actuals(3), json!({ "values": [value] })).await;
        is_problem(&reply, 422);
        assert_eq!(reply.errors(), [(field, code)], "{value}");
    }
    // A good value beside it goes down with it.
    let values = json!([{ "indicator": 3, "total": "1" }, { "indicator": 1, "total": "x" }]);
    let reply = manager.put(&actuals(3), json!({ "values": values })).await;
    assert_eq!(reply.errors(), [("values[1].total", "not-a-number")]);
    let twice = json!([{ "indicator": 3, "total": "1" }, { "indicator": 3, "total": "2" }]);
    let reply = manager.put(&actuals(3), json!({ "values": twice })).await;
    assert_eq!(reply.errors(), [("values[1].indicator", "twice")]);
    let read = manager.get(&actuals(3)).await.with(200);
    assert!(read["values"].as_array().unwrap().iter().all(|value| value["version"] == 0), "nothing was written");
}

#[tokio::test]
async fn cells_above_the_total_say_by_how_much() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let cells = |male: &str| {
        json!([
            { "axis": "sex", "category": "female", "value": "20" },
            { "axis": "sex", "category": "male", "value": male },
        ])
    };
    let address = format!("{}/1", actuals(3));
    let reply = manager.put(&address, json!({ "total": "40", "cells": cells("25") })).await;
    is_problem(&reply, 422);
    assert_eq!(reply.errors(), [("total", "above-total")]);
    assert_eq!(reply.json["errors"][0]["args"]["excess"], "5");
    let good = manager.put(&address, json!({ "total": "40", "cells": cells("15") })).await.with(200);
    assert_eq!(good["unspecified"], json!([{ "axis": "sex", "value": "5" }]));
}

#[tokio::test]
async fn the_second_of_two_editors_sees_what_stands_there() {
    let world = World::new().await;
    let (manager, staff) = (world.client(Who::ProjectManager).await, world.client(Who::ProjectStaff).await);
    let address = format!("{}/3", actuals(3));
    staff.put(&address, json!({ "total": "5" })).await.with(200);
    let reply = manager.put(&address, json!({ "version": 0, "total": "7" })).await;
    is_problem(&reply, 409);
    assert_eq!(reply.errors(), [("total", "changed-meanwhile-cell")]);
    let args = &reply.json["errors"][0]["args"];
    for (name, stands) in
        [("version", "1"), ("value", "5"), ("who", "Project staff"), ("at", "2026-11-24T12:00:00.000000Z")]
    {
        assert_eq!(args[name], stands, "{name}: {args:#}");
    }
    manager.put(&address, json!({ "version": 1, "total": "7" })).await.with(200);
}

#[tokio::test]
async fn edits_of_different_cells_stand_beside_each_other() {
    let world = World::new().await;
    let (manager, staff) = (world.client(Who::ProjectManager).await, world.client(Who::ProjectStaff).await);
    let address = format!("{}/1", actuals(3));
    let cell = |category: &str, value: &str| json!({ "axis": "sex", "category": category, "value": value });
    staff.put(&address, json!({ "total": "40" })).await.with(200);
    let sent = json!({ "version": 1, "total": "40", "cells": [cell("female", "20")] });
    staff.put(&address, sent).await.with(200);
    let sent = json!({ "version": 1, "total": "40", "cells": [cell("male", "15")] });
    let merged = manager.put(&address, sent).await.with(200);
    assert_eq!(merged["cells"], json!([cell("female", "20"), cell("male", "15")]));
}

#[tokio::test]
async fn a_locked_period_stands_still_here_too() {
    let world = World::new().await;
    let (manager, reviewer) = (world.client(Who::ProjectManager).await, world.client(Who::Reviewer).await);
    manager.put(&format!("{}/3", actuals(3)), json!({ "total": "5" })).await.with(200);
    manager.post(&format!("{}/submit", actuals(3)), json!({})).await.with(200);
    let ids = submitted(&reviewer, 3).await;
    locked(&world, Reach::Project(world.project()), "2026-09-30").await;
    for reply in [
        manager.put(&actuals(3), json!({ "values": [{ "indicator": 1, "total": "5" }] })).await,
        manager.put(&format!("{}/1", actuals(3)), json!({ "total": "5" })).await,
        manager.post(&format!("{}/submit", actuals(3)), json!({})).await,
        reviewer.post(&format!("{}/approve", actuals(3)), json!({ "chosen": ids })).await,
        reviewer.post(&format!("{}/return", actuals(3)), json!({ "chosen": ids, "note": "Why?" })).await,
        reviewer.post(&format!("{}/reopen", actuals(3)), json!({ "actual": ids[0], "reason": "Why?" })).await,
    ] {
        is_problem(&reply, 422);
        assert_eq!(reply.errors(), [("", "period-locked")]);
        let args = &reply.json["errors"][0]["args"];
        assert_eq!((&args["reason"], &args["who"]), (&json!("The books are closed."), &json!("Headquarters analyst")));
    }
    let periods = manager.get("/projects/DP.1649/periods").await.with(200);
    assert_eq!((&periods["items"][2]["closed"], &periods["items"][3]["closed"]), (&json!(true), &json!(false)));
}

#[tokio::test]
async fn a_reviewer_decides_about_what_was_seen_and_never_alone() {
    let world = World::new().await;
    let tx = world.arrange().await;
    people::grant(&tx, UserId(1), Role::Reviewer, Scope::Region(RegionId(1))).await.unwrap();
    tx.commit().await.unwrap();
    let (manager, reviewer) = (world.client(Who::ProjectManager).await, world.client(Who::Reviewer).await);
    manager.put(&format!("{}/3", actuals(3)), json!({ "total": "5" })).await.with(200);
    manager.post(&format!("{}/submit", actuals(3)), json!({})).await.with(200);
    let ids = submitted(&reviewer, 3).await;
    let approve = format!("{}/approve", actuals(3));
    let reply = manager.post(&approve, json!({ "chosen": ids })).await;
    is_problem(&reply, 422);
    assert_eq!(reply.errors(), [("chosen[0]", "four-eyes")]);
    reviewer.post(&approve, json!({ "chosen": ids })).await.with(200);
    let reply = reviewer.post(&approve, json!({ "chosen": ids })).await;
    is_problem(&reply, 409);
    assert_eq!(reply.errors(), [("chosen[0]", "changed-meanwhile-review")]);
    is_problem(&reviewer.post(&approve, json!({ "chosen": [999_999] })).await, 404);
    is_problem(&reviewer.post(&approve, json!({ "chosen": [] })).await, 422);
}

#[tokio::test]
async fn nothing_here_is_ever_a_page() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    for path in ["", "/", "/nothing", "/projects/", "/projects/XX.0000", "/projects/%FF", "/results/NONE/P1.1"] {
        is_problem(&manager.get(path).await, 404);
    }
    is_problem(&manager.get("/projects/DP.1649/periods/x/actuals").await, 404);
    is_problem(&manager.get("/projects/DP.1649/periods/999/actuals").await, 404);
    is_problem(&manager.put(&format!("{}/999", actuals(3)), json!({ "total": "1" })).await, 404);
    is_problem(&manager.post("/projects", json!({})).await, 405);
    for (query, field, code) in [
        ("page=x", "page", "wrong-type"),
        ("sort=x", "sort", "no-sort"),
        ("shape=x", "shape", "unknown-field"),
        ("state=x", "state", "no-state"),
    ] {
        let reply = manager.get(&format!("/projects?{query}")).await;
        is_problem(&reply, 422);
        assert_eq!(reply.errors(), [(field, code)], "{query}");
    }
    is_problem(&world.client(Who::ProjectStaff).await.post(&format!("{}/submit", actuals(3)), json!({})).await, 403);
}
