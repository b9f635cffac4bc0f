//! The portfolio as a file, with what was asked and the moment written in.

use std::collections::HashMap;

use backend::{
    ctx::Ctx,
    error::Result,
    query::portfolio::{self, Item, Totals},
    sheet::listing::{Entry, Listing},
};
use domain::format;

use super::{Format, written};
use crate::{
    pages::project::list::{Asked, found, sort_word, warning_word},
    request::{AS_AT, Visit},
    sheet::Download,
    t,
    ui::state::{gender_asked, project_state_word, status_word},
    words,
};

/// Every project that the page of this address lists, over all of its pages.
pub async fn projects(visit: &Visit, query: &HashMap<String, String>, format: Format) -> Result<Download> {
    visit.ctx.subject()?;
    let asked = Asked::read(|name| query.get(name).cloned());
    let ctx = visit.about(query.get(AS_AT).map(String::as_str).unwrap_or_default())?;
    let (items, totals) = portfolio::everything(&ctx, &asked.filter).await?;
    let choices = portfolio::choices(&ctx).await?;
    let listing = Listing {
        name: t!("portfolio-file-title"),
        title: t!("portfolio-file-title"),
        asked: said(&ctx, &asked, &choices),
        columns: COLUMNS.iter().map(|(key, width)| (t!(key), *width)).collect(),
        rows: items.iter().map(row).collect(),
        total: Some(total(&totals)),
        notes: vec![t!("portfolio-file-note")],
    };
    written(&listing, "projects", ctx.past_day(), format)
}

const COLUMNS: [(&str, f64); 23] = [
    ("portfolio-file-code", 12.0),
    ("projects-name", 50.0),
    ("projects-office", 26.0),
    ("portfolio-file-countries", 24.0),
    ("projects-state", 14.0),
    ("portfolio-funding", 20.0),
    ("portfolio-file-starts", 12.0),
    ("projects-ends", 12.0),
    ("portfolio-file-time", 9.0),
    ("portfolio-file-on-track", 10.0),
    ("portfolio-file-at-risk", 9.0),
    ("portfolio-file-off-track", 9.0),
    ("portfolio-file-unknown", 9.0),
    ("portfolio-file-reported", 10.0),
    ("portfolio-file-expected", 10.0),
    ("portfolio-file-overdue", 10.0),
    ("portfolio-file-budget", 16.0),
    ("portfolio-file-spent", 16.0),
    ("portfolio-file-burn", 9.0),
    ("portfolio-file-not-converted", 11.0),
    ("portfolio-gender", 9.0),
    ("portfolio-file-stage", 12.0),
    ("portfolio-head-warnings", 60.0),
];

fn row(item: &Item) -> Vec<Entry> {
    let (code, stage) = match item.gender {
        None => (Entry::text(t!("gender-not-assessed")), Entry::Blank),
        Some((code, stage)) => (Entry::text(code.as_str()), Entry::text(t!(&format!("gender-stage-{stage}")))),
    };
    let warnings = item.warnings.iter().map(found).collect::<Vec<_>>().join("; ");
    vec![
        Entry::text(item.code.to_string()),
        Entry::text(item.title.as_str()),
        Entry::text(item.office.as_str()),
        Entry::text(item.countries.join(", ")),
        Entry::text(project_state_word(item.state)),
        Entry::text(words::or(&format!("funding-{}", item.funding), &item.funding)),
        Entry::text(item.starts.to_string()),
        Entry::text(item.ends.to_string()),
        Entry::Share(item.days.share()),
        Entry::Count(item.tally.on_track),
        Entry::Count(item.tally.at_risk),
        Entry::Count(item.tally.off_track),
        Entry::Count(item.tally.unknown),
        Entry::Count(item.reported.done),
        Entry::Count(item.reported.expected),
        Entry::Count(item.reported.overdue),
        Entry::Usd(item.budget.usd),
        Entry::Usd(item.spent.usd),
        item.burn.map_or(Entry::Blank, Entry::Share),
        Entry::Count(item.budget.not_converted.saturating_add(item.spent.not_converted)),
        code,
        stage,
        Entry::text(warnings),
    ]
}

/// What can be added over all of them.
fn total(totals: &Totals) -> Vec<Entry> {
    let count = |n: u64| Entry::Count(u32::try_from(n).unwrap_or(u32::MAX));
    let mut row = vec![Entry::Blank; COLUMNS.len()];
    row[0] = Entry::text(t!("portfolio-file-total", count = totals.projects));
    row[15] = count(totals.overdue);
    row[16] = totals.budget_usd.map_or(Entry::Blank, Entry::Usd);
    row[17] = totals.spent_usd.map_or(Entry::Blank, Entry::Usd);
    row[19] = count(totals.not_converted);
    row
}

/// Every filter, the past day and the moment.
fn said(ctx: &Ctx, asked: &Asked, choices: &portfolio::Choices) -> Vec<(String, String)> {
    let filter = &asked.filter;
    let or_all = |word: Option<String>| word.filter(|word| !word.is_empty()).unwrap_or_else(|| t!("filter-all"));
    let region = filter.region.map(|id| {
        let known = choices.regions.iter().find(|(known, _)| *known == id);
        known.map_or_else(|| id.to_string(), |(_, name)| name.clone())
    });
    let office = filter.office.map(|id| {
        let known = choices.offices.iter().find(|(known, _)| *known == id);
        known.map_or_else(|| id.to_string(), |(_, name)| name.clone())
    });
    let country = filter.country.map(|code| {
        let known = choices.countries.iter().find(|(known, _)| *known == code);
        known.map_or_else(|| code.to_string(), |(_, name)| name.clone())
    });
    let gender = filter.gender.map(gender_asked);
    let named = |word: &str, prefix: &str| Some(words::or(&format!("{prefix}{word}"), word));
    let day = ctx.past_day();
    vec![
        (t!("projects-search"), or_all(Some(filter.search.clone()))),
        (t!("projects-state"), or_all(filter.state.map(project_state_word))),
        (t!("projects-region"), or_all(region)),
        (t!("portfolio-country"), or_all(country)),
        (t!("projects-office"), or_all(office)),
        (t!("portfolio-status"), or_all(filter.status.map(status_word))),
        (t!("portfolio-warning"), or_all(filter.warning.map(warning_word))),
        (t!("portfolio-funding"), or_all(named(&filter.funding, "funding-").filter(|_| !filter.funding.is_empty()))),
        (t!("portfolio-gender"), or_all(gender)),
        (t!("portfolio-sdg"), or_all(Some(filter.sdg.clone()))),
        (t!("portfolio-area"), or_all(Some(filter.area.clone()))),
        (t!("portfolio-active"), or_all(filter.active.map(|year| year.to_string()))),
        (t!("portfolio-ends-before"), or_all(filter.ends_before.map(|day| day.to_string()))),
        (t!("portfolio-file-sorted"), sort_word(filter.sort)),
        (t!("portfolio-file-as-at"), day.map_or_else(|| t!("portfolio-file-now"), format::date)),
        (t!("portfolio-file-made"), t!("funding-file-utc", at = format::moment(ctx.now()))),
    ]
}
