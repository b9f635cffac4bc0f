//! The portfolio by month: a year with what falls due in it, and the days of the month that is opened.

use backend::query::portfolio::{
    PAGE,
    calendar::{Calendar, Counts, Entry, Opened, What},
};
use domain::{format, spending::Month};
use leptos::prelude::*;

use super::asked::Asked;
use crate::{
    request, t,
    ui::{
        pagination::pagination,
        stack::{Part, stack},
        state::chip,
    },
};

pub(super) fn calendar(asked: &Asked, found: &Calendar) -> AnyView {
    let year = |year: i32| asked.in_year(year).address();
    let most = found.months.iter().map(|(_, counts)| counts.due).max().unwrap_or(0);
    let today = Month::of(request::ctx().today());
    let opened = found.opened.as_ref().map(|opened| opened.month);
    let rows = found
        .months
        .iter()
        .map(|(month, counts)| row(asked, *month, *counts, most, *month == today, opened == Some(*month)));
    let rows = rows.collect_view();
    view! {
        <section class="card flush" aria-labelledby="calendar-year">
            <div class="calendar-head">
                <a class="btn" href=year(found.year - 1) rel="prev">{(found.year - 1).to_string()}</a>
                <h2 id="calendar-year">{t!("calendar-title", year = found.year.to_string())}</h2>
                <a class="btn" href=year(found.year + 1) rel="next">{(found.year + 1).to_string()}</a>
            </div>
            <table class="data calendar" aria-labelledby="calendar-year">
                <thead>
                    <tr>
                        <th scope="col">{t!("calendar-month")}</th>
                        <th scope="col" class="num">{t!("calendar-due")}</th>
                        <th scope="col" class="num">{t!("calendar-overdue")}</th>
                        <th scope="col" class="num">{t!("calendar-ends")}</th>
                        <th scope="col">{t!("calendar-share")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="foot-note">{t!("calendar-note")}</p>
        </section>
        {found.opened.as_ref().map(|opened| days(asked, opened))}
    }
    .into_any()
}

/// A month in words: "March 2026".
fn word(month: Month) -> String {
    use chrono::Datelike;
    format!("{} {}", format::month(month.first()), month.first().year())
}

fn row(asked: &Asked, month: Month, counts: Counts, most: u32, is_now: bool, is_open: bool) -> AnyView {
    let href = format!("{}#month", asked.in_month(month).address());
    let nothing = counts == Counts::default();
    let name =
        if nothing { view! { {word(month)} }.into_any() } else { view! { <a href=href>{word(month)}</a> }.into_any() };
    let now = is_now.then(|| view! { " " <small>{t!("calendar-now")}</small> });
    let fine = counts.due - counts.overdue.min(counts.due);
    let rest = most - counts.due.min(most);
    let words = t!("calendar-bar", due = counts.due, overdue = counts.overdue);
    let parts = [
        Part { count: counts.overdue, kind: "bad" },
        Part { count: fine, kind: "" },
        Part { count: rest, kind: "none" },
    ];
    let bar = (counts.due > 0).then(|| stack(&parts, words));
    let late = if counts.overdue > 0 { "num late" } else { "num" };
    let figure = |count: u32| if count == 0 { "–".to_owned() } else { count.to_string() };
    view! {
        <tr aria-current=is_open.then_some("true")>
            <th scope="row" class="name">{name} {now}</th>
            <td class="num" data-label=t!("calendar-due")>{figure(counts.due)}</td>
            <td class=late data-label=t!("calendar-overdue")>{figure(counts.overdue)}</td>
            <td class="num" data-label=t!("calendar-ends")>{figure(counts.ends)}</td>
            <td class="bar-cell">{bar}</td>
        </tr>
    }
    .into_any()
}

fn days(asked: &Asked, opened: &Opened) -> AnyView {
    let here = asked.in_month(opened.month);
    let filter = here.filter.clone();
    let link = |page| format!("{}#month", here.with(filter.paged(page)).address());
    let pages = pagination(opened.page, opened.pages, PAGE, opened.total, link);
    let rows = opened.entries.iter().map(entry).collect_view();
    let empty = opened.entries.is_empty();
    view! {
        <section class="card flush" id="month" aria-labelledby="month-title">
            <h2 id="month-title">{t!("calendar-days", month = word(opened.month))}</h2>
            <table class="data" aria-labelledby="month-title">
                <thead>
                    <tr>
                        <th scope="col">{t!("projects-name")}</th>
                        <th scope="col">{t!("calendar-day")}</th>
                        <th scope="col">{t!("calendar-what")}</th>
                        <th scope="col">{t!("calendar-state")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="4">{t!("calendar-nothing")}</td></tr> })}
                </tbody>
            </table>
        </section>
        {pages}
    }
    .into_any()
}

fn entry(entry: &Entry) -> AnyView {
    let (page, what, state) = match &entry.what {
        What::End => ("", t!("calendar-project-ends"), chip("", t!("calendar-end"))),
        What::Report { label, missing: 0, .. } => {
            ("/progress", t!("calendar-report", label = label.clone()), chip("good", t!("calendar-complete")))
        }
        What::Report { label, missing, overdue: true } => (
            "/progress",
            t!("calendar-report", label = label.clone()),
            chip("bad", t!("calendar-missing-overdue", count = *missing)),
        ),
        What::Report { label, missing, overdue: false } => (
            "/progress",
            t!("calendar-report", label = label.clone()),
            chip("", t!("calendar-missing", count = *missing)),
        ),
    };
    let href = request::dated(format!("/projects/{}{page}", entry.code));
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=href>{entry.title.clone()}</a>
                <small><span class="chip code">{entry.code.to_string()}</span> " " {entry.office.clone()}</small>
            </th>
            <td class="nowrap">{format::date(entry.day)}</td>
            <td>{what}</td>
            <td class="state-cell">{state}</td>
        </tr>
    }
    .into_any()
}
