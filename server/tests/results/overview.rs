use domain::{
    approval::ActualState,
    indicator::{Accumulation, Kind, Operator},
    lifecycle::ProjectState,
};

use super::{Contributor, RWANDA, TRAINED, YEMEN, contributor, corporate, plain, row};
use crate::support::{Who, World};

#[tokio::test]
async fn what_is_linked_to_nothing_is_unknown_and_not_zero() {
    let world = World::new().await;
    let page = world.browser(Who::Viewer).await.get("/results").await;
    assert_eq!(page.status, 200);
    assert_eq!(
        row(&page, "P1.1"),
        "Officials trained on rights P1.1 · people 1 000 nothing yet not linked 0 of 0 Unknown"
    );
    assert!(page.says("Principle 1 · Adhering to international standards"));
    assert!(page.says("Projects without a link, of 1 1"), "{}", page.text());
}

#[tokio::test]
async fn percentages_pool() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let to = corporate(&tx, "P1.2", Kind::Percentage, Operator::Sum, "80/100").await;
    for code in ["HA.0001", "HA.0002"] {
        let accumulation = Accumulation::Latest;
        let new = Contributor { code, kind: Kind::Percentage, accumulation, to, target: "80/100", ..<_>::default() };
        contributor(&tx, new).await.approved(&tx, 2, "50/100").await;
    }
    tx.commit().await.unwrap();
    let mut browser = world.browser(Who::HeadquartersAnalyst).await;
    let shown = row(&browser.get("/results").await, "P1.2");
    // 50 of 80 per cent in nine tenths of the time.
    assert_eq!(shown, "Something else P1.2 · things 80 % 50 % 2 of 2 At risk");
    let page = browser.get("/results/MIGOF/P1.2").await;
    assert!(plain(&page.body).contains("2 project indicators: numerators and denominators added 100 of 200 = 50 %"));
}

#[tokio::test]
async fn only_approved_values_count_and_a_zero_is_not_a_blank() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let late = contributor(&tx, Contributor { code: "HA.0001", ..<_>::default() }).await;
    late.value(&tx, 1, ActualState::Draft, ["99", "", ""]).await;
    late.value(&tx, 2, ActualState::Returned, ["98", "", ""]).await;
    let zero = contributor(&tx, Contributor { code: "HA.0002", ..<_>::default() }).await;
    for n in 1..=3 {
        zero.approved(&tx, n, "0").await;
    }
    let in_review = contributor(&tx, Contributor { code: "HA.0003", ..<_>::default() }).await;
    for n in 1..=3 {
        in_review.value(&tx, n, ActualState::Submitted, ["50", "", ""]).await;
    }
    let blank = contributor(&tx, Contributor { code: "HA.0004", ..<_>::default() }).await;
    blank.approved(&tx, 1, "").await;
    tx.commit().await.unwrap();
    let page = world.browser(Who::Auditor).await.get("/results").await;
    // Q1 to Q3 are past their due days; the approved blank leaves Q2 and Q3 missing.
    assert_eq!(
        row(&page, "P1.1"),
        "Officials trained on rights P1.1 · people 1 000 0 1 of 4 2 overdue · 1 zero Off track"
    );
    assert!(page.says("Project indicators reported, of 4 1 2 overdue · 1 not due or in review · 1 zero"));
}

#[tokio::test]
async fn a_closed_project_counts_and_owes_nothing_and_a_withdrawn_one_is_left_out() {
    let world = World::new().await;
    let tx = world.arrange().await;
    for (code, state, value) in [
        ("HA.0001", ProjectState::Active, "10"),
        ("HA.0002", ProjectState::Closed, "700"),
        ("HA.0003", ProjectState::Withdrawn, "5000"),
    ] {
        let linked = contributor(&tx, Contributor { code, state, ..<_>::default() }).await;
        linked.approved(&tx, 1, value).await;
    }
    tx.commit().await.unwrap();
    let shown = row(&world.browser(Who::Viewer).await.get("/results").await, "P1.1");
    assert!(shown.contains("people 1 000 710 1 of 1"), "{shown}");
}

#[tokio::test]
async fn regions_add_up_to_the_total_and_are_measured_by_their_promises() {
    let world = World::new().await;
    let tx = world.arrange().await;
    for (code, office, value) in [("HA.0001", RWANDA, "120"), ("HA.0002", RWANDA, "30"), ("HA.0003", YEMEN, "41.5")] {
        contributor(&tx, Contributor { code, office, ..<_>::default() }).await.approved(&tx, 1, value).await;
    }
    tx.commit().await.unwrap();
    let mut browser = world.browser(Who::HeadquartersAnalyst).await;
    for (query, shown) in [
        ("", "people 1 000 191.5 3 of 3"),
        ("?region=1", "people 200 150 2 of 2"),
        ("?region=2", "people 100 41.5 1 of 1"),
    ] {
        let row = row(&browser.get(&format!("/results{query}")).await, "P1.1");
        assert!(row.contains(shown), "{query}: {row}");
    }
    let page = plain(&browser.get("/results/MIGOF/P1.1").await.body);
    assert!(page.contains("Sum of 2 regions 191.5"), "{page}");
    assert!(page.contains("All 191.5 3 of 3"), "{page}");
}

#[tokio::test]
async fn counts_linked_to_a_percentage_are_named_and_spare_the_rest_of_the_page() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let to = corporate(&tx, "P1.2", Kind::Percentage, Operator::Sum, "80/100").await;
    contributor(&tx, Contributor { to, ..<_>::default() }).await.approved(&tx, 1, "5").await;
    contributor(&tx, Contributor { code: "HA.0002", ..<_>::default() }).await.approved(&tx, 1, "7").await;
    tx.commit().await.unwrap();
    let page = world.browser(Who::Viewer).await.get("/results").await;
    assert!(row(&page, "P1.2").contains("counts and percentages are linked together"));
    assert!(row(&page, "P1.1").contains("people 1 000 7 1 of 1"));
}

#[tokio::test]
async fn an_indicator_linked_twice_is_covered_once_in_the_figures() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let to = corporate(&tx, "P1.2", Kind::Count, Operator::Sum, "10").await;
    let linked = contributor(&tx, Contributor { to, ..<_>::default() }).await;
    backend::insert::indicator::link(&tx, linked.indicator, TRAINED).await.unwrap();
    linked.approved(&tx, 1, "7").await;
    tx.commit().await.unwrap();
    let page = world.browser(Who::Viewer).await.get("/results").await;
    for code in ["P1.1", "P1.2"] {
        assert!(row(&page, code).contains("1 of 1"), "{code}");
    }
    assert!(page.says("Project indicators reported, of 1 1 1 with a gap"), "{}", page.text());
}

#[tokio::test]
async fn is_not_there_under_an_unknown_framework_or_region() {
    let world = World::new().await;
    let mut browser = world.browser(Who::Viewer).await;
    for (query, status) in [
        ("?framework=MIGOF", 200),
        ("?framework=&region=", 200),
        ("?framework=NONE", 404),
        ("?region=99", 404),
        ("?region=x", 404),
        ("?region=1%20OR%201=1", 404),
    ] {
        assert_eq!(browser.get(&format!("/results{query}")).await.status, status, "{query}");
    }
}
