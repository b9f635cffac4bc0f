//! The portfolio by month and by country, held against what was drawn.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::period::Schedule;
use serde_json::{Value, json};

use super::{
    drawn::{Drawn, draw, today},
    listed,
};
use crate::support::{Client, Who, World};

/// The due days of a project with what is missing of each.
fn dues(one: &Drawn) -> Vec<(NaiveDate, usize)> {
    let periods = Schedule::Quarterly.periods(one.starts, one.ends);
    let missing = |nth: usize| one.indicators.iter().filter(|of| !of.reported[nth]).count();
    periods.iter().enumerate().map(|(nth, period)| (period.due, missing(nth))).collect()
}

/// Due, overdue and ends by month.
fn expected(all: &[&Drawn], year: &str) -> BTreeMap<String, (usize, usize, usize)> {
    let mut months = BTreeMap::new();
    for n in 1..=12 {
        months.insert(format!("{year}-{n:02}"), (0, 0, 0));
    }
    let month = |day: NaiveDate| day.to_string()[..7].to_owned();
    for one in all {
        if one.reports() {
            for (due, missing) in dues(one) {
                if let Some(counts) = months.get_mut(&month(due)) {
                    counts.0 += 1;
                    counts.1 += usize::from(missing > 0 && due < today());
                }
            }
        }
        if one.state.is_open()
            && let Some(counts) = months.get_mut(&month(one.ends))
        {
            counts.2 += 1;
        }
    }
    months
}

async fn calendar(client: &Client, query: &str) -> Value {
    client.get(&format!("/portfolio/calendar?{query}")).await.with(200)
}

#[tokio::test]
async fn every_month_counts_what_falls_due_in_it() {
    let world = World::new().await;
    let all = draw(&world, 37).await;
    let auditor = world.client(Who::Auditor).await;
    let warned: Vec<&Drawn> = all.iter().filter(|one| one.warnings().contains(&"no-link")).collect();
    let every: Vec<&Drawn> = all.iter().collect();
    for (query, year, of) in [
        ("", "2026", &every),
        ("year=2027", "2027", &every),
        ("year=2024", "2024", &every),
        ("warning=no-link", "2026", &warned),
        ("year=2025&warning=no-link", "2025", &warned),
    ] {
        let found = calendar(&auditor, query).await;
        let expected = expected(of, year);
        let months = found["months"].as_array().unwrap();
        assert_eq!(months.len(), 12);
        for month in months {
            let (due, overdue, ends) = expected[month["month"].as_str().unwrap()];
            assert_eq!(
                (&month["due"], &month["overdue"], &month["ends"]),
                (&json!(due), &json!(overdue), &json!(ends)),
                "{query}: {month}"
            );
        }
    }
}

#[tokio::test]
async fn a_month_opens_to_its_days() {
    let world = World::new().await;
    let all = draw(&world, 41).await;
    let auditor = world.client(Who::Auditor).await;
    let of_all: Vec<&Drawn> = all.iter().collect();
    let (due, overdue, ends) = expected(&of_all, "2026")["2026-08"];
    let (mut days, mut page): (Vec<Value>, u64) = (Vec::new(), 1);
    loop {
        let found = calendar(&auditor, &format!("month=2026-08&page={page}")).await;
        assert_eq!(found["total"], due + ends);
        days.extend(found["days"].as_array().unwrap().iter().cloned());
        if page >= found["pages"].as_u64().unwrap() {
            break;
        }
        page += 1;
    }
    assert_eq!(days.len(), due + ends);
    assert_eq!(days.iter().filter(|day| day["overdue"] == true).count(), overdue);
    assert!(overdue > 5, "there is something to list: {overdue}");
    let dates: Vec<&str> = days.iter().map(|day| day["day"].as_str().unwrap()).collect();
    assert!(dates.is_sorted() && dates.iter().all(|day| day.starts_with("2026-08-")), "{dates:?}");
    let page = world.browser(Who::Auditor).await.get("/projects?view=calendar&month=2026-08").await;
    assert!(page.says("Aug 2026, day by day") && page.says("Report Q2 2026 is due"), "{}", page.text());
    assert!(page.body.contains("href=\"/projects?view=calendar&amp;month=2026-11#month\""), "{}", page.body);
    let page = world.browser(Who::Auditor).await.get("/projects?view=calendar&month=2026-08&q=nothing+at+all").await;
    assert!(page.says("Nothing falls due in this month for these filters."), "{}", page.text());
    let reply = auditor.get("/portfolio/calendar?month=August").await;
    assert_eq!((reply.status, reply.errors()), (422, vec![("month", "no-month")]));
}

