//! Random budgets, contributions and expenditures in five currencies, tied to the real appeal: page, REST and spreadsheet show the sums
//! that the rules give.

use std::collections::BTreeMap;

use backend::insert::{
    contribution::{self, NewAllocation, NewContribution, NewInstalment, Target},
    expenditure::{self, NewExpenditure},
    money::{self, Converted, NewAmount, NewLine},
};
use calamine::Data;
use chrono::NaiveDate;
use domain::{
    allocation::portion,
    appeal::Area,
    budget::Section,
    contribution::{Purpose, Stage, Stages},
    format,
    funding::{Given, Need},
    id::AppealRowId,
    money::{Currency, Money, Rate},
};
use proptest::{collection::vec, prelude::Strategy, sample::select, strategy::ValueTree, test_runner::TestRunner};
use serde_json::Value;

use super::{
    arrange,
    file::{row, rows},
};
use crate::support::{Who, World};

const AREAS: [&str; 7] =
    ["Principle 1", "Principle 2", "Principle 3", "Objective 1", "Objective 2", "Objective 3", "Institutional"];
const COUNTRIES: [&str; 6] = ["Rwanda", "Yemen", "Nepal", "Cambodia", "Austria", "Regional initiatives"];
/// With two, no and three decimals; the last has no rate, so that it is in no sum.
const CURRENCIES: [(&str, Option<&str>); 5] =
    [("USD", None), ("EUR", Some("1.0837")), ("JPY", Some("0.0066")), ("KWD", Some("3.2512")), ("XAF", None)];

/// The figures of a cell, or of several.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    required_usd: i64,
    budgeted_usd: i64,
    spent_usd: i64,
    given: Given,
}

impl Sums {
    fn need(self) -> Need {
        let Given { promised_usd, received_usd, .. } = self.given;
        Need { required_usd: self.required_usd, budgeted_usd: self.budgeted_usd, promised_usd, received_usd }
    }
}

