//! The funding page as a file, with what was asked and the moment written in.

use std::collections::HashMap;

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::funding::{self, By, Funding, Line, Sums, What},
    sheet::listing::{Entry, Listing, csv, xlsx},
};
use domain::{appeal::Area, format, funding::Need};

use crate::{
    pages::funding::{Asked, area, area_long, covered, group_word, sort_word},
    request::{AS_AT, Visit},
    sheet::Download,
    t,
};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Csv,
}

/// What the page of this address shows. Where no appeal was imported, and for a past day that is none, nothing is found.
pub async fn funding(visit: &Visit, query: &HashMap<String, String>, format: Format) -> Result<Download> {
    visit.ctx.subject()?;
    let asked = Asked::read(|name| query.get(name).cloned());
    let ctx = match query.get(AS_AT).filter(|day| !day.is_empty()) {
        None => visit.ctx.clone(),
        Some(day) => {
            let day = day.parse().map_err(|_| Error::NotFound)?;
            visit.ctx.as_at(day).ok_or(Error::NotFound)?
        }
    };
    let found = funding::funding(&ctx, &asked.filter).await?.ok_or(Error::NotFound)?;
    let listing = listing(&ctx, &asked, &found);
    let (bytes, ending) = match format {
        Format::Xlsx => (xlsx(&listing)?, "xlsx"),
        Format::Csv => (csv(&listing)?, "csv"),
    };
    let day = ctx.past_day().map(|day| format!("-{day}")).unwrap_or_default();
    Ok(Download { name: format!("funding-{}{day}.{ending}", found.appeal.year), bytes })
}

fn listing(ctx: &Ctx, asked: &Asked, found: &Funding) -> Listing {
    let by = asked.filter.by;
    let mut columns = vec![(group_word(by), 44.0)];
    match by {
        By::Country => columns.extend([(t!("funding-region"), 34.0), (t!("funding-file-codes"), 14.0)]),
        By::Area => columns.push((t!("funding-file-about"), 44.0)),
        By::Region => {}
    }
    for (key, width) in [
        ("funding-file-required", 20.0),
        ("funding-file-printed", 20.0),
        ("funding-file-budgeted", 20.0),
        ("funding-file-coverage", 14.0),
        ("funding-file-gap", 20.0),
        ("funding-projects", 12.0),
        ("funding-file-missing", 14.0),
    ] {
        columns.push((t!(key), width));
    }
    let other = found.compared.as_ref();
    if let Some(other) = other {
        let year = other.appeal.year;
        columns.push((t!("funding-file-required-of", year = year), 20.0));
        columns.push((t!("funding-file-budgeted-of", year = year), 20.0));
    }
    let rows = found.lines.iter().map(|line| {
        let mut entries = row(line, Some(&line.sums));
        entries.extend(other.iter().flat_map(|_| beside(line.compared)));
        entries
    });
    let only_there = other.iter().flat_map(|other| &other.only_there).map(|line| {
        let mut entries = row(line, None);
        entries.extend(beside(Some(line.sums.need)));
        entries
    });
    let rows = rows.chain(only_there).collect();
    let mut total = vec![Entry::text(t!("funding-total"))];
    total.extend(match by {
        By::Region => vec![],
        By::Country => vec![Entry::Blank, Entry::Blank],
        By::Area => vec![Entry::Blank],
    });
    total.extend(figures(found.printed_usd, &found.total));
    total.extend(other.iter().flat_map(|other| beside(Some(other.total))));
    Listing {
        name: t!("nav-funding"),
        title: format!("{} · {}", t!("funding-title"), found.appeal.title),
        asked: said(ctx, asked, found),
        columns,
        rows,
        total: Some(total),
        notes: notes(found),
    }
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
        What::Area(of) => vec![Entry::text(plain(area(*of))), Entry::text(area_long(*of))],
    };
    match sums {
        Some(sums) => entries.extend(figures(line.printed_usd, sums)),
        None => entries.extend([const { Entry::Blank }; FIGURES]),
    }
    entries
}

/// Columns of figures of one appeal.
const FIGURES: usize = 7;

fn figures(printed_usd: Option<i64>, sums: &Sums) -> [Entry; FIGURES] {
    [
        Entry::Usd(sums.need.required_usd),
        printed_usd.map_or(Entry::Blank, Entry::Usd),
        Entry::Usd(sums.need.budgeted_usd),
        // A share beyond what can be kept is said in words.
        match (sums.need.required_usd, sums.need.coverage()) {
            (_, Some(share)) => Entry::Share(share),
            (0, None) => Entry::text(t!("funding-none-required")),
            (_, None) => Entry::text(covered(sums.need)),
        },
        Entry::Usd(sums.need.gap_usd()),
        Entry::Count(sums.projects),
        Entry::Count(sums.not_converted),
    ]
}

/// The appeal, every filter, the past day and the moment.
fn said(ctx: &Ctx, asked: &Asked, found: &Funding) -> Vec<(String, String)> {
    let filter = &asked.filter;
    let all = || t!("filter-all");
    let region = filter.region.map_or_else(all, |id| {
        let known = found.regions.iter().find(|(known, _)| *known == id);
        known.map_or_else(|| t!("funding-file-no-region"), |(_, name)| name.clone())
    });
    let search = filter.search.trim();
    let day = ctx.past_day();
    vec![
        (t!("funding-appeal"), found.appeal.year.to_string()),
        (t!("funding-group-by"), group_word(filter.by)),
        (t!("funding-region"), region),
        (t!("funding-area"), filter.area.map_or_else(all, |of: Area| plain(area(of)))),
        (t!("funding-search"), if search.is_empty() { all() } else { search.to_owned() }),
        (t!("funding-file-sorted"), t!(&format!("funding-sorted-{}", sort_word(filter.sort)))),
        (t!("funding-file-as-at"), day.map_or_else(|| t!("funding-file-now"), format::date)),
        (t!("funding-file-made"), t!("funding-file-utc", at = format::moment(ctx.now()))),
    ]
}

fn notes(found: &Funding) -> Vec<String> {
    let mut notes = vec![t!("funding-file-note")];
    notes.extend(found.differences.rows.iter().map(|row| {
        t!(
            "funding-file-differs",
            name = row.name.clone(),
            printed = format::usd(row.amounts.printed_usd),
            added = format::usd(row.amounts.added_usd)
        )
    }));
    if found.total.not_converted > 0 {
        notes.push(t!("money-not-converted", count = found.total.not_converted));
    }
    notes
}

/// Without the spaces that never break, which only matter on a page.
fn plain(text: String) -> String {
    text.replace('\u{a0}', " ")
}
