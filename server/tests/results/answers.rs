//! Scales and yes/no are counted by answer over projects, and never added up.

use domain::indicator::{Accumulation, Kind, Operator};
use serde_json::json;

use super::{Contributor, contributor, corporate, plain, row};
use crate::support::{Who, World};

#[tokio::test]
async fn yes_and_no_are_counted_with_coverage() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let to = corporate(&tx, "P1.2", Kind::YesNo, Operator::Minimum, "").await;
    for (code, answers) in
        [("HA.0001", ["no", "yes"]), ("HA.0002", ["yes", ""]), ("HA.0003", ["yes", "no"]), ("HA.0004", ["", ""])]
    {
        let new = Contributor {
            code,
            kind: Kind::YesNo,
            accumulation: Accumulation::Latest,
            target: "yes",
            to,
            ..<_>::default()
        };
        let linked = contributor(&tx, new).await;
        for (n, answer) in (1..).zip(answers).filter(|(_, answer)| !answer.is_empty()) {
            linked.approved(&tx, n, answer).await;
        }
    }
    tx.commit().await.unwrap();
    let mut viewer = world.browser(Who::Viewer).await;
    let shown = row(&viewer.get("/results").await, "P1.2");
    assert!(shown.contains("Yes: 2 · No: 1 counted by answer 3 of 4"), "{shown}");
    let page = plain(&viewer.get("/results/MIGOF/P1.2").await.body);
    assert!(page.contains("Yes 2 66.7 %") || page.contains("Yes 2 67 %"), "{page}");
    assert!(page.contains("3 of 4 reported. Answers are counted, never added"), "{page}");
    assert!(page.contains("The answers of 3 project indicators"), "{page}");
    let client = world.client(Who::Viewer).await;
    let read = client.get("/results/MIGOF/P1.2").await.with(200);
    let total = &read["indicator"]["total"];
    assert_eq!(total["answers"], json!([{ "answer": false, "count": 1 }, { "answer": true, "count": 2 }]));
    assert_eq!(total["achieved"], json!(null));
}
