//! A total over time, and the people in it by sex and age.

use domain::{
    approval::ActualState,
    axes::Cell,
    indicator::Accumulation,
    quantity::Quantity,
    value::{Reported, Value},
};

use super::{Contributor, YEMEN, contributor};
use crate::support::{Who, World};

#[tokio::test]
async fn each_quarter_has_what_had_ended_and_the_last_is_the_total() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let sum = contributor(&tx, Contributor { code: "HA.0001", ..<_>::default() }).await;
    sum.approved(&tx, 1, "10").await;
    sum.approved(&tx, 3, "5").await;
    let latest = Accumulation::Latest;
    let latest = Contributor { code: "HA.0002", office: YEMEN, accumulation: latest, ..<_>::default() };
    let latest = contributor(&tx, latest).await;
    latest.approved(&tx, 2, "100").await;
    latest.approved(&tx, 3, "40").await;
    tx.commit().await.unwrap();
    let client = world.client(Who::Viewer).await;
    let found = client.get("/results/MIGOF/P1.1/charts").await.with(200);
    let points: Vec<_> = found["trend"].as_array().unwrap().iter().collect();
    let shown: Vec<_> = points
        .iter()
        .map(|point| {
            (
                point["ends"].as_str().unwrap(),
                point["achieved"].as_str().unwrap(),
                point["with_value"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(shown, [("2026-03-31", "10", 1), ("2026-06-30", "110", 2), ("2026-09-30", "55", 2)]);
    let whole = client.get("/results/MIGOF/P1.1").await.with(200);
    assert_eq!(whole["indicator"]["total"]["achieved"], "55");
    let yemen = client.get("/results/MIGOF/P1.1/charts?country=YEM").await.with(200);
    assert_eq!(yemen["trend"].as_array().unwrap().len(), 2, "from its own first value on");
    assert_eq!(yemen["trend"][1]["achieved"], "40");
    let page = world.browser(Who::Viewer).await.get("/results/MIGOF/P1.1/charts").await;
    assert!(page.status == 200 && page.says("30 Jun 2026 110 2"), "{}", page.text());
    assert_eq!(client.get("/results/MIGOF/NONE/charts").await.status, 404);
}

#[tokio::test]
async fn who_is_known_by_sex_alone_has_no_age() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let linked = contributor(&tx, Contributor::default()).await;
    linked.value(&tx, 1, ActualState::Approved, ["10", "6", "3"]).await;
    tx.commit().await.unwrap();
    let found = world.client(Who::Viewer).await.get("/results/MIGOF/P1.1/charts").await.with(200);
    let ages = found["people"]["ages"].as_array().unwrap();
    assert_eq!(ages.len(), 4);
    assert_eq!(
        (&ages[3]["age"], &ages[3]["female"], &ages[3]["male"]),
        (&serde_json::Value::Null, &"6".into(), &"3".into())
    );
    assert_eq!(found["people"]["unspecified"], "1");
    for age in &ages[..3] {
        assert_eq!((&age["female"], &age["male"]), (&"0".into(), &"0".into()));
    }
}

#[tokio::test]
async fn crossed_cells_of_the_values_that_count_are_the_people() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let cells = |total: i64, cells: &[(&str, i64)]| {
        let count = |n: i64| Value::Count(Quantity::from_integer(n).unwrap());
        let cells = cells.iter().map(|(category, n)| (Cell::new("sex*age", *category), count(*n)));
        Reported { total: Some(count(total)), cells: cells.collect() }
    };
    let approved = ActualState::Approved;
    let sum = contributor(&tx, Contributor { code: "HA.0001", by_age: true, ..<_>::default() }).await;
    sum.reported(&tx, 1, approved, cells(20, &[("female*0-17", 5), ("male*0-17", 4), ("female*60-plus", 1)])).await;
    sum.reported(&tx, 2, approved, cells(9, &[("female*0-17", 2), ("male*18-59", 7)])).await;
    // Of the latest only its own cells.
    let latest = Accumulation::Latest;
    let latest = Contributor { code: "HA.0002", by_age: true, accumulation: latest, ..<_>::default() };
    let latest = contributor(&tx, latest).await;
    latest.reported(&tx, 1, approved, cells(100, &[("female*18-59", 90)])).await;
    latest.reported(&tx, 2, approved, cells(50, &[("male*18-59", 30)])).await;
    let by_sex = contributor(&tx, Contributor { code: "HA.0003", ..<_>::default() }).await;
    by_sex.value(&tx, 1, approved, ["10", "6", "3"]).await;
    tx.commit().await.unwrap();
    let found = world.client(Who::Viewer).await.get("/results/MIGOF/P1.1/charts").await.with(200);
    let ages = found["people"]["ages"].as_array().unwrap();
    let shown: Vec<(&str, &str)> =
        ages.iter().map(|age| (age["female"].as_str().unwrap(), age["male"].as_str().unwrap())).collect();
    assert_eq!(shown, [("7", "4"), ("0", "37"), ("1", "0"), ("6", "3")]);
    // 29 + 50 + 10 in all, of which 58 are known.
    assert_eq!(found["people"]["unspecified"], "31");
}

#[tokio::test]
async fn nothing_approved_has_no_course() {
    let world = World::new().await;
    let found = world.client(Who::Viewer).await.get("/results/MIGOF/P1.1/charts").await.with(200);
    assert!(found["trend"].as_array().unwrap().is_empty() && found["people"].is_null());
    let page = world.browser(Who::Viewer).await.get("/results/MIGOF/P1.1/charts").await;
    assert!(page.says("Nothing has been approved yet."), "{}", page.text());
}
