//! Every filter and order, held against what was drawn.

use std::cmp::Reverse;

use domain::{format, lifecycle::ProjectState};
use serde_json::{Value, json};

use super::{
    codes,
    drawn::{Drawn, day, draw},
    listed,
};
use crate::support::{Who, World};

type Test = Box<dyn Fn(&Drawn) -> bool>;

fn filters() -> Vec<(&'static str, Test)> {
    fn of(query: &'static str, test: impl Fn(&Drawn) -> bool + 'static) -> (&'static str, Test) {
        (query, Box::new(test))
    }
    vec![
        of("", |_| true),
        of("q=WATER", |one| one.title.contains("Water")),
        of("q=ha.01", |one| one.code.starts_with("HA.01")),
        of("state=active", |one| one.state == ProjectState::Active),
        of("region=1", |one| one.office == 1),
        of("region=2", |one| one.office == 2),
        of("office=2", |one| one.office == 2),
        of("country=RWA", |one| one.country == Some("RWA")),
        of("country=KEN", |_| false),
        of("funding=flexible", |one| one.funding == "flexible"),
        of("gender=not-assessed", |one| one.gender.is_none()),
        of("gender=2a", |one| one.gender.is_some_and(|code| code.as_str() == "2a")),
        of("sdg=8.8", |one| one.sdg == "8.8"),
        of("area=Objective+2", |one| one.area == "Objective 2"),
        of("active=2025", |one| one.starts <= day("2025-12-31")),
        of("active=2027", |one| one.ends >= day("2027-01-01")),
        of("ends_before=2026-07-01", |one| one.ends < day("2026-07-01")),
        of("warning=any", |one| !one.warnings().is_empty()),
        of("warning=no-report", |one| one.warnings().contains(&"no-report")),
        of("warning=ended-active", |one| one.warnings().contains(&"ended-active")),
        of("warning=no-indicators", |one| one.warnings().contains(&"no-indicators")),
        of("warning=no-target", |one| one.warnings().contains(&"no-target")),
        of("warning=no-link", |one| one.warnings().contains(&"no-link")),
        of("warning=budget-fails", |one| one.warnings().contains(&"budget-fails")),
        of("warning=gender-missing", |one| one.warnings().contains(&"gender-missing")),
        of("warning=no-link&state=active&funding=earmarked&q=t", |one| {
            one.warnings().contains(&"no-link")
                && one.state == ProjectState::Active
                && one.funding == "earmarked"
                && (one.title.to_lowercase().contains('t') || one.code.contains('T'))
        }),
    ]
}

#[tokio::test]
async fn each_lets_through_what_it_says_and_adds_it_up() {
    let world = World::new().await;
    let all = draw(&world, 7).await;
    let viewer = world.client(Who::Auditor).await;
    for (query, test) in filters() {
        let mut expected: Vec<&Drawn> = all.iter().filter(|one| test(one)).collect();
        expected.sort_by_key(|one| one.code.clone());
        let (items, first) = listed(&viewer, query).await;
        let wanted: Vec<String> = expected.iter().map(|one| one.code.clone()).collect();
        assert_eq!(codes(&items), wanted, "{query}");
        let totals = &first["totals"];
        assert_eq!(first["total"], wanted.len(), "{query}");
        let overdue: usize = expected.iter().map(|one| one.overdue()).sum();
        let sum = |of: &dyn Fn(&Drawn) -> i64| format::hundredths(expected.iter().map(|one| of(one)).sum());
        let budget = sum(&|one| one.lines.iter().map(|(_, cents)| cents).sum());
        assert_eq!(
            (&totals["overdue"], &totals["overdue_projects"]),
            (&json!(overdue), &json!(expected.iter().filter(|one| one.overdue() > 0).count())),
            "{query}"
        );
        assert_eq!((&totals["budget"], &totals["spent"]), (&json!(budget), &json!(sum(&|one| one.spent))), "{query}");
        assert_eq!(totals["not_converted"], expected.iter().filter(|one| one.unconverted).count(), "{query}");
        assert_eq!(totals["warned"], expected.iter().filter(|one| !one.warnings().is_empty()).count(), "{query}");
        for rule in totals["by_rule"].as_array().unwrap() {
            let kind = rule["kind"].as_str().unwrap();
            let count = expected.iter().filter(|one| one.warnings().contains(&kind)).count();
            assert_eq!(rule["projects"], count, "{query}: {kind}");
        }
    }
}

