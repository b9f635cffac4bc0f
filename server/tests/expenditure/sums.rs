//! Random spending in currencies with 0, 2 and 3 decimals: what was spent by line, by month and by section adds to the same total on the
//! page, over REST and in the spreadsheet, and it is that of the exact fractions.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, Xlsx};
use domain::{format, money::Rate};
use serde_json::{Value, json};

use super::{SPENT, burn, put, record, row};
use crate::{
    budget::{self, rate},
    support::{Random, Who, World, nearest},
};

const CURRENCIES: [(&str, u32, Option<&str>); 5] = [
    ("USD", 2, Some("1")),
    ("EUR", 2, Some("1.0837")),
    ("JPY", 0, Some("0.0066123")),
    ("KWD", 3, Some("3.2512345678")),
    ("LYD", 3, None),
];

fn decimal(minor: i64, decimals: u32) -> String {
    let scale = 10_i64.pow(decimals);
    match decimals {
        0 => minor.to_string(),
        _ => format!(
            "{}{}.{:0width$}",
            if minor < 0 { "-" } else { "" },
            minor.abs() / scale,
            minor.abs() % scale,
            width = decimals as usize
        ),
    }
}

#[derive(Default)]
struct Sum {
    usd: i128,
    missing: u64,
}

fn cents(total: &Value) -> i128 {
    total["usd"].as_str().map_or(0, |usd| usd.replace('.', "").parse().unwrap())
}

#[tokio::test]
async fn page_api_and_spreadsheet_say_the_sum_of_the_exact_fractions() {
    let world = World::new().await;
    for (currency, _, text) in CURRENCIES.iter().filter(|(code, ..)| *code != "USD") {
        if let Some(text) = text {
            rate(&world, currency, text, "2026-09-15").await;
        }
    }
    let manager = world.client(Who::ProjectManager).await;
    let sections = ["staff", "office", "operational", "overhead", "staff"];
    let lines: Vec<Value> = CURRENCIES
        .iter()
        .zip(sections)
        .map(|((currency, ..), section)| {
            budget::line(section, (section == "operational").then_some(3), currency, ["1", currency, "1000", "1"])
        })
        .collect();
    let of = budget::put(&manager, json!(lines)).await;
    let id = |currency: &str| {
        let lines = of["lines"].as_array().unwrap();
        lines.iter().find(|line| line["currency"] == currency).unwrap()["id"].as_i64().unwrap()
    };
    let mut random = Random(7);
    let (mut whole, mut by_line, mut by_month): (Sum, BTreeMap<i64, i128>, BTreeMap<String, i128>) = Default::default();
    let (mut entries, mut documents) = (0, Vec::new());
    for n in 0..120 {
        let (currency, decimals, rate) = CURRENCIES[random.below(5) as usize];
        let minor = random.below(90_000_000) as i64 - 5_000_000;
        let day = format!("2026-{:02}-{:02}", 9 + random.below(2), 16 + random.below(14));
        let usd = rate.map(|text| {
            let scale = 10_i128.pow(decimals + 10 - 2);
            nearest(i128::from(minor) * i128::from(Rate::parse(text).unwrap()), scale)
        });
        entries += 1;
        whole.missing += u64::from(usd.is_none());
        whole.usd += usd.unwrap_or(0);
        *by_line.entry(id(currency)).or_default() += usd.unwrap_or(0);
        *by_month.entry(day[..7].to_owned()).or_default() += usd.unwrap_or(0);
        let mut entry = row(&format!("D-{n}"), &day, id(currency), &decimal(minor, decimals));
        entry["currency"] = json!(currency);
        documents.push(entry);
    }
    record(&manager, json!(documents)).await;
    // A figure typed beside the documents counts as well.
    put(&manager, "2026-10", json!([{ "line": id("USD"), "amount": "123.45" }])).await;
    entries += 1;
    whole.usd += 12_345;
    *by_line.entry(id("USD")).or_default() += 12_345;
    *by_month.entry("2026-10".into()).or_default() += 12_345;

    let of = burn(&manager).await;
    assert_eq!(cents(&of["whole"]["spent"]), whole.usd);
    assert_eq!(
        (&of["whole"]["spent"]["amounts"], &of["whole"]["spent"]["not_converted"]),
        (&json!(entries), &json!(whole.missing))
    );
    for line in of["lines"].as_array().unwrap() {
        assert_eq!(cents(&line["spent"]), by_line.get(&line["id"].as_i64().unwrap()).copied().unwrap_or(0), "{line:#}");
    }
    for month in of["months"].as_array().unwrap() {
        assert_eq!(cents(&month["spent"]), by_month[month["month"].as_str().unwrap()]);
    }
    let sections: i128 = of["sections"].as_array().unwrap().iter().map(|section| cents(&section["spent"])).sum();
    assert_eq!(sections, whole.usd);

    let usd = i64::try_from(whole.usd).unwrap();
    let mut browser = world.browser(Who::Viewer).await;
    let page = browser.get(SPENT).await;
    assert!(page.says(&format::usd_exact(usd).replace('\u{202f}', " ")), "{}", page.text());
    let file = browser.download(&format!("{SPENT}.xlsx")).await;
    assert_eq!((file.status, file.disposition.as_str()), (200, "attachment; filename=\"DP.1649-spent.xlsx\""));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes)).unwrap();
    let expected = Data::Float(usd as f64 / 100.0);
    for (sheet, column) in [("Entries", 10), ("Lines", 9)] {
        let range = book.worksheet_range(sheet).unwrap();
        assert_eq!(range.rows().next_back().unwrap()[column], expected, "{sheet}");
    }
    let file = browser.download("/projects/DP.1649/budget.xlsx").await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes)).unwrap();
    let range = book.worksheet_range("Budget").unwrap();
    let last = range.rows().next_back().unwrap();
    assert_eq!(last[last.len() - 2], expected, "the budget's spreadsheet has what was spent");
}