type Cell = (&'static str, Area);

struct Rates(Vec<(Currency, Option<(i64, Rate)>)>);

impl Rates {
    fn convert(&self, amount: Money) -> Converted {
        if amount.currency == Currency::USD {
            return Some((None, amount.minor));
        }
        let (_, rate) = self.0.iter().find(|(currency, _)| *currency == amount.currency).unwrap();
        rate.as_ref().map(|(id, rate)| (Some(*id), rate.to_usd(amount).unwrap().minor))
    }
}

fn day() -> NaiveDate {
    "2026-11-02".parse().unwrap()
}

fn sample<T>(strategy: impl Strategy<Value = T>, runner: &mut TestRunner) -> T {
    strategy.new_tree(runner).unwrap().current()
}

#[tokio::test]
async fn page_rest_and_spreadsheet_add_up_alike() {
    let mut runner = TestRunner::deterministic();
    let cell = || (select(&COUNTRIES[..]), select(&AREAS[..]).prop_map(arrange::area));
    let amount = || (0..CURRENCIES.len(), 100..9_000_000_000_i64);
    let lines = sample(vec((cell(), cell(), amount(), 0..=150_i64), 60), &mut runner);
    let gifts = sample(vec((cell(), cell(), amount(), 0..=120_i64, 0..=100_i64), 40), &mut runner);

    let world = World::new().await;
    arrange::appeal(&world).await;
    let mut ids: BTreeMap<&str, AppealRowId> = BTreeMap::new();
    for name in COUNTRIES {
        ids.insert(name, arrange::row(&world, name).await);
    }
    let donor = arrange::donor(&world, "Donor government A").await;
    let tx = world.arrange().await;
    let mut rates = Rates(Vec::new());
    for (currency, rate) in CURRENCIES {
        let currency: Currency = currency.parse().unwrap();
        let rate = rate.map(|rate| Rate { day: day(), currency, ten_billionths: Rate::parse(rate).unwrap() });
        let id = match rate {
            Some(rate) => Some((money::rate(&tx, rate).await.unwrap(), rate)),
            None => None,
        };
        rates.0.push((currency, id));
    }
    let mut sums: BTreeMap<Cell, Sums> = BTreeMap::new();
    let mut missing = 0;
    for (nth, (first, second, (currency, minor), percent)) in (1..).zip(lines) {
        let amount = Money::new(minor, CURRENCIES[currency].0.parse().unwrap());
        let converted = rates.convert(amount);
        let new = NewLine {
            project: world.project(),
            first: None,
            version: 1,
            position: nth,
            section: Section::Staff,
            node: None,
            year: 2026,
            description: "Staff",
            unit: "",
            evaluation: false,
        };
        let id = money::line(&tx, new, NewAmount::once(amount, converted)).await.unwrap();
        let spent = Money::new(minor / 100 * percent, amount.currency);
        let spent_usd = rates.convert(spent);
        let new = NewExpenditure {
            project: world.project(),
            line: id,
            day: day(),
            document: Some(format!("V-{nth}")),
            description: String::new(),
            amount: spent,
            converted: spent_usd,
            user: None,
            at: tx.now(),
        };
        expenditure::expenditures(&tx, vec![new]).await.unwrap();
        let Some((_, usd)) = converted else {
            missing += 1;
            continue;
        };
        // A half for the first cell, a third for the second.
        let mut parts = vec![(first, usd / 2), (second, usd / 3)];
        parts.dedup_by_key(|(cell, _)| *cell);
        for (cell, part) in parts.into_iter().filter(|(_, part)| *part > 0) {
            money::allocation(&tx, id, ids[cell.0], cell.1.as_str(), part, None).await.unwrap();
            let sum = sums.entry(cell).or_default();
            sum.budgeted_usd += part;
            sum.spent_usd += portion(spent_usd.unwrap().1, part, usd);
        }
    }
    let (mut everything, mut unconverted) = (Given::default(), 0);
    for (nth, (first, second, (currency, minor), paid, half)) in (1..).zip(gifts) {
        let currency: Currency = CURRENCIES[currency].0.parse().unwrap();
        let reference = format!("A-{nth}");
        let new = NewContribution {
            donor,
            reference: &reference,
            year: 2018,
            currency,
            purpose: Purpose::Any,
            conditions: "",
        };
        let id = contribution::contribution(&tx, new).await.unwrap();
        let mut stages = Stages::default();
        for (stage, minor) in [(Stage::Pledged, minor), (Stage::Received, minor / 100 * paid)] {
            let amount = Money::new(minor.max(1), currency);
            let converted = rates.convert(amount);
            let new = NewInstalment { contribution: id, stage, day: day(), amount, converted, note: "", user: None };
            contribution::instalment(&tx, new).await.unwrap();
            stages.add(stage, converted.map(|(_, usd)| usd)).unwrap();
        }
        unconverted += stages.not_converted();
        let given = Given::from(stages);
        everything = everything.checked_add(given).unwrap();
        let mut parts = vec![(first, given.promised_usd / 100 * half), (second, given.promised_usd / 4)];
        parts.dedup_by_key(|(cell, _)| *cell);
        parts.retain(|(_, part)| *part > 0);
        let all = parts.iter().map(|(_, part)| part).sum();
        for (cell, usd) in parts {
            let target = Target::Cell(ids[cell.0], cell.1);
            contribution::allocation(&tx, NewAllocation { contribution: id, target, usd, user: None }).await.unwrap();
            let sum = sums.entry(cell).or_default();
            sum.given = sum.given.checked_add(given.part(usd, all)).unwrap();
        }
    }
    tx.commit().await.unwrap();
    assert!(missing > 0 && unconverted > 0, "something has no rate");

    let mut browser = world.browser(Who::HeadquartersAnalyst).await;
    let client = world.client(Who::HeadquartersAnalyst).await;
    for area in AREAS.map(|name| Some(arrange::area(name))).into_iter().chain([None]) {
        let query = area.map(|area| format!("&area={}", area.as_str().replace(' ', "+"))).unwrap_or_default();
        let page = browser.get(&format!("/funding?by=country{query}")).await;
        let told = client.get(&format!("/funding?by=country{query}")).await.with(200);
        let file = rows(&browser.download(&format!("/funding.xlsx?by=country{query}")).await);
        let of = |name: Option<&str>| {
            let within = |cell: &Cell| name.is_none_or(|name| name == cell.0) && area.is_none_or(|only| only == cell.1);
            let cells = sums.iter().filter(|(cell, _)| within(cell));
            cells.fold(Sums::default(), |sum, (_, cell)| Sums {
                required_usd: 0,
                budgeted_usd: sum.budgeted_usd + cell.budgeted_usd,
                spent_usd: sum.spent_usd + cell.spent_usd,
                given: sum.given.checked_add(cell.given).unwrap(),
            })
        };
        let mut all = of(None);
        if area.is_none() {
            // Over the whole appeal with what is for none of its cells.
            let untied = told["untied"]["promised"].as_str().unwrap();
            let left = everything.checked_sub(all.given).unwrap();
            assert_eq!(untied, format::hundredths(left.promised_usd));
            all.given = everything;
        }
        all.required_usd = cents(&told["total"]["required"]);
        same(&told["total"], row(&file, "Total"), all, &format!("{area:?}"));
        assert_eq!(told["total"]["not_converted"].as_u64().unwrap(), if all.budgeted_usd > 0 { missing } else { 0 });
        for (name, usd) in [
            ("Budgeted by projects", all.budgeted_usd),
            ("Promised", all.given.promised_usd),
            ("Received", all.given.received_usd),
            ("Spent", all.spent_usd),
        ] {
            let shown = format!("{name} {}", format::usd(usd).replace('\u{202f}', " "));
            assert!(page.says(&shown), "{area:?}: {shown} in {}", page.text());
        }
        let lines = told["lines"].as_array().unwrap();
        for name in COUNTRIES {
            let mut expected = of(Some(name));
            let line = lines.iter().find(|line| line["row"] == ids[name].0);
            let Some(line) = line else {
                assert!(expected.need().is_nothing(), "{name} is only left out where there is nothing of it");
                continue;
            };
            expected.required_usd = cents(&line["required"]);
            // Several regions have initiatives of their own.
            if name != "Regional initiatives" {
                same(line, row(&file, name), expected, &format!("{name} {area:?}"));
            }
        }
    }
    let donors = client.get("/funding").await.with(200)["donors"].clone();
    assert_eq!(donors[0]["promised"], format::hundredths(everything.promised_usd));
    assert_eq!(donors[0]["not_converted"], unconverted);
}

fn cents(told: &Value) -> i64 {
    let (whole, rest) = told.as_str().unwrap().split_once('.').unwrap();
    whole.parse::<i64>().unwrap() * 100 + rest.parse::<i64>().unwrap()
}

/// REST and the row of the spreadsheet by country say these sums.
fn same(told: &Value, file: &[Data], sums: Sums, what: &str) {
    let given = sums.given;
    for (name, column, usd) in [
        ("required", 3, sums.required_usd),
        ("budgeted", 5, sums.budgeted_usd),
        ("promised", 6, given.promised_usd),
        ("pledged", 7, given.pledged_usd),
        ("received", 9, given.received_usd),
        ("spent", 10, sums.spent_usd),
        ("gap", 12, sums.need().gap_usd()),
    ] {
        assert_eq!(told[name], format::hundredths(usd), "{name} of {what}");
        assert_eq!(file[column], Data::Float(usd as f64 / 100.0), "{name} of {what}");
    }
}
