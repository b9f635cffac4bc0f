use serde_json::json;

use super::actuals;
use crate::{
    evidence::PDF,
    support::{Who, World},
};

fn behind(what: &str) -> String {
    format!("{}/1/{what}", actuals(3))
}

#[tokio::test]
async fn a_script_attaches_reads_and_withdraws_a_file() {
    let world = World::new().await;
    let (staff, viewer) = (world.client(Who::ProjectStaff).await, world.client(Who::Viewer).await);
    let to = format!("{}?name=..%2Flist.pdf&about=Signed", behind("evidence"));
    let files = staff.raw("POST", &to, "application/octet-stream", PDF).await.with(200);
    let file = &files["items"][0];
    assert_eq!((&file["name"], &file["kind"], &file["about"]), (&json!("list.pdf"), &json!("pdf"), &json!("Signed")));
    assert_eq!((&file["bytes"], &file["withdrawn"]), (&json!(PDF.len()), &json!(null)));
    let reply = viewer.get("/projects/DP.1649/evidence/1").await;
    assert_eq!((reply.status, reply.bytes.as_slice()), (200, PDF));
    assert!(reply.header("content-disposition").starts_with("attachment;"));
    assert_eq!(viewer.get(&actuals(3)).await.with(200)["values"][0]["files"], 1);
    let withdraw = "/projects/DP.1649/evidence/1/withdraw";
    assert_eq!(staff.post(withdraw, json!({ "reason": "" })).await.errors(), [("reason", "reason-missing")]);
    let files = staff.post(withdraw, json!({ "reason": "The wrong month." })).await.with(200);
    assert_eq!(files["items"][0]["withdrawn"]["reason"], "The wrong month.");
}

#[tokio::test]
async fn a_file_that_is_not_taken_says_why() {
    let world = World::new().await;
    let staff = world.client(Who::ProjectStaff).await;
    let send = async |query: &str, content: Vec<u8>| {
        staff.raw("POST", &format!("{}?{query}", behind("evidence")), "application/octet-stream", content).await
    };
    for (query, content, field, code) in [
        ("name=a.pdf", b"MZ\x90".as_slice(), "", "evidence-type"),
        ("name=a.png", PDF, "", "evidence-other-type"),
        ("name=a.pdf", b"", "", "evidence-empty"),
        ("name=..", PDF, "", "evidence-no-name"),
        ("", PDF, "name", "missing-field"),
        ("name=a.pdf&about=x&more=y", PDF, "more", "unknown-field"),
    ] {
        let reply = send(query, content.to_vec()).await;
        assert_eq!(reply.status, 422, "{query}: {:#}", reply.json);
        assert_eq!(reply.errors(), [(field, code)], "{query}");
    }
    let reply = send("name=a.pdf", [PDF, &vec![b' '; 1 << 20]].concat()).await;
    assert_eq!((reply.status, reply.errors()), (413, vec![("", "evidence-too-large")]));
    assert_eq!(staff.get(&behind("evidence")).await.with(200)["items"], json!([]), "nothing was kept");
}

#[tokio::test]
async fn a_script_talks_and_reads_every_version() {
    let world = World::new().await;
    let (manager, reviewer) = (world.client(Who::ProjectManager).await, world.client(Who::Reviewer).await);
    let said = reviewer.post(&behind("comments"), json!({ "text": "Once or twice?" })).await.with(200);
    assert_eq!((&said["items"][0]["id"], &said["items"][0]["by"]["name"]), (&json!(1), &json!("Reviewer")));
    assert_eq!(manager.delete("/projects/DP.1649/comments/1").await.status, 403, "not somebody else's");
    assert_eq!(reviewer.delete("/projects/DP.1649/comments/1").await.status, 204);
    assert_eq!(manager.get(&behind("comments")).await.with(200)["items"][0]["text"], json!(null));
    assert_eq!(
        reviewer.post(&behind("comments"), json!({ "text": " " })).await.errors(),
        [("text", "comment-missing")]
    );

    let female = json!([{ "axis": "sex", "category": "female", "value": "20" }]);
    manager.put(&format!("{}/1", actuals(3)), json!({ "total": "40" })).await.with(200);
    manager.put(&format!("{}/1", actuals(3)), json!({ "version": 1, "total": "45", "cells": female })).await.with(200);
    let versions = manager.get(&behind("versions")).await.with(200);
    assert_eq!(versions["items"].as_array().unwrap().len(), 2);
    let expected = json!([
        { "cell": "total", "before": "40", "after": "45" },
        { "cell": "sex.female", "before": null, "after": "20" },
    ]);
    assert_eq!(versions["items"][0]["changes"], expected, "the last one first");
    assert_eq!(versions["items"][1]["changes"], json!([{ "cell": "total", "before": null, "after": "40" }]));
    assert_eq!(manager.get(&format!("{}/99/versions", actuals(3))).await.status, 404);
}
