use serde_json::{Value, json};

use crate::support::{Who, World};

const MATRIX: &str = "/projects/DP.1649/matrix";

fn indicator(title: &str) -> Value {
    json!({
        "title": title, "unit": "people", "kind": "count", "direction": "increase", "accumulation": "sum",
        "operator": "sum", "by_sex": true, "source": "Lists", "baseline": "0", "target": "31.5"
    })
}

#[tokio::test]
async fn a_row_is_added_revised_and_retired() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let nodes = format!("{MATRIX}/nodes");
    let row = manager.post(&nodes, json!({ "kind": "output", "parent": 2, "statement": "A register" })).await.with(201);
    assert_eq!((&row["number"], &row["version"]), (&json!("1.2"), &json!(1)));
    let address = format!("{nodes}/{}", row["id"]);
    let sent = json!({ "version": 1, "statement": "A register of cases", "assumptions": "Paper is there" });
    let revised = manager.put(&address, sent.clone()).await.with(200);
    assert_eq!((&revised["version"], &revised["assumptions"]), (&json!(2), &json!("Paper is there")));
    let mut stale = sent;
    stale["statement"] = json!("Another");
    let reply = manager.put(&address, stale).await;
    assert_eq!(reply.status, 409);
    let whole = &reply.json["errors"][0];
    assert_eq!((&whole["args"]["version"], &whole["args"]["who"]), (&json!("2"), &json!("Project manager")));
    assert!(reply.errors().contains(&("statement", "present-value")), "{:#}", reply.json);
    assert_eq!(manager.delete(&format!("{address}?version=1")).await.status, 409);
    assert_eq!(manager.delete(&address).await.errors(), [("version", "missing-field")]);
    assert_eq!(manager.delete(&format!("{address}?version=2")).await.status, 204);
    assert_eq!(manager.delete(&format!("{address}?version=3")).await.status, 409, "retired already");
    let reply = manager.post(&nodes, json!({ "kind": "objective", "statement": "A second one" })).await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("", "second-objective")]));
}

#[tokio::test]
async fn a_row_moves_among_its_siblings() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let nodes = format!("{MATRIX}/nodes");
    let row = manager.post(&nodes, json!({ "kind": "output", "parent": 2, "statement": "A register" })).await.with(201);
    let address = format!("{nodes}/{}/move", row["id"]);
    let moved = manager.post(&address, json!({ "version": 1, "towards": "start" })).await.with(200);
    assert_eq!((&moved["number"], &moved["version"]), (&json!("1.1"), &json!(2)));
    assert_eq!(manager.post(&address, json!({ "version": 1, "towards": "end" })).await.status, 409);
    for (towards, error) in [("start", ("", "no-place")), ("up", ("towards", "not-a-choice"))] {
        let reply = manager.post(&address, json!({ "version": 2, "towards": towards })).await;
        assert_eq!((reply.status, reply.errors()), (422, vec![error]));
    }
}

#[tokio::test]
async fn an_indicator_is_added_revised_and_retired() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    let indicators = format!("{MATRIX}/indicators");
    let sent = json!({ "node": 3, "indicator": indicator("People advised") });
    let made = manager.post(&indicators, sent).await.with(201);
    assert_eq!((&made["number"], &made["target"]), (&json!("1.1-d"), &json!("31.5")));
    let address = format!("{indicators}/{}", made["id"]);
    let sent = json!({ "version": 1, "indicator": indicator("People advised in person") });
    assert_eq!(manager.put(&address, sent.clone()).await.with(200)["version"], 2);
    let mut stale = sent;
    stale["indicator"]["title"] = json!("Another");
    let reply = manager.put(&address, stale).await;
    assert_eq!((reply.status, reply.errors()[1]), (409, ("indicator.title", "present-value")));
    let mut wrong = json!({ "version": 2, "indicator": indicator("") });
    wrong["indicator"]["kind"] = json!("feeling");
    let reply = manager.put(&address, wrong).await;
    assert_eq!(reply.errors(), [("indicator.title", "required"), ("indicator.kind", "not-a-choice")]);
    assert_eq!(manager.delete(&format!("{address}?version=2")).await.status, 204);
    let matrix = manager.get(MATRIX).await.with(200);
    assert_eq!(matrix["nodes"][2]["indicators"].as_array().unwrap().len(), 3);
}
