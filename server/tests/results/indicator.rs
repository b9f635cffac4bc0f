use domain::{
    approval::ActualState,
    indicator::{Accumulation, Kind, Operator},
};

use super::{Contributor, RWANDA, YEMEN, contributor, corporate, plain};
use crate::support::{Page, Who, World};

/// The amounts of the leaves: rows of approved values, told by the hands they went through.
fn leaves(page: &Page) -> Vec<String> {
    let rows = page.body.split("class=\"row\"").filter(|row| row.contains("entered and submitted by"));
    rows.map(|row| {
        let amount = row.split("class=\"num\"").nth(1).unwrap();
        plain(amount.split("</span>").next().unwrap()).trim_start_matches('>').trim().to_owned()
    })
    .collect()
}

#[tokio::test]
async fn leaves_add_up_to_the_total_shown() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let mut expected = 0;
    for (code, office, values) in
        [("HA.0001", RWANDA, [120, 7]), ("HA.0002", RWANDA, [30, 0]), ("HA.0003", YEMEN, [41, 1_200])]
    {
        let linked = contributor(&tx, Contributor { code, office, ..<_>::default() }).await;
        for (n, value) in (1..).zip(values) {
            linked.approved(&tx, n, &value.to_string()).await;
            expected += value;
        }
        linked.value(&tx, 3, ActualState::Submitted, ["9999", "", ""]).await;
    }
    tx.commit().await.unwrap();
    let page = world.browser(Who::HeadquartersAnalyst).await.get("/results/MIGOF/P1.1").await;
    assert_eq!(page.status, 200);
    let sum: i64 = leaves(&page).iter().map(|leaf| leaf.replace(' ', "").parse::<i64>().unwrap()).sum();
    assert_eq!((leaves(&page).len(), sum), (6, expected));
    let text = plain(&page.body);
    assert!(text.contains("1 398 people: where it comes from"), "{text}");
    assert!(text.contains("Gross of 3 project indicators 1 398"), "{text}");
    assert!(text.contains("Sum of 2 project indicators 157"), "{text}");
    assert!(
        text.contains(
            "Q1 2026 · approved 24 Nov 2026, 12:00 entered and submitted by Project manager · approved by Reviewer 120"
        ),
        "{text}"
    );
}

#[tokio::test]
async fn a_late_value_for_an_old_period_does_not_displace_the_latest() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let accumulation = Accumulation::Latest;
    let linked = contributor(&tx, Contributor { accumulation, ..<_>::default() }).await;
    linked.approved(&tx, 3, "30").await;
    linked.approved(&tx, 1, "99").await;
    tx.commit().await.unwrap();
    let text = plain(&world.browser(Who::Viewer).await.get("/results/MIGOF/P1.1").await.body);
    assert!(text.contains("30 people: where it comes from"), "{text}");
    assert!(text.contains("The latest period with an approved value counts"), "{text}");
    let (old, new) = (text.find("Q1 2026").unwrap(), text.find("Q3 2026").unwrap());
    assert!(text[old..new].contains("does not count 99"), "{text}");
    assert!(!text[new..].contains("does not count"), "{text}");
}

#[tokio::test]
async fn a_mean_leaves_blanks_out_and_keeps_zeros() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let to = corporate(&tx, "P1.2", Kind::Count, Operator::Mean, "8").await;
    for (code, value) in [("HA.0001", Some("10")), ("HA.0002", None), ("HA.0003", Some("0"))] {
        let linked = contributor(&tx, Contributor { code, to, ..<_>::default() }).await;
        if let Some(value) = value {
            linked.approved(&tx, 1, value).await;
        }
    }
    tx.commit().await.unwrap();
    let text = plain(&world.browser(Who::Viewer).await.get("/results/MIGOF/P1.2").await.body);
    assert!(text.contains("5 things: where it comes from"), "{text}");
    assert!(text.contains("Mean of 2 project indicators, blanks left out 5"), "{text}");
    assert!(text.contains("Nothing approved yet · open the project nothing yet"), "{text}");
}

