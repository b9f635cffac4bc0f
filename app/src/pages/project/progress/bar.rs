//! Which period, until when, how much is filled, what to do.

use backend::query::progress::PeriodLine;
use chrono::{DateTime, Datelike, NaiveDate};
use domain::{format, period::Timeliness};
use leptos::prelude::*;

use super::{Page, href, lock, sheet_href};
use crate::{request, t, ui};

pub(super) fn bar(page: &Page, period: &PeriodLine, writes: bool) -> AnyView {
    let periods = &page.progress.periods;
    let at = page.progress.chosen.unwrap_or_default();
    let link = |line: &PeriodLine, key: &str, rel: &'static str| {
        view! { <a class="btn" rel=rel href=request::dated(href(page.code.as_str(), line.id))>{t!(key, period = line.dates.label())}</a> }
    };
    let previous = at.checked_sub(1).and_then(|at| periods.get(at)).map(|line| link(line, "progress-previous", "prev"));
    let next = periods.get(at + 1).filter(|line| line.begun).map(|line| link(line, "progress-next", "next"));
    let review = page.to_review();
    let review = (review > 0).then(|| {
        view! { <a class="btn primary" href="#review">{t!("progress-review-link", count = review)}</a> }
    });
    let heading = if period.dates.name.is_some() { "period long" } else { "period" };
    view! {
        <div class="period-bar">
            {previous}
            <h2 class=heading>{period.dates.label()}</h2>
            {next}
            {lock::periods(page)}
            {period.held.as_ref().map(|_| ui::state::chip("warn", t!("lock-here")))}
            {due(period)}
            <div class="actions">
                {saved(filled(page, period))}
                {writes.then(|| buttons(page))}
                {lock::link(page, period)}
                {(!page.past).then(|| sheet(page, period))}
                {review}
            </div>
        </div>
    }
    .into_any()
}

fn sheet(page: &Page, period: &PeriodLine) -> AnyView {
    let href = sheet_href(page.code.as_str(), period.id);
    view! { <a class="btn quiet" href=href download="">{t!("sheet-link")}</a> }.into_any()
}

fn due(period: &PeriodLine) -> AnyView {
    let dates = &period.dates;
    // The year of its days stands in its heading, unless that is a name.
    let year = dates.name.is_none().then(|| dates.ends.year());
    let short = |day: NaiveDate| if Some(day.year()) == year { format::date_short(day) } else { format::date(day) };
    let range = t!("progress-range", from = short(dates.starts), to = short(dates.ends));
    let due = t!("progress-due", day = short(dates.due));
    let late = match period.timeliness {
        _ if !period.lacks() => Some(view! { <span>{t!("progress-complete")}</span> }.into_any()),
        Timeliness::Open => None,
        Timeliness::DueIn(days) => Some(view! { <span>{t!("progress-due-in", count = days)}</span> }.into_any()),
        Timeliness::Overdue(days) => Some(view! { <strong>{t!("progress-overdue", count = days)}</strong> }.into_any()),
    };
    view! { <p class="due">{range} " · " {due} {late.map(|late| view! { " · " {late} })}</p> }.into_any()
}

fn filled(page: &Page, period: &PeriodLine) -> String {
    let filled = t!("progress-filled", filled = period.filled, of = period.expected);
    let entries = page.progress.rows().filter_map(|row| row.measured.entry.as_ref());
    match entries.map(|entry| entry.recorded_at).max() {
        Some(at) => format!("{filled} · {}", t!("progress-last-saved", day = saved_on(at))),
        None => filled,
    }
}

fn saved_on(at: i64) -> String {
    DateTime::from_timestamp_micros(at).map_or_else(|| format::moment(at), |at| format::date_short(at.date_naive()))
}

/// Saving comes first: it is what Enter does where there is no WebAssembly.
fn buttons(page: &Page) -> AnyView {
    let submit = page.may_submit.then(|| {
        view! {
            <button class="btn primary" type="submit" name="then" value="submit" data-submit>
                {t!("progress-submit", count = page.drafts())}
            </button>
        }
    });
    let kind = if page.may_submit { "btn outline" } else { "btn primary" };
    view! {
        <button class=kind type="submit" name="then" value="save">{t!("progress-save")}</button>
        {submit}
    }
    .into_any()
}

/// Under the grid: how to type, and the button that hands in the lines that were ticked.
pub(super) fn below(submit: Option<String>) -> AnyView {
    let chosen = submit.map(|words| {
        view! {
            <div class="actions">
                <button class="btn small" type="submit" name="then" value="submit-chosen">
                    {words}
                </button>
            </div>
        }
    });
    view! {
        <div class="section-head">
            <p class="foot-note">{t!("progress-hint")}</p>
            {keys(true)}
            {chosen}
        </div>
    }
    .into_any()
}

/// What the browser's part of a grid answers to, `saves` where it saves by itself; shown once it is there.
pub(in crate::pages::project) fn keys(saves: bool) -> AnyView {
    let keys = ["move", "back", "choose", "copy", "clear", "undo", "save"];
    let keys = keys.into_iter().filter(|key| saves || *key != "save").map(|key| {
        let (name, text) = (t!(&format!("grid-key-{key}")), t!(&format!("grid-key-{key}-text")));
        view! { <div><dt>{name}</dt><dd>{text}</dd></div> }
    });
    view! {
        <details class="keys" data-keys hidden>
            <summary class="btn small quiet">{t!("grid-keys")}</summary>
            <dl class="facts" aria-label=t!("grid-keys-title")>{keys.collect_view()}</dl>
        </details>
    }
    .into_any()
}

/// How much is filled; what is saved and what is not yet is said beside it by the browser's part of the grid.
pub(super) fn saved(filled: String) -> AnyView {
    view! {
        <span class="status-line saved">
            <span data-filled>{filled}</span>
            <span data-unsaved></span>
            <span role="status" data-saved></span>
        </span>
    }
    .into_any()
}
