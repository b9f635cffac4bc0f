//! A CSV file of rates of exchange by day: reading and checking, apart from writing.
//!
//! `day,currency,usd_per_unit`, a line for each day and currency, in any order. [`parse`] checks the file as a whole and gives the
//! rates or the problems, at most [`LIMIT`](crate::appeal_csv::LIMIT), each with `file:line:column` as its field.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::money::{Currency, MoneyError, Rate};

use crate::{
    appeal_csv::{
        File, Problems,
        table::{self, Line},
    },
    error::Problem,
};

const HEADER: &[&str] = &["day", "currency", "usd_per_unit"];
const DAY: usize = 0;
const CURRENCY: usize = 1;
const RATE: usize = 2;

/// Bytes of a file that a page takes in: the rates of 160 currencies for every month of twenty years.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The rates of a file, each with the line on which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rates {
    pub file: String,
    pub list: Vec<(u64, Rate)>,
}

impl Rates {
    /// A problem with the rate on a line.
    pub(crate) fn problem(&self, line: u64, code: &str) -> Problem {
        Problem::new(format!("{}:{line}:{}", self.file, HEADER[RATE]), code)
    }
}

/// A file of these days, currencies and figures as they were sent, so that there is one way to check them: the first stands on line 2.
pub fn file(rows: &[[&str; 3]]) -> File {
    // A line of the file for each, whatever was sent.
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\"").replace(['\n', '\r'], " "));
    let lines = rows.iter().map(|row| row.map(cell).join(","));
    let text: Vec<String> = [HEADER.join(",")].into_iter().chain(lines).collect();
    File { name: "rates".into(), bytes: (text.join("\n") + "\n").into_bytes() }
}

/// Reads a file. One US dollar is one US dollar: a line that says so is taken and not kept, another one is refused.
pub fn parse(file: &File) -> Result<Rates, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut list = Vec::new();
    let mut seen: HashMap<(Currency, NaiveDate), u64> = HashMap::new();
    for line in table::read(file, HEADER, &mut problems) {
        let (day, currency, rate) =
            (day(&line, &mut problems), currency(&line, &mut problems), rate(&line, &mut problems));
        let (Some(day), Some(currency), Some(ten_billionths)) = (day, currency, rate) else { continue };
        if let Some(first) = seen.insert((currency, day), line.number()) {
            problems.add(line.problem(CURRENCY, "rate-twice").with("first", first));
        }
        match currency == Currency::USD {
            true if ten_billionths != Rate::ONE => problems.add(line.problem(RATE, "rate-usd")),
            true => {}
            false => list.push((line.number(), Rate { day, currency, ten_billionths })),
        }
    }
    if list.is_empty() && problems.list.is_empty() {
        problems.add(Problem::new(&file.name, "rates-none"));
    }
    if problems.list.is_empty() { Ok(Rates { file: file.name.clone(), list }) } else { Err(problems.list) }
}

/// Four digits of a year, so that both databases can keep it.
fn day(line: &Line<'_>, problems: &mut Problems) -> Option<NaiveDate> {
    let text = line.get(DAY);
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == "2026-11-01".len());
    if day.is_none() {
        problems.add(line.problem(DAY, "rate-day"));
    }
    day
}

fn currency(line: &Line<'_>, problems: &mut Problems) -> Option<Currency> {
    let currency = line.get(CURRENCY).parse().ok();
    if currency.is_none() {
        problems.add(line.problem(CURRENCY, "rate-currency"));
    }
    currency
}

fn rate(line: &Line<'_>, problems: &mut Problems) -> Option<i64> {
    match Rate::parse(line.get(RATE)) {
        Ok(rate) => Some(rate),
        Err(error) => {
            problems
                .add(line.problem(RATE, if error == MoneyError::TooLarge { "rate-too-large" } else { "rate-figure" }));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rates by their lines, or the problems by their fields.
    type Read = Result<Vec<(u64, String)>, Vec<(String, String)>>;

    fn read(text: &str) -> Read {
        let file = File { name: "rates.csv".into(), bytes: text.as_bytes().to_vec() };
        let told =
            |(line, rate): (u64, Rate)| (line, format!("{} {} {}", rate.day, rate.currency, rate.ten_billionths));
        parse(&file)
            .map(|rates| rates.list.into_iter().map(told).collect())
            .map_err(|problems| problems.into_iter().map(|problem| (problem.field, problem.code)).collect())
    }

    #[test]
    fn rates_are_read_with_their_lines() {
        let text = "\u{feff}day,currency,usd_per_unit\r\n2026-11-01,EUR,1.0837\r\n2026-11-01,USD,1.0\r\n 2026-10-01 , JPY,0.0066\n";
        let expected = [(2, "2026-11-01 EUR 10837000000"), (4, "2026-10-01 JPY 66000000")];
        assert_eq!(read(text), Ok(expected.map(|(line, rate)| (line, rate.to_owned())).into()));
    }

    #[test]
    fn everything_wrong_is_named_by_line_and_column() {
        let text = "day,currency,usd_per_unit\n1.11.2026,EUR,1.08\n2026-11-01,euro,1.08\n2026-11-01,EUR,\"1,08\"\n\
                    2026-11-01,JPY,0\n2026-11-01,CHF,1.1\n2026-11-01,CHF,1.1\n2026-11-01,USD,1.01\n2026-11-01,TRY,99999999999\n\
                    2026-11-01,GBP\n";
        let expected = [
            ("rates.csv:10:3", "column-count"),
            ("rates.csv:2:day", "rate-day"),
            ("rates.csv:3:currency", "rate-currency"),
            ("rates.csv:4:usd_per_unit", "rate-figure"),
            ("rates.csv:5:usd_per_unit", "rate-figure"),
            ("rates.csv:7:currency", "rate-twice"),
            ("rates.csv:8:usd_per_unit", "rate-usd"),
            ("rates.csv:9:usd_per_unit", "rate-too-large"),
        ];
        assert_eq!(read(text), Err(expected.map(|(field, code)| (field.to_owned(), code.to_owned())).into()));
    }

    #[test]
    fn what_holds_no_rates_is_refused_as_a_whole() {
        for (text, field, code) in [
            ("", "rates.csv:1:1", "file-empty"),
            ("day,currency,usd_per_unit\n", "rates.csv", "rates-none"),
            ("day;currency;usd_per_unit\n2026-11-01;EUR;1.08\n", "rates.csv:1:1", "wrong-header"),
        ] {
            assert_eq!(read(text), Err(vec![(field.to_owned(), code.to_owned())]));
        }
        let many = (1..=30).map(|n| format!("x,EUR,{n}\n")).collect::<String>();
        assert_eq!(read(&format!("day,currency,usd_per_unit\n{many}")).unwrap_err().len(), crate::appeal_csv::LIMIT);
    }
}
