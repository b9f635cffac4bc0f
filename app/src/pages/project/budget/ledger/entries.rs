//! What was recorded, the latest first.

use backend::query::expenditure::Entry;
use domain::{format, spending::Month};
use leptos::prelude::*;

use super::{Page, SHOWN};
use crate::{
    pages::project::budget::{
        spent::{
            sheet_href,
            words::{line, month},
        },
        words::money,
    },
    t,
};

pub(super) fn card(page: &Page) -> AnyView {
    let rows = page.entries.iter().map(|entry| row(page, entry)).collect_view();
    let empty = page
        .entries
        .is_empty()
        .then(|| view! { <tr class="nothing"><td colspan="6">{t!("spent-nothing-yet")}</td></tr> });
    let all = page.entries.len() as u64 == SHOWN;
    let more = all.then(|| {
        view! { <p class="foot-note">{t!("ledger-latest", count = SHOWN)} " " <a href=sheet_href(page.code.as_str()) download="">{t!("budget-sheet")}</a></p> }
    });
    view! {
        <section class="card flush" id="entries">
            <h2>{t!("ledger-entries")}</h2>
            {more}
            <table class="data wide" aria-label=t!("ledger-entries")>
                <thead>
                    <tr>
                        <th scope="col">{t!("ledger-holds-day")}</th>
                        <th scope="col">{t!("ledger-holds-document")}</th>
                        <th scope="col">{t!("ledger-holds-line")}</th>
                        <th scope="col" class="num">{t!("ledger-holds-amount")}</th>
                        <th scope="col" class="num">"USD"</th>
                        <th scope="col">{t!("ledger-recorded")}</th>
                    </tr>
                </thead>
                <tbody>{rows} {empty}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(page: &Page, entry: &Entry) -> AnyView {
    let day = if entry.document.is_some() { format::date(entry.day) } else { month(Month::of(entry.day)) };
    let document = entry.document.clone().unwrap_or_else(|| t!("ledger-typed"));
    let of = page.lines.iter().find(|line| line.id == entry.line).map(line).unwrap_or_default();
    let usd = entry.usd.map_or_else(|| t!("money-no-rate"), format::usd_exact);
    let rate = entry.rate.map(|rate| view! { <small class="under">{t!("ledger-at-rate", rate = format::rate(rate.ten_billionths), day = format::date(rate.day))}</small> });
    let who = entry.who.clone().unwrap_or_default();
    view! {
        <tr>
            <td data-label=t!("ledger-holds-day")>{day}</td>
            <td class="name" data-label=t!("ledger-holds-document")>{document}<small>{entry.description.clone()}</small></td>
            <td data-label=t!("ledger-holds-line")>{of}</td>
            <td class="num" data-label=t!("ledger-holds-amount")>{money(entry.amount)}</td>
            <td class="num" data-label="USD">{usd} {rate}</td>
            <td data-label=t!("ledger-recorded")>{format::day(entry.at)} <small class="under">{who}</small></td>
        </tr>
    }
    .into_any()
}
