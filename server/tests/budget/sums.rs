//! Random budgets in currencies with 0, 2 and 3 decimals: page, API and spreadsheet say the same sums, which are those of the exact fractions.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, Xlsx};
use domain::{format, money::Rate};
use serde_json::{Value, json};

use super::{BUDGET, line, put, rate};
use crate::support::{Random, Who, World, nearest};

/// Currency, decimals, and the rate where there is one.
const CURRENCIES: [(&str, u32, Option<&str>); 7] = [
    ("USD", 2, Some("1")),
    ("EUR", 2, Some("1.0837")),
    ("JPY", 0, Some("0.0066123")),
    ("KWD", 3, Some("3.2512345678")),
    ("RWF", 0, Some("0.0006891")),
    ("TND", 3, Some("0.3217")),
    ("LYD", 3, None),
];

fn decimal(scaled: i128, decimals: u32) -> String {
    if decimals == 0 {
        return scaled.to_string();
    }
    let scale = 10_i128.pow(decimals);
    format!("{}.{:0width$}", scaled / scale, scaled % scale, width = decimals as usize)
}

#[derive(Default)]
struct Expected {
    usd: i128,
    amounts: u32,
    missing: u32,
}

impl Expected {
    fn add(&mut self, usd: Option<i128>) {
        self.amounts += 1;
        match usd {
            Some(usd) => self.usd += usd,
            None => self.missing += 1,
        }
    }

    fn json(&self) -> Value {
        let usd = (self.amounts == 0 || self.amounts > self.missing).then(|| decimal(self.usd, 2));
        json!({ "usd": usd, "amounts": self.amounts, "not_converted": self.missing })
    }
}

/// A line as it is sent, its amount in minor units, and its cents.
fn any(random: &mut Random) -> (Value, &'static str, i128, Option<i128>) {
    let (currency, decimals, rate) = CURRENCIES[random.below(7) as usize];
    let section = ["staff", "office", "operational", "overhead"][random.below(4) as usize];
    let result = (section == "operational" || random.below(2) == 0).then(|| 2 + random.below(3) as i64);
    let (times, cost, over) =
        (random.below(300_000) as i128, random.below(9_000_000) as i128, random.below(250_000) as i128);
    let (times_text, over_text) = (decimal(times, 4), decimal(over, 4));
    let mut sent = line(section, result, "Line", [&times_text, currency, &decimal(cost, decimals), &over_text]);
    sent["year"] = json!(2025 + random.below(3));
    sent["evaluation"] = json!(random.below(5) == 0);
    let amount = nearest(times * over * cost, 100_000_000);
    let usd = rate.map(|rate| {
        let rate = i128::from(Rate::parse(rate).unwrap());
        nearest(amount * rate, 10_i128.pow(decimals + 10 - 2))
    });
    (sent, currency, amount, usd)
}