#[tokio::test]
async fn each_row_says_what_is_so() {
    let world = World::new().await;
    let all = draw(&world, 11).await;
    let (items, _) = listed(&world.client(Who::Auditor).await, "").await;
    assert_eq!(items.len(), all.len());
    let (mut warned, mut late) = (0, 0);
    for one in &all {
        let item = items.iter().find(|item| item["code"] == one.code.as_str()).unwrap();
        let kinds: Vec<&str> =
            item["warnings"].as_array().unwrap().iter().map(|warning| warning["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, one.warnings(), "{one:?}");
        let (done, expected) = one.reported();
        let reported = &item["reported"];
        assert_eq!((&reported["done"], &reported["expected"]), (&json!(done), &json!(expected)), "{one:?}");
        assert_eq!(reported["overdue"], one.overdue(), "{one:?}");
        assert_eq!(item["money"]["burn"].is_null(), one.burn().is_none(), "{one:?}");
        let indicators: i64 =
            item["indicators"].as_object().unwrap().values().map(|count| count.as_i64().unwrap()).sum();
        assert_eq!(indicators, i64::try_from(one.indicators.len()).unwrap(), "{one:?}");
        warned += kinds.len();
        late += one.overdue();
    }
    assert!(warned > 60 && late > 20, "{warned} warnings and {late} values overdue: there is something to find");
}

#[tokio::test]
async fn by_status_means_at_least_one_indicator() {
    let world = World::new().await;
    draw(&world, 13).await;
    let auditor = world.client(Who::Auditor).await;
    let (all, _) = listed(&auditor, "").await;
    let mut seen = 0;
    for (status, field) in
        [("on-track", "on_track"), ("at-risk", "at_risk"), ("off-track", "off_track"), ("unknown", "unknown")]
    {
        let (items, first) = listed(&auditor, &format!("status={status}")).await;
        let has = |item: &&Value| item["indicators"][field].as_i64().unwrap() > 0;
        let expected: Vec<Value> = all.iter().filter(has).cloned().collect();
        assert_eq!(codes(&items), codes(&expected), "{status}");
        assert_eq!(first["total"], expected.len());
        seen += usize::from(!expected.is_empty());
        // Together with another filter.
        let (items, _) = listed(&auditor, &format!("status={status}&region=1")).await;
        assert!(items.len() <= expected.len() && items.iter().all(|item| item["office"] == "Mission in Rwanda"));
    }
    assert!(seen >= 3, "most of them are there");
}

#[tokio::test]
async fn each_order_is_kept_over_the_pages() {
    let world = World::new().await;
    let all = draw(&world, 17).await;
    let auditor = world.client(Who::Auditor).await;
    let sorted = |key: &dyn Fn(&Drawn) -> (i64, String)| {
        let mut all = all.clone();
        all.sort_by_key(|one| key(one));
        all.into_iter().map(|one| one.code).collect::<Vec<_>>()
    };
    let count = |n: usize| -i64::try_from(n).unwrap();
    let (items, first) = listed(&auditor, "sort=overdue").await;
    assert_eq!(first["pages"], 3);
    assert_eq!(codes(&items), sorted(&|one| (count(one.overdue()), one.code.clone())));
    let (items, _) = listed(&auditor, "sort=warnings").await;
    assert_eq!(codes(&items), sorted(&|one| (count(one.warnings().len()), one.code.clone())));
    let (items, _) = listed(&auditor, "sort=ends").await;
    assert_eq!(
        codes(&items),
        sorted(&|one| (i64::from(chrono::Datelike::num_days_from_ce(&one.ends)), one.code.clone()))
    );
    let (items, _) = listed(&auditor, "sort=title").await;
    let titles: Vec<String> = items.iter().map(|item| item["title"].as_str().unwrap().to_lowercase()).collect();
    assert!(titles.is_sorted(), "{titles:?}");
    let (items, _) = listed(&auditor, "sort=burn").await;
    let burns: Vec<Reverse<i64>> = items
        .iter()
        .map(|item| {
            Reverse(item["money"]["burn"].as_str().map_or(-1, |burn| (burn.parse::<f64>().unwrap() * 1e4) as i64))
        })
        .collect();
    assert!(burns.is_sorted(), "the largest first, what cannot be known last: {burns:?}");
}

#[tokio::test]
async fn what_is_none_of_its_words_is_refused_and_shown_over_by_the_page() {
    let world = World::new().await;
    let auditor = world.client(Who::Auditor).await;
    for (query, field, code) in [
        ("state=gone", "state", "no-state"),
        ("country=R", "country", "no-country"),
        ("gender=7", "gender", "no-gender"),
        ("active=soon", "active", "no-year"),
        ("active=9999", "active", "no-year"),
        ("ends_before=2026-02-30", "ends_before", "no-day"),
        ("status=fine", "status", "no-status"),
        ("warning=all", "warning", "no-warning"),
        ("sort=money", "sort", "no-sort"),
    ] {
        let reply = auditor.get(&format!("/projects?{query}")).await;
        assert_eq!((reply.status, reply.errors()), (422, vec![(field, code)]), "{query}");
        let page = world.browser(Who::Auditor).await.get(&format!("/projects?{query}")).await;
        assert!(page.status == 200 && page.says("DP.1649"), "{query}");
    }
    assert_eq!(auditor.get("/projects?colour=red").await.status, 422);
}
