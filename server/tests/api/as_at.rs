use backend::ctx::Ctx;
use serde_json::json;

use crate::{
    results::{Contributor, contributor},
    support::{Who, World},
};

/// The world, and a project that is there since May.
async fn since_may() -> World {
    let world = World::new().await;
    let ctx = Ctx::new(world.db.clone(), "2026-05-01T10:00:00Z".parse().unwrap(), None);
    let tx = ctx.write().await.unwrap();
    contributor(&tx, Contributor::default()).await.approved(&tx, 1, "40").await;
    tx.commit().await.unwrap();
    world
}

#[tokio::test]
async fn a_past_day_is_read_as_it_stood() {
    let world = since_may().await;
    let manager = world.client(Who::ProjectManager).await;
    let matrix = "/projects/HA.0001/matrix";
    let yesterday = manager.get(&format!("{matrix}?as_at=2026-11-23")).await.with(200);
    let under = &yesterday["nodes"][0]["id"];
    let sent = json!({ "kind": "outcome", "parent": under, "statement": "Officials act" });
    manager.post(&format!("{matrix}/nodes"), sent).await.with(201);
    let rows = |matrix: &serde_json::Value| matrix["nodes"].as_array().unwrap().len();
    assert_eq!(rows(&manager.get(matrix).await.with(200)), rows(&yesterday) + 1);
    assert_eq!(manager.get(&format!("{matrix}?as_at=2026-11-23")).await.with(200), yesterday);
    assert_eq!(manager.get(&format!("{matrix}?as_at=2026-04-30")).await.status, 404, "it was not there yet");
    for read in ["/projects/HA.0001", "/projects/HA.0001/progress", "/projects?q=HA.0001", "/results"] {
        let mark = if read.contains('?') { '&' } else { '?' };
        manager.get(&format!("{read}{mark}as_at=2026-11-23")).await.with(200);
    }
    let total = |found: serde_json::Value| found["areas"][0]["indicators"][0]["total"]["achieved"].clone();
    assert_eq!(total(manager.get("/results?as_at=2026-04-30").await.with(200)), json!(null));
    assert_eq!(total(manager.get("/results?as_at=2026-05-01").await.with(200)), json!("40"));
}

#[tokio::test]
async fn only_a_day_that_has_ended_and_only_to_read() {
    let world = since_may().await;
    let manager = world.client(Who::ProjectManager).await;
    for day in ["2026-11-24", "2027-01-01", "yesterday", "2026-02-30", ""] {
        let reply = manager.get(&format!("/projects?as_at={day}")).await;
        assert_eq!((reply.status, reply.errors()), (422, vec![("as_at", "no-past-day")]), "{day}");
    }
    let matrix = manager.get("/projects/HA.0001/matrix").await.with(200);
    let sent = json!({ "kind": "outcome", "parent": matrix["nodes"][0]["id"], "statement": "Officials act" });
    let reply = manager.post("/projects/HA.0001/matrix/nodes?as_at=2026-11-23", sent).await;
    assert_eq!(reply.status, 403);
    assert_eq!(manager.get("/projects/HA.0001/matrix").await.with(200), matrix);
}
