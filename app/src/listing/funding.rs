//! The funding page as a file, with what was asked and the moment written in.

mod givers;
mod lines;

use std::collections::HashMap;

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::funding::{self, Funding},
    sheet::listing::{Entry, Listing},
};
use domain::{appeal::Area, format};

use super::{Format, written};
use crate::{
    pages::funding::{Asked, View, area, earmarking, group_word, sort_word},
    request::{AS_AT, Visit},
    sheet::Download,
    t,
};

/// What the page of this address shows. Where no appeal was imported, and for a past day that is none, nothing is found.
pub async fn funding(visit: &Visit, query: &HashMap<String, String>, format: Format) -> Result<Download> {
    visit.ctx.subject()?;
    let asked = Asked::read(|name| query.get(name).cloned());
    let ctx = visit.about(query.get(AS_AT).map(String::as_str).unwrap_or_default())?;
    let found = funding::funding(&ctx, &asked.filter).await?.ok_or(Error::NotFound)?;
    let listing = listing(&ctx, &asked, &found);
    written(&listing, &format!("funding-{}", found.appeal.year), ctx.past_day(), format)
}

fn listing(ctx: &Ctx, asked: &Asked, found: &Funding) -> Listing {
    let table = match asked.view {
        View::Table | View::Map => lines::table(asked.filter.by, found),
        View::Donors => givers::donors(found),
        View::Earmarkings => givers::earmarkings(found),
        View::Years => lines::years(found),
        View::Flow => givers::flow(found),
    };
    Listing {
        name: t!("nav-funding"),
        title: format!("{} · {}", t!("funding-title"), found.appeal.title),
        asked: said(ctx, asked, found),
        columns: table.columns.into_iter().map(|(key, width)| (t!(key), width)).chain(table.more).collect(),
        rows: table.rows,
        total: table.total,
        notes: notes(found),
    }
}

/// A table of the file.
#[derive(Default)]
struct Table {
    /// The keys of the headings, with the widths of the columns.
    columns: Vec<(&'static str, f64)>,
    /// Columns whose headings are words already, after the others.
    more: Vec<(String, f64)>,
    rows: Vec<Vec<Entry>>,
    total: Option<Vec<Entry>>,
}

/// The appeal, every filter, the past day and the moment.
fn said(ctx: &Ctx, asked: &Asked, found: &Funding) -> Vec<(String, String)> {
    let filter = &asked.filter;
    let all = || t!("filter-all");
    let region = filter.region.map_or_else(all, |id| {
        let known = found.regions.iter().find(|(known, _)| *known == id);
        known.map_or_else(|| t!("funding-file-no-region"), |(_, name)| name.clone())
    });
    let donor = filter.donor.map_or_else(all, |id| {
        let known = found.known_donors.iter().find(|known| known.id == id);
        known.map_or_else(|| t!("funding-file-no-region"), |donor| donor.name.clone())
    });
    let search = filter.search.trim();
    let day = ctx.past_day();
    vec![
        (t!("funding-appeal"), found.appeal.year.to_string()),
        (t!("funding-group-by"), group_word(asked.view, filter.by)),
        (t!("funding-region"), region),
        (t!("funding-area"), filter.area.map_or_else(all, |of: Area| plain(area(of)))),
        (t!("funding-donor"), donor),
        (t!("funding-earmarking"), filter.earmarking.map_or_else(all, earmarking)),
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
