use serde_json::json;

use crate::support::{Who, World};

#[tokio::test]
async fn a_script_sees_who_owes_what_and_reminds_them() {
    let world = World::new().await;
    let reviewer = world.client(Who::Reviewer).await;
    let work = reviewer.get("/mission").await.with(200);
    assert_eq!((&work["office"], &work["offices"][0]["name"]), (&json!(1), &json!("Mission in Rwanda")));
    let project = &work["projects"][0];
    assert_eq!(
        (&project["project"], &project["overdue"], &project["values"]["blank"]),
        (&json!("DP.1649"), &json!(9), &json!(9))
    );
    let people: Vec<_> = work["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["missing"], one["due"].as_array().unwrap().len()))
        .collect();
    assert_eq!(people, [(&json!(9), 3), (&json!(9), 3)]);
    let sent = reviewer.post("/reminders", json!({ "office": 1, "person": 1 })).await.with(200);
    assert_eq!(sent, json!({ "sent": 1, "spared": 0 }));
    let reply = reviewer.post("/reminders", json!({ "office": 1, "person": 1 })).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("", "reminded-lately")]));
    assert_eq!(reviewer.post("/reminders", json!({ "office": 99 })).await.status, 404);
    assert_eq!(world.client(Who::ProjectStaff).await.post("/reminders", json!({ "office": 1 })).await.status, 403);
}