#[tokio::test]
async fn the_sexes_and_the_rest_make_the_total() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let one = contributor(&tx, Contributor { code: "HA.0001", ..<_>::default() }).await;
    one.value(&tx, 1, ActualState::Approved, ["100", "60", "30"]).await;
    one.value(&tx, 2, ActualState::Approved, ["50", "", ""]).await;
    one.value(&tx, 3, ActualState::Submitted, ["500", "400", "100"]).await;
    let accumulation = Accumulation::Latest;
    let two = contributor(&tx, Contributor { code: "HA.0002", accumulation, ..<_>::default() }).await;
    two.value(&tx, 1, ActualState::Approved, ["80", "80", ""]).await;
    two.value(&tx, 2, ActualState::Approved, ["50", "20", "30"]).await;
    tx.commit().await.unwrap();
    let text = plain(&world.browser(Who::Viewer).await.get("/results/MIGOF/P1.1").await.body);
    // 60 + 20 female, 30 + 30 male, of 150 + 50.
    assert!(text.contains("Female 80 Male 60 Not specified 60 Total 200"), "{text}");
    assert!(text.contains("30 % not specified"), "{text}");
}

#[tokio::test]
async fn every_contributor_is_named_but_only_visible_ones_can_be_opened() {
    let world = World::new().await;
    let tx = world.arrange().await;
    let linked = contributor(&tx, Contributor::default()).await;
    linked.approved(&tx, 1, "5").await;
    tx.commit().await.unwrap();
    for (who, opens) in [(Who::Stranger, false), (Who::Viewer, true), (Who::HeadquartersAnalyst, true)] {
        let page = world.browser(who).await.get("/results/MIGOF/P1.1").await;
        assert!(page.says("HA.0001 Shelter in the valley"), "{who:?}");
        assert_eq!(page.body.contains("\"/projects/HA.0001"), opens, "{who:?}");
    }
}

#[tokio::test]
async fn a_large_tree_opens_one_region_and_one_project_at_a_time() {
    let world = World::new().await;
    let tx = world.arrange().await;
    for n in 1..=61 {
        let code = format!("HA.{n:04}");
        let office = if n <= 40 { RWANDA } else { YEMEN };
        contributor(&tx, Contributor { code: &code, office, ..<_>::default() }).await.approved(&tx, 1, "2").await;
    }
    tx.commit().await.unwrap();
    let mut browser = world.browser(Who::HeadquartersAnalyst).await;
    let closed = browser.get("/results/MIGOF/P1.1").await;
    assert!(plain(&closed.body).contains("Gross of 61 project indicators 122"));
    assert!(!closed.says("HA.0001") && leaves(&closed).is_empty(), "{}", closed.text());
    assert!(closed.body.contains("/results/MIGOF/P1.1?open=2#region-2"), "{}", closed.body);
    let region = browser.get("/results/MIGOF/P1.1?open=2").await;
    assert!(region.says("HA.0061") && !region.says("HA.0001"));
    assert!(leaves(&region).is_empty());
    assert!(region.body.contains("/results/MIGOF/P1.1?project=HA.0061#HA.0061"), "{}", region.body);
    let project = browser.get("/results/MIGOF/P1.1?project=HA.0061").await;
    assert_eq!(leaves(&project), ["2"]);
}

#[tokio::test]
async fn is_not_there_under_unknown_codes() {
    let world = World::new().await;
    let mut browser = world.browser(Who::Viewer).await;
    for (path, status) in [
        ("MIGOF/P1.1", 200),
        ("MIGOF/P9.9", 404),
        ("NONE/P1.1", 404),
        ("MIGOF/P1.1?region=99", 404),
        ("MIGOF/P1.1?open=99", 404),
        ("MIGOF/P1.1?open=x", 404),
        ("MIGOF/P1.1?project=x", 404),
        ("MIGOF/P1.1?project=DP.1649", 404),
    ] {
        assert_eq!(browser.get(&format!("/results/{path}")).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn nobody_signs_in_first_and_comes_back() {
    let world = World::new().await;
    for path in ["/results", "/results/MIGOF/P1.1?region=1"] {
        let page = world.nobody().get(path).await;
        assert_eq!(page.status, 303, "{path}");
        assert!(page.location.is_some_and(|to| to.starts_with("/login?next=%2Fresults")), "{path}");
    }
}
