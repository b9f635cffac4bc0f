//! Random budgets tied to the real appeal: page, REST and spreadsheet show the sums that plain addition gives.

use std::collections::BTreeMap;

use calamine::Data;
use domain::{appeal::Area, format, funding::Need};
use proptest::{collection::vec, prelude::Strategy, sample::select, strategy::ValueTree, test_runner::TestRunner};

use super::{
    arrange::{self, Line},
    file::{row, rows},
};
use crate::support::{Who, World};

const COUNTRIES: [&str; 6] = ["Rwanda", "Yemen", "Nepal", "Cambodia", "Austria", "Regional initiatives"];

#[tokio::test]
async fn page_rest_and_spreadsheet_add_up_alike() {
    let mut runner = TestRunner::deterministic();
    let tied = (select(&COUNTRIES[..]), select(Area::ALL), 1..9_000_000_000_i64);
    let lines = vec(tied, 60).new_tree(&mut runner).unwrap().current();
    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut ids = BTreeMap::new();
    for name in COUNTRIES {
        ids.insert(name, arrange::row(&world, name).await);
    }
    let mut sums: BTreeMap<(&str, Area), i64> = BTreeMap::new();
    for (name, area, cents) in lines {
        *sums.entry((name, area)).or_default() += cents;
        let line = Line { minor: cents, tied: Some((ids[name], area, cents)), ..arrange::nothing(&world) };
        arrange::line(&world, line).await;
    }
    let mut browser = world.browser(Who::HeadquartersAnalyst).await;
    let client = world.client(Who::HeadquartersAnalyst).await;
    for area in Area::ALL.iter().copied().map(Some).chain([None]) {
        let query = area.map(|area| format!("&area={}", area.as_str().replace(' ', "+"))).unwrap_or_default();
        let page = browser.get(&format!("/funding?by=country{query}")).await;
        let told = client.get(&format!("/funding?by=country{query}")).await.with(200);
        let file = rows(&browser.download(&format!("/funding.xlsx?by=country{query}")).await);
        let within = |of: &Area| area.is_none_or(|only| only == *of);
        let all: i64 = sums.iter().filter(|((_, of), _)| within(of)).map(|(_, cents)| cents).sum();
        assert_eq!(told["total"]["budgeted"], format::hundredths(all), "{area:?}");
        assert_eq!(row(&file, "Total")[5], Data::Float(all as f64 / 100.0), "{area:?}");
        let plain = |text: String| text.replace('\u{202f}', " ");
        assert!(page.says(&format!("Budgeted by projects {}", plain(format::usd(all)))), "{area:?}: {}", page.text());
        let lines = told["lines"].as_array().unwrap();
        for name in COUNTRIES {
            let budgeted: i64 =
                sums.iter().filter(|((of, area), _)| *of == name && within(area)).map(|(_, cents)| cents).sum();
            let line = lines.iter().find(|line| line["row"] == ids[name].0);
            let Some(line) = line else {
                assert_eq!(budgeted, 0, "{name} is only left out where nothing is asked nor budgeted");
                continue;
            };
            assert_eq!(line["budgeted"], format::hundredths(budgeted), "{name} {area:?}");
            let required: f64 = line["required"].as_str().unwrap().parse().unwrap();
            let required_usd = (required * 100.0).round() as i64;
            let gap = Need { required_usd, budgeted_usd: budgeted }.gap_usd();
            assert_eq!(line["gap"], format::hundredths(gap), "{name} {area:?}");
            if name != "Regional initiatives" {
                assert_eq!(row(&file, name)[5], Data::Float(budgeted as f64 / 100.0), "{name} {area:?}");
                let shown = format!("{} {}", plain(format::usd(required_usd)), plain(format::usd(budgeted)));
                let printed = page.text().contains(&shown) || area.is_none();
                assert!(printed, "{name} {area:?}: {shown} in {}", page.text());
            }
        }
    }
}