#[tokio::test]
async fn page_api_and_spreadsheet_say_the_same_sums() {
    for seed in [1, 2, 3] {
        let world = World::new().await;
        for (currency, _, text) in CURRENCIES.into_iter().filter(|(currency, ..)| *currency != "USD") {
            if let Some(text) = text {
                rate(&world, currency, text, "2026-11-02").await;
            }
        }
        let mut random = Random(seed);
        let made: Vec<_> = (0..60).map(|_| any(&mut random)).collect();
        let (mut whole, mut sections, mut years, mut currencies) =
            (Expected::default(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (sent, currency, amount, usd) in &made {
            whole.add(*usd);
            let section = sent["section"].as_str().unwrap();
            sections.entry(section).or_insert_with(Expected::default).add(*usd);
            years.entry(sent["year"].as_i64().unwrap()).or_insert_with(Expected::default).add(*usd);
            let of = currencies.entry(*currency).or_insert_with(|| (0, Expected::default()));
            of.0 += amount;
            of.1.add(*usd);
        }
        let manager = world.client(Who::ProjectManager).await;
        let budget = put(&manager, json!(made.iter().map(|(sent, ..)| sent).collect::<Vec<_>>())).await;

        assert_eq!(budget["total"], whole.json(), "seed {seed}");
        for of in budget["sections"].as_array().unwrap() {
            assert_eq!(of["total"], sections[of["section"].as_str().unwrap()].json(), "seed {seed}: {of}");
        }
        for of in budget["years"].as_array().unwrap() {
            assert_eq!(of["total"], years[&of["year"].as_i64().unwrap()].json(), "seed {seed}: {of}");
        }
        for of in budget["currencies"].as_array().unwrap() {
            let currency = of["currency"].as_str().unwrap();
            let (_, decimals, _) = CURRENCIES.into_iter().find(|(known, ..)| *known == currency).unwrap();
            let (amount, total) = &currencies[currency];
            assert_eq!(
                (&of["amount"], &of["total"]),
                (&json!(decimal(*amount, decimals)), &total.json()),
                "seed {seed}"
            );
        }

        let mut browser = world.browser(Who::Viewer).await;
        let page = browser.get(BUDGET).await;
        for sum in sections.values().chain(years.values()).chain([&whole]) {
            let read = format::usd_exact(i64::try_from(sum.usd).unwrap()).replace('\u{202f}', " ");
            assert!(page.says(&read), "seed {seed}: {read}: {}", page.text());
            let missing = format!("+ {} not converted", sum.missing);
            assert!(sum.missing == 0 || page.says(&missing), "seed {seed}: {missing}");
        }

        let file = browser.download(&format!("{BUDGET}.xlsx")).await;
        assert_eq!(file.status, 200);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes.as_slice())).unwrap();
        let sheet = book.worksheet_range("Budget").unwrap();
        let (mut cents, mut missing, mut subtotals) = (0_i128, 0, 0_i128);
        let mut grand = None;
        for row in sheet.rows().skip(3) {
            let exact = |number: f64| (number * 100.0).round() as i128;
            match (&row[0], &row[3], &row[14]) {
                (Data::String(_), _, Data::Float(usd)) => cents += exact(*usd),
                (Data::String(_), _, Data::String(words)) => {
                    assert_eq!(words, "not converted");
                    missing += 1;
                }
                (_, Data::String(name), Data::Float(usd)) if name == "Whole budget" => grand = Some(exact(*usd)),
                (_, _, Data::Float(usd)) => subtotals += exact(*usd),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(
            (cents, subtotals, grand, missing),
            (whole.usd, whole.usd, Some(whole.usd), whole.missing),
            "seed {seed}"
        );
    }
}

#[tokio::test]
async fn the_spreadsheet_says_of_what_moment_it_is_and_goes_to_who_sees_the_project() {
    let world = World::new().await;
    let manager = world.client(Who::ProjectManager).await;
    put(&manager, super::small()).await;
    let file = world.browser(Who::Viewer).await.download(&format!("{BUDGET}.xlsx")).await;
    assert_eq!(file.disposition, "attachment; filename=\"DP.1649-budget.xlsx\"");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes.as_slice())).unwrap();
    assert_eq!(book.sheet_names(), ["Budget", "Sub-totals", "Checks"]);
    let title = book.worksheet_range("Budget").unwrap().get_value((0, 0)).unwrap().to_string();
    assert!(title.contains("DP.1649") && title.contains("as at 24 Nov 2026, 12:00 UTC, taken by Viewer"), "{title}");
    let checks = book.worksheet_range("Checks").unwrap();
    assert!(checks.rows().any(|row| row[1] == Data::String("Failed".into())), "{checks:?}");
    let stranger = world.browser(Who::Stranger).await.download(&format!("{BUDGET}.xlsx")).await;
    assert_eq!(stranger.status, 404);
    let answer = world.nobody().get(&format!("{BUDGET}.xlsx")).await;
    assert!(answer.location.is_some_and(|page| page.starts_with("/login?next=")));
    let past = world.browser(Who::Viewer).await.download(&format!("{BUDGET}.xlsx?as_at=tomorrow")).await;
    assert_eq!(past.status, 404);
}
