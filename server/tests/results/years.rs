//! Results of one year, and two years side by side.

use domain::{
    aggregation::over_periods,
    indicator::{Accumulation, Kind, Operator},
    value::Value,
};
use serde_json::Value as Json;

use super::{Contributor, contributor, corporate, row};
use crate::support::{Random, Who, World};

fn count(text: &str) -> Option<Value> {
    Value::parse(Kind::Count, text).unwrap()
}

/// The amount of a total, as REST writes it.
fn text(value: Option<Value>) -> Json {
    value.map_or(Json::Null, |value| Json::String(value.typed()))
}

#[tokio::test]
async fn a_year_has_what_its_periods_amount_to_by_the_rules_of_each_indicator() {
    let mut random = Random(3);
    let world = World::new().await;
    let tx = world.arrange().await;
    let mut made = Vec::new();
    for (nth, by) in Accumulation::ALL.iter().enumerate() {
        let to = corporate(&tx, &format!("Y{nth}.1"), Kind::Count, Operator::Sum, "").await;
        let code = format!("HA.{nth:04}");
        let new = Contributor { code: &code, accumulation: *by, starts: "2025-01-01", to, ..<_>::default() };
        let linked = contributor(&tx, new).await;
        let mut values = Vec::new();
        for quarter in 1..=7 {
            // Some quarters are never reported.
            let typed = if random.below(4) == 0 { String::new() } else { random.below(300).to_string() };
            if !typed.is_empty() {
                linked.approved(&tx, quarter, &typed).await;
            }
            values.push(count(&typed));
        }
        made.push((*by, values));
    }
    tx.commit().await.unwrap();
    let client = world.client(Who::Viewer).await;
    let mut browser = world.browser(Who::Viewer).await;
    for (year, quarters) in [("2025", 0..4), ("2026", 4..7)] {
        let found = client.get(&format!("/results?year={year}")).await.with(200);
        let page = browser.get(&format!("/results?year={year}")).await;
        assert!(page.says(&format!("Only what was reported for the periods that end in {year}")), "{}", page.text());
        for (nth, (by, values)) in made.iter().enumerate() {
            let expected = over_periods(*by, &values[quarters.clone()]).unwrap();
            let code = format!("Y{nth}.1");
            let all = found["areas"][0]["indicators"].as_array().unwrap();
            let here = all.iter().find(|one| one["code"] == code.as_str()).unwrap();
            assert_eq!(here["total"]["achieved"], text(expected), "{year}, {by}");
            let tree = client.get(&format!("/results/MIGOF/{code}?year={year}")).await.with(200);
            assert_eq!(tree["indicator"]["total"]["achieved"], text(expected), "{year}, {by}");
            let leaves = &tree["regions"][0]["places"][0]["indicators"][0]["values"];
            let reported = values[quarters.clone()].iter().flatten().count();
            assert_eq!(leaves.as_array().unwrap().len(), reported, "{year}, {by}: only the values of the year");
            let charts = client.get(&format!("/results/MIGOF/{code}/charts?year={year}")).await.with(200);
            assert_eq!(charts["trend"].as_array().unwrap().last().unwrap()["achieved"], text(expected), "{year}, {by}");
        }
    }
    let both = client.get("/results?year=2026&compare=2025").await.with(200);
    let indicators = both["areas"][0]["indicators"].as_array().unwrap();
    let compared = both["areas"][0]["compared"].as_array().unwrap();
    assert_eq!(indicators.len(), compared.len());
    for (nth, (by, values)) in made.iter().enumerate() {
        let at = indicators.iter().position(|one| one["code"] == format!("Y{nth}.1").as_str()).unwrap();
        assert_eq!(compared[at]["achieved"], text(over_periods(*by, &values[0..4]).unwrap()), "{by}");
    }
}

#[tokio::test]
async fn coverage_of_a_year_is_of_what_is_due_in_it() {
    let world = World::new().await;
    let tx = world.arrange().await;
    // Through both years; the last of 2025 is missing.
    let both = contributor(&tx, Contributor { code: "HA.0001", starts: "2025-01-01", ..<_>::default() }).await;
    for quarter in [1, 2, 3, 5, 6, 7] {
        both.approved(&tx, quarter, "10").await;
    }
    let late = contributor(&tx, Contributor { code: "HA.0002", ..<_>::default() }).await;
    late.approved(&tx, 1, "500").await;
    tx.commit().await.unwrap();
    let mut browser = world.browser(Who::HeadquartersAnalyst).await;
    // The template's framework has no target of a year.
    let before = row(&browser.get("/results?year=2025").await, "P1.1");
    assert!(before.contains("no target 30 ") && before.contains(" 1 of 1 "), "{before}");
    let now = row(&browser.get("/results?year=2026&compare=2025").await, "P1.1");
    assert!(now.contains("no target 530 30 ") && now.contains(" 2 of 2 "), "{now}");
    assert!(row(&browser.get("/results").await, "P1.1").contains("1 000 560 "), "all years");
    let file = browser.download("/results.csv?year=2026&compare=2025").await;
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.contains("Achieved in 2025") && text.contains("Year,2026"), "{text}");
}

#[tokio::test]
async fn a_past_day_has_the_year_as_it_stood() {
    let world = World::new().await;
    let early = backend::ctx::Ctx::new(world.db.clone(), "2026-05-01T10:00:00Z".parse().unwrap(), None);
    let tx = early.write().await.unwrap();
    let linked = contributor(&tx, Contributor { starts: "2025-01-01", ..<_>::default() }).await;
    linked.approved(&tx, 1, "7").await;
    linked.approved(&tx, 5, "40").await;
    tx.commit().await.unwrap();
    let tx = world.arrange().await;
    linked.approved(&tx, 6, "100").await;
    tx.commit().await.unwrap();
    let mut browser = world.browser(Who::Viewer).await;
    let then = row(&browser.get("/results?year=2026&as_at=2026-05-01").await, "P1.1");
    assert!(then.contains(" 40 "), "{then}");
    let now = row(&browser.get("/results?year=2026").await, "P1.1");
    assert!(now.contains(" 140 "), "{now}");
}

#[tokio::test]
async fn a_year_outside_the_framework_is_not_found() {
    let world = World::new().await;
    let mut browser = world.browser(Who::Viewer).await;
    for query in ["year=1999", "year=x", "year=2026&compare=1999"] {
        assert_eq!(browser.get(&format!("/results?{query}")).await.status, 404, "{query}");
    }
    assert_eq!(browser.get("/results?compare=2025").await.status, 200, "without a year there is nothing beside it");
}
