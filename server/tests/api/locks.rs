use serde_json::json;

use super::actuals;
use crate::support::{Who, World};

#[tokio::test]
async fn a_lock_is_set_holds_lets_in_and_is_lifted() {
    let world = World::new().await;
    let analyst = world.client(Who::HeadquartersAnalyst).await;
    let sent = json!({
        "place": "project", "project": "DP.1649", "through": "2026-09-30", "reason": "The books are closed."
    });
    let lock = analyst.post("/locks", sent).await.with(201)["id"].as_i64().unwrap();
    let listed = analyst.get("/locks").await.with(200);
    let told = &listed["in_force"][0];
    assert_eq!((&told["id"], &told["project"], &told["until"]), (&json!(lock), &json!("DP.1649"), &json!(null)));

    let manager = world.client(Who::ProjectManager).await;
    let address = format!("{}/1", actuals(3));
    let reply = manager.put(&address, json!({ "total": "4" })).await;
    assert_eq!(reply.status, 422, "{:#}", reply.json);
    let sent = json!({ "email": "project-manager@test.example", "until": "2026-12-01", "reason": "A correction." });
    analyst.post(&format!("/locks/{lock}/exceptions"), sent).await.with(204);
    manager.put(&address, json!({ "total": "4" })).await.with(200);
    assert_eq!(analyst.get("/locks").await.with(200)["in_force"][0]["exceptions"][0]["reason"], "A correction.");

    assert_eq!(
        analyst.post(&format!("/locks/{lock}/lift"), json!({ "reason": " " })).await.errors(),
        [("reason", "reason-missing")]
    );
    analyst.post(&format!("/locks/{lock}/lift"), json!({ "reason": "Opened again." })).await.with(204);
    let listed = analyst.get("/locks").await.with(200);
    assert_eq!(
        (listed["in_force"].as_array().unwrap().len(), &listed["past"][0]["lifted"]["reason"]),
        (0, &json!("Opened again."))
    );
    assert_eq!(analyst.post(&format!("/locks/{lock}/lift"), json!({ "reason": "Again." })).await.status, 409);
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let world = World::new().await;
    let analyst = world.client(Who::HeadquartersAnalyst).await;
    for (sent, errors) in [
        (json!({ "place": "region", "through": "2026-09-30", "reason": "x" }), vec![("place", "place-missing")]),
        (json!({ "place": "office", "through": "2026-09-30", "reason": "x" }), vec![("office", "office-unknown")]),
        (
            json!({ "place": "office", "office": 99, "through": "2026-09-30", "reason": "x" }),
            vec![("office", "office-unknown")],
        ),
        (
            json!({ "place": "project", "project": "XX.9", "through": "2026-09-30", "reason": "x" }),
            vec![("project", "project-unknown")],
        ),
        (
            json!({ "place": "everything", "through": "soon", "until": "2020-01-01", "reason": "" }),
            vec![("through", "not-a-date"), ("reason", "reason-missing")],
        ),
    ] {
        let reply = analyst.post("/locks", sent).await;
        assert_eq!((reply.status, reply.errors()), (422, errors));
    }
    let endorser = world.client(Who::Endorser).await;
    let sent = json!({ "place": "everything", "through": "2026-09-30", "reason": "x" });
    assert_eq!(endorser.post("/locks", sent).await.status, 403, "everything is for headquarters");
    assert_eq!(analyst.post("/locks/999/lift", json!({ "reason": "x" })).await.status, 404);
}
