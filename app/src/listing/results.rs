//! Corporate results as files, with what was asked and the moment written in.

use std::collections::HashMap;

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::results::{self, Corporate, Filter, Overlapped, Results, Total, Which, Years, pivot::Pivot},
    sheet::listing::{Entry, Listing},
};
use domain::{format, indicator::Kind, pivot::Measure, progress::Progress, value::Value};

use super::{Format, written};
use crate::{
    pages::results::{
        Asked, filters,
        laid_out::{amount, answer, measure, question, words},
        shown,
    },
    request::{AS_AT, Visit},
    sheet::Download,
    t,
};

type Query = HashMap<String, String>;

/// Who asks, about the day in the address.
fn ctx(visit: &Visit, query: &Query) -> Result<Ctx> {
    visit.ctx.subject()?;
    visit.about(query.get(AS_AT).map(String::as_str).unwrap_or_default())
}

/// What `/results` of this address shows. Where no framework was ever defined, nothing is found.
pub async fn results(visit: &Visit, query: &Query, format: Format) -> Result<Download> {
    let ctx = ctx(visit, query)?;
    let get = |name: &str| query.get(name).filter(|text| !text.is_empty()).cloned();
    let filter = Filter { framework: get("framework"), which: Which::read(get)?, years: Years::read(get)? };
    let found = results::results(&ctx, &filter).await?.ok_or(Error::NotFound)?;
    let listing = Listing {
        name: t!("nav-results"),
        title: format!("{} · {}", t!("results-title"), found.framework.title),
        asked: said(&ctx, &found, Vec::new()),
        columns: columns(&found),
        rows: rows(&found),
        total: None,
        notes: vec![t!("results-file-note")],
    };
    written(&listing, &name(&found, "results"), ctx.past_day(), format)
}

/// What `/results/pivot` of this address shows. Problem: `pivot-same`.
pub async fn pivot(visit: &Visit, query: &Query, format: Format) -> Result<Download> {
    let ctx = ctx(visit, query)?;
    let mut asked = Asked::read(|name| query.get(name).cloned())?;
    let (found, pivot) = asked.load(&ctx).await?.ok_or(Error::NotFound)?;
    let of = match (&pivot.corporates[..], asked.by_indicator()) {
        ([only], false) => vec![(t!("results-indicator"), format!("{} {} ({})", only.code, only.title, only.unit))],
        _ => Vec::new(),
    };
    let shows = (t!("results-measure"), measure(asked.measure));
    let listing = Listing {
        name: t!("results-view-pivot"),
        title: format!("{} · {}", t!("results-title"), found.framework.title),
        asked: said(&ctx, &found, of.into_iter().chain([shows]).collect()),
        columns: heads(&asked, &pivot),
        rows: laid_out(&asked, &pivot),
        total: totals(&asked, &pivot),
        notes: vec![t!("results-pivot-note"), t!("results-file-note")],
    };
    written(&listing, &name(&found, "results-pivot"), ctx.past_day(), format)
}

fn name(found: &Results, what: &str) -> String {
    let code: String = found.framework.code.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{what}-{}", code.to_lowercase())
}

/// The framework, every filter, the past day and the moment.
fn said(ctx: &Ctx, found: &Results, more: Vec<(String, String)>) -> Vec<(String, String)> {
    let framework = &found.framework;
    let years = t!("results-years", title = framework.title.clone(), from = framework.years.0, to = framework.years.1);
    let mut said = vec![(t!("results-framework"), years)];
    said.push((t!("results-year"), found.years.shown.map_or_else(|| t!("filter-all"), |year| year.to_string())));
    said.extend(more);
    said.extend(filters::said(&found.which, &found.offered));
    if found.which.is_everything() {
        said.push((t!("results-file-projects"), t!("filter-all")));
    }
    said.push((t!("funding-file-as-at"), ctx.past_day().map_or_else(|| t!("funding-file-now"), format::date)));
    said.push((t!("funding-file-made"), t!("funding-file-utc", at = format::moment(ctx.now()))));
    said
}

fn columns(found: &Results) -> Vec<(String, f64)> {
    let target = if found.which.is_everything() { "results-target" } else { "results-promised" };
    let columns = [
        ("results-file-area", 24.0),
        ("results-file-code", 9.0),
        ("results-indicator", 44.0),
        ("results-file-unit", 16.0),
        (target, 15.0),
        ("results-achieved", 15.0),
        ("results-file-overlap", 13.0),
        ("results-progress-column", 11.0),
        ("results-file-by-now", 11.0),
        ("results-state", 11.0),
        ("results-file-expected", 10.0),
        ("results-reported-column", 10.0),
        ("results-file-overdue", 10.0),
        ("results-file-not-due", 10.0),
        ("results-file-zero", 8.0),
    ];
    let mut columns: Vec<(String, f64)> = columns.into_iter().map(|(key, width)| (t!(key), width)).collect();
    columns.extend(found.years.compared.map(|year| (t!("results-file-compared", year = year.to_string()), 15.0)));
    columns
}

