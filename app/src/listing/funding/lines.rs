//! Lines of an appeal with all their sums: by region, country, area or year.

use backend::{
    query::funding::{By, Funding, Gift, Line, Sums, What, YearLine},
    sheet::listing::Entry,
};
use domain::funding::Need;

use super::Table;
use crate::{pages::funding::covered, t};

/// What every line says after its name.
const FIGURES: [(&str, f64); 15] = [
    ("funding-file-required", 20.0),
    ("funding-file-printed", 20.0),
    ("funding-file-budgeted", 20.0),
    ("funding-file-promised", 20.0),
    ("funding-file-pledged", 20.0),
    ("funding-file-committed", 20.0),
    ("funding-file-received", 20.0),
    ("funding-file-spent", 20.0),
    ("funding-file-coverage", 14.0),
    ("funding-file-gap", 20.0),
    ("funding-projects", 12.0),
    ("funding-contributions", 14.0),
    ("funding-file-missing", 14.0),
    ("funding-file-missing-given", 14.0),
    ("funding-file-missing-spent", 14.0),
];

pub(super) fn table(by: By, found: &Funding) -> Table {
    let mut columns = match by {
        By::Region => vec![("funding-by-region", 44.0)],
        By::Country => vec![("funding-by-country", 44.0), ("funding-region", 34.0), ("funding-file-codes", 14.0)],
        By::Area => vec![("funding-by-area", 44.0), ("funding-file-about", 44.0)],
    };
    let names = columns.len();
    columns.extend(FIGURES);
    let other = found.compared.as_ref();
    let more = other.iter().flat_map(|other| {
        let year = other.appeal.year;
        [(t!("funding-file-required-of", year = year), 20.0), (t!("funding-file-budgeted-of", year = year), 20.0)]
    });
    let named = |name: String| {
        let mut entries = vec![Entry::text(name)];
        entries.resize(names, Entry::Blank);
        entries
    };
    let lines = found.lines.iter().map(|line| {
        let mut entries = row(line, Some(&line.sums));
        entries.extend(other.iter().flat_map(|_| beside(line.compared)));
        entries
    });
    let untied = found.untied.filter(|gift| gift.contributions > 0).map(|gift| {
        let mut entries = named(t!("funding-untied"));
        entries.extend(gift_only(&gift));
        entries
    });
    let only_there = other.iter().flat_map(|other| &other.only_there).map(|line| {
        let mut entries = row(line, None);
        entries.extend(beside(Some(line.sums.need)));
        entries
    });
    let rows = lines.chain(untied).chain(only_there).collect();
    let mut total = named(t!("funding-total"));
    total.extend(figures(found.printed_usd, &found.total));
    total.extend(other.iter().flat_map(|other| beside(Some(other.total))));
    Table { more: more.collect(), rows, total: Some(total), columns }
}

pub(super) fn years(found: &Funding) -> Table {
    let line = |line: &YearLine| {
        let mut entries = vec![Entry::text(line.appeal.year.to_string()), Entry::text(line.appeal.title.clone())];
        entries.extend(figures(line.printed_usd, &line.sums));
        entries
    };
    let mut columns = vec![("funding-appeal", 12.0), ("funding-file-title", 44.0)];
    columns.extend(FIGURES);
    Table { columns, rows: found.by_year.iter().flatten().map(line).collect(), ..Table::default() }
}

/// What the other appeal asks for and has; blank where it has no such line.
fn beside(need: Option<Need>) -> [Entry; 2] {
    [need.map(|need| need.required_usd), need.map(|need| need.budgeted_usd)]
        .map(|usd| usd.map_or(Entry::Blank, Entry::Usd))
}

/// `sums` is none where only the other appeal has this line.
fn row(line: &Line, sums: Option<&Sums>) -> Vec<Entry> {
    let mut entries = match &line.what {
        What::Region { name, .. } => vec![Entry::text(name.clone())],
        What::Row { name, region, countries, .. } => {
            let codes: Vec<String> = countries.iter().map(|(code, _)| code.to_string()).collect();
            vec![Entry::text(name.clone()), Entry::text(region.clone()), Entry::text(codes.join("; "))]
        }
        What::Area(of, about) => vec![Entry::text(of.to_string()), Entry::text(about.clone())],
    };
    match sums {
        Some(sums) => entries.extend(figures(line.printed_usd, sums)),
        None => entries.extend([const { Entry::Blank }; FIGURES.len()]),
    }
    entries
}

fn figures(printed_usd: Option<i64>, sums: &Sums) -> [Entry; FIGURES.len()] {
    let (need, given) = (sums.need, sums.gift.given);
    [
        Entry::Usd(need.required_usd),
        printed_usd.map_or(Entry::Blank, Entry::Usd),
        Entry::Usd(need.budgeted_usd),
        Entry::Usd(given.promised_usd),
        Entry::Usd(given.pledged_usd),
        Entry::Usd(given.committed_usd),
        Entry::Usd(given.received_usd),
        Entry::Usd(sums.spent.usd),
        // A share beyond what can be kept is said in words.
        match (need.required_usd, need.coverage()) {
            (_, Some(share)) => Entry::Share(share),
            (0, None) => Entry::text(t!("funding-none-required")),
            (_, None) => Entry::text(covered(need)),
        },
        Entry::Usd(need.gap_usd()),
        Entry::Count(sums.projects),
        Entry::Count(sums.gift.contributions),
        Entry::Count(sums.not_converted),
        Entry::Count(sums.gift.not_converted),
        Entry::Count(sums.spent.not_converted),
    ]
}

/// What is for no cell: nothing is required or budgeted there.
fn gift_only(gift: &Gift) -> [Entry; FIGURES.len()] {
    let given = gift.given;
    [
        Entry::Blank,
        Entry::Blank,
        Entry::Blank,
        Entry::Usd(given.promised_usd),
        Entry::Usd(given.pledged_usd),
        Entry::Usd(given.committed_usd),
        Entry::Usd(given.received_usd),
        Entry::Blank,
        Entry::Blank,
        Entry::Blank,
        Entry::Blank,
        Entry::Count(gift.contributions),
        Entry::Blank,
        Entry::Count(gift.not_converted),
        Entry::Blank,
    ]
}
