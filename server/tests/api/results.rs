use domain::indicator::{Accumulation, Kind, Operator};
use serde_json::json;

use crate::{
    results::{Contributor, contributor, corporate},
    support::{Who, World},
};

#[tokio::test]
async fn a_total_opens_down_to_the_values_behind_it() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let to = corporate(&tx, "P1.2", Kind::Percentage, Operator::Sum, "80/100").await;
    for code in ["HA.0001", "HA.0002"] {
        let accumulation = Accumulation::Latest;
        let new = Contributor { code, kind: Kind::Percentage, accumulation, to, target: "80/100", ..<_>::default() };
        contributor(&tx, new).await.approved(&tx, 2, "50/100").await;
    }
    tx.commit().await.unwrap();
    let viewer = world.client(Who::Viewer).await;
    let found = viewer.get("/results/MIGOF/P1.2").await.with(200);
    let total = &found["indicator"]["total"];
    assert_eq!(total["achieved"], json!({ "numerator": "100", "denominator": "200" }), "50 %");
    assert_eq!(total["coverage"]["expected"], 2);
    let place = &found["regions"][0]["places"][0];
    assert_eq!(place["indicators"][0]["values"][0]["value"], json!({ "numerator": "50", "denominator": "100" }));
    let overview = viewer.get("/results?framework=MIGOF").await.with(200);
    assert_eq!(&overview["areas"][0]["indicators"][1]["total"], total, "one query serves both");
    assert_eq!(viewer.get("/results?framework=NONE").await.status, 404);
    assert_eq!(viewer.get("/results?region=99").await.status, 404);
}