fn rows(found: &Results) -> Vec<Vec<Entry>> {
    let of = |(area, indicators): &(results::Area, Vec<(Corporate, Total)>)| {
        let line = |(corporate, total): &(Corporate, Total)| {
            let mut line = row(&area.name, corporate, total);
            let other = found.compared.as_ref().map(|other| other.get(&corporate.id));
            line.extend(other.map(|other| other.map_or(Entry::Blank, |total| achieved(corporate, total))));
            line
        };
        indicators.iter().map(line).collect::<Vec<_>>()
    };
    found.areas.iter().flat_map(of).collect()
}

fn row(area: &str, corporate: &Corporate, total: &Total) -> Vec<Entry> {
    let overlap = match &total.overlap {
        Some(Overlapped::Net(net)) => Entry::Quantity(net.overlap),
        Some(Overlapped::TooMuch { .. }) => Entry::text(t!("results-overlap-too-much")),
        None => Entry::Blank,
    };
    let coverage = total.coverage;
    vec![
        Entry::text(area),
        Entry::text(&corporate.code),
        Entry::text(&corporate.title),
        Entry::text(&corporate.unit),
        total.target.map_or(Entry::Blank, |value| entry(corporate.kind, value)),
        achieved(corporate, total),
        overlap,
        progress(total),
        total.elapsed.map_or(Entry::Blank, Entry::Share),
        Entry::text(t!(&format!("status-{}", total.status))),
        Entry::Count(coverage.expected),
        Entry::Count(coverage.reported),
        Entry::Count(coverage.overdue),
        Entry::Count(coverage.not_due),
        Entry::Count(coverage.zero),
    ]
}

/// Counts and percentages as numbers, everything else in words.
fn entry(kind: Kind, value: Value) -> Entry {
    match value {
        Value::Count(count) => Entry::Quantity(count),
        _ => Entry::text(shown::rounded(kind, value)),
    }
}

/// Nothing approved yet is blank, and is not zero.
fn achieved(corporate: &Corporate, total: &Total) -> Entry {
    match (&total.answers, total.achieved) {
        (None, Ok(Some(value))) => entry(corporate.kind, value),
        (None, Ok(None)) => Entry::Blank,
        _ => Entry::text(shown::total_words(corporate, total)),
    }
}

fn progress(total: &Total) -> Entry {
    match total.progress {
        Progress::Fraction(share) => Entry::Share(share),
        _ => Entry::text(shown::progress_words(total)),
    }
}

fn heads(asked: &Asked, pivot: &Pivot) -> Vec<(String, f64)> {
    let mut heads = vec![(question(asked.rows), 44.0)];
    if let Some(by) = asked.columns {
        heads.extend(pivot.columns.iter().map(|head| (answer(by, head), 16.0)));
    }
    if pivot.by_row.iter().any(Option::is_some) {
        heads.push((t!("results-all"), 16.0));
    }
    heads
}

fn laid_out(asked: &Asked, pivot: &Pivot) -> Vec<Vec<Entry>> {
    let with_totals = pivot.by_row.iter().any(Option::is_some);
    let row = |(at, head): (usize, &results::pivot::Head)| {
        let cells = (0..pivot.columns.len()).map(|under| cell(asked, pivot, pivot.cells.get(&(at, under))));
        let total = with_totals.then(|| cell(asked, pivot, pivot.by_row[at].as_ref()));
        [Entry::text(answer(asked.rows, head))].into_iter().chain(cells).chain(total).collect()
    };
    pivot.rows.iter().enumerate().map(row).collect()
}

fn totals(asked: &Asked, pivot: &Pivot) -> Option<Vec<Entry>> {
    let whole = pivot.whole.as_ref()?;
    let columns = pivot.by_column.iter().map(|total| cell(asked, pivot, total.as_ref()));
    let first = [Entry::text(t!("results-all"))];
    Some(first.into_iter().chain(columns).chain([cell(asked, pivot, Some(whole))]).collect())
}

fn cell(asked: &Asked, pivot: &Pivot, cell: Option<&results::pivot::Cell>) -> Entry {
    let Some(cell) = cell else { return Entry::Blank };
    let (corporate, total) = (&pivot.corporates[cell.corporate], &cell.total);
    match asked.measure {
        Measure::Value => achieved(corporate, total),
        Measure::Promised => total.target.map_or(Entry::Blank, |value| entry(corporate.kind, value)),
        Measure::Progress => progress(total),
        Measure::Coverage => match amount(total, Measure::Coverage) {
            Some(share) => Entry::Share(share),
            None => Entry::text(words(pivot, cell.corporate, total, Measure::Coverage)),
        },
        Measure::Overdue => Entry::Count(total.coverage.overdue),
        Measure::Linked => Entry::Count(total.linked),
    }
}
