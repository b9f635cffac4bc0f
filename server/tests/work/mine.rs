use std::ops::RangeInclusive;

use backend::insert::project;
use chrono::NaiveDate;
use domain::period::Period;

use crate::{
    actual::enter,
    support::{Who, World},
};

/// A period of one day for each of these days of January 2020, due a week later.
async fn add_periods(world: &World, days: RangeInclusive<u32>) {
    let tx = world.arrange().await;
    for day in days {
        let date = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Days::new(day.into());
        let period = Period { starts: date, ends: date, due: date + chrono::Days::new(7), name: None };
        project::period(&tx, world.project(), &period).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_is_late_and_what_is_next_are_two_lists() {
    let world = World::new().await;
    let page = world.browser(Who::ProjectManager).await.get("/").await;
    let text = page.text();
    let (late, next) = text.split_once(" Next ").expect("both lists are there");
    for period in ["Q1 2026", "Q2 2026", "Q3 2026"] {
        assert!(late.contains(&format!("Progress {period}")), "{text}");
    }
    assert!(next.contains("Progress Q4 2026 DP.1649 · 0 of 3 filled 11 Feb 2027"), "{text}");
    assert!(!text.contains("more"), "everything is shown: {text}");
}

#[tokio::test]
async fn what_a_list_leaves_out_is_counted_and_crowds_nothing_out() {
    let world = World::new().await;
    add_periods(&world, 1..=52).await;
    let page = world.browser(Who::ProjectManager).await.get("/").await;
    assert!(page.says("and 15 more"), "52 and three quarters are late, 40 shown: {}", page.text());
    assert!(page.says("Progress Q4 2026"), "what comes next is still there");
}

#[tokio::test]
async fn who_has_nothing_to_do_is_told_where_to_look() {
    let world = World::new().await;
    let page = world.browser(Who::Viewer).await.get("/").await;
    assert!(page.says("Nothing waits for you") && !page.says("DP.1649"), "{}", page.text());
}

#[tokio::test]
async fn what_was_retired_is_neither_expected_nor_counted() {
    let world = World::new().await;
    let mut manager = world.browser(Who::ProjectManager).await;
    enter(&mut manager, 1, "submit", &[("1.total", "60"), ("2.total", "20/31"), ("3.total", "7")]).await;
    enter(&mut manager, 2, "submit", &[("1.total", "60"), ("2.total", "20/31")]).await;
    assert!(manager.get("/").await.says("Progress Q2 2026 DP.1649 · 2 of 3 filled"));
    let retired = [("project", "DP.1649"), ("indicator", "1"), ("version", "1")];
    manager.post("/api/matrix_retire_indicator", &retired).await;
    let page = manager.get("/").await;
    assert!(page.says("Progress Q2 2026 DP.1649 · 1 of 2 filled"), "{}", page.text());
    assert!(!page.says("Progress Q1 2026"), "all that is left was handed in: {}", page.text());
}