#[tokio::test]
async fn each_country_counts_its_projects() {
    let world = World::new().await;
    let all = draw(&world, 43).await;
    let auditor = world.client(Who::Auditor).await;
    for (query, of) in [
        ("", all.iter().collect::<Vec<_>>()),
        ("state=active", all.iter().filter(|one| one.state.as_str() == "active").collect()),
    ] {
        let found = auditor.get(&format!("/portfolio/countries?{query}")).await.with(200);
        let (items, _) = listed(&auditor, query).await;
        for code in ["RWA", "YEM"] {
            let there: Vec<&&Drawn> = of.iter().filter(|one| one.country == Some(code)).collect();
            let country = found["countries"].as_array().unwrap().iter().find(|one| one["code"] == code).unwrap();
            assert_eq!(country["projects"], there.len(), "{query}: {code}");
            assert_eq!(country["overdue"], there.iter().map(|one| one.overdue()).sum::<usize>(), "{query}: {code}");
            let warned = there.iter().filter(|one| !one.warnings().is_empty()).count();
            assert_eq!(country["warned"], warned, "{query}: {code}");
            let name = if code == "RWA" { "Rwanda" } else { "Yemen" };
            let count = |status: &str| -> u64 {
                let here = items.iter().filter(|item| item["countries"][0] == name);
                here.map(|item| item["indicators"][status].as_u64().unwrap()).sum()
            };
            let (on, known) = (count("on_track"), count("on_track") + count("at_risk") + count("off_track"));
            let share = country["on_track"].as_str().map(|share| share.parse::<f64>().unwrap());
            assert_eq!(share.is_none(), known == 0, "{query}: {code}");
            if let Some(share) = share {
                assert!((share - on as f64 / known as f64).abs() < 0.0002, "{query}: {code}: {on} of {known}: {share}");
            }
        }
        assert_eq!(found["nowhere"], of.iter().filter(|one| one.country.is_none()).count(), "{query}");
    }
    for (measure, says) in
        [("projects", "Countries by Projects"), ("overdue", "Values overdue"), ("on-track", "Indicators on track")]
    {
        let page = world.browser(Who::Auditor).await.get(&format!("/projects?view=map&measure={measure}")).await;
        assert!(page.body.contains(says) && page.says("By country"), "{measure}: {}", page.text());
        assert!(page.body.contains("href=\"/projects?country=RWA\""), "{measure}: a country opens its projects");
    }
}

#[tokio::test]
async fn nobody_sees_more_of_it_than_their_scope() {
    let world = World::new().await;
    let all = draw(&world, 47).await;
    let stranger = world.client(Who::Stranger).await;
    let of_yemen: Vec<&Drawn> = all.iter().filter(|one| one.office == 2).collect();
    let found = calendar(&stranger, "").await;
    let due: u64 = found["months"].as_array().unwrap().iter().map(|month| month["due"].as_u64().unwrap()).sum();
    let expected: usize = expected(&of_yemen, "2026").values().map(|(due, ..)| due).sum();
    assert_eq!(due, expected as u64);
    let found = stranger.get("/portfolio/countries").await.with(200);
    let projects: u64 = found["countries"].as_array().unwrap().iter().map(|of| of["projects"].as_u64().unwrap()).sum();
    assert_eq!(projects + found["nowhere"].as_u64().unwrap(), of_yemen.len() as u64);
}
