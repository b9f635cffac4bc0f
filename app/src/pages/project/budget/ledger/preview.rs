//! What would become of each row of the ledger, before anything is recorded.

use backend::{
    error::Problem,
    usecase::expenditure::{Fate, Looked},
};
use domain::format;
use leptos::{prelude::*, server_fn::ServerFn};

use super::Page;
use crate::{
    api::expenditure::LedgerApply,
    ledger::Kept,
    pages::project::budget::{spent::words::line, words::money},
    t,
    ui::state::chip,
    words,
};

/// Rows of each kind that are shown; the counts above are of all.
const SHOWN: usize = 100;

pub(super) fn card(page: &Page, kept: &Kept) -> Option<AnyView> {
    if !kept.missing().is_empty() {
        return None;
    }
    let count = |is: fn(&Fate) -> bool| page.looked.iter().filter(|looked| is(&looked.fate)).count();
    let new = count(|fate| *fate == Fate::New);
    let changed = count(|fate| matches!(fate, Fate::Changed(_)));
    let unchanged = count(|fate| *fate == Fate::Unchanged);
    let refused = count(|fate| matches!(fate, Fate::Refused(_)));
    let said = [("new", new), ("changed", changed), ("unchanged", unchanged), ("refused", refused)];
    let said = said.into_iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = said.map(|(what, count)| t!(&format!("ledger-count-{what}"), count = count)).collect();
    let kinds: [fn(&Fate) -> bool; 4] = [
        |fate| matches!(fate, Fate::Refused(_)),
        |fate| matches!(fate, Fate::Changed(_)),
        |fate| *fate == Fate::New,
        |fate| *fate == Fate::Unchanged,
    ];
    let groups = kinds.into_iter().map(|is| group(page, is)).collect_view();
    let nothing = page.looked.is_empty().then(|| view! { <p class="notice info">{t!("ledger-no-rows")}</p> });
    let table = (!page.looked.is_empty()).then(|| {
        view! {
            <div class="card flush">
                <table class="data wide" aria-label=t!("ledger-preview")>
                    <thead>
                        <tr>
                            <th scope="col" class="num">{t!("ledger-row")}</th>
                            <th scope="col">{t!("ledger-holds-document")}</th>
                            <th scope="col">{t!("ledger-holds-day")}</th>
                            <th scope="col">{t!("ledger-holds-line")}</th>
                            <th scope="col" class="num">{t!("ledger-holds-amount")}</th>
                            <th scope="col">{t!("logframe-head-lot")}</th>
                        </tr>
                    </thead>
                    {groups}
                </table>
            </div>
        }
    });
    Some(
        view! {
            <div class="section-head" id="preview">
                <h2>{t!("ledger-preview")}</h2>
                <p class="status-line">{said.join(" · ")}</p>
            </div>
            {nothing}
            {buttons(page, new + changed, refused)}
            {table}
        }
        .into_any(),
    )
}

/// All at once where everything is good; else what is good, and that the rest is left.
fn buttons(page: &Page, good: usize, refused: usize) -> AnyView {
    let (then, words) = match refused {
        0 => ("all", t!("ledger-record-all", count = good)),
        _ => ("good", t!("ledger-record-good", count = good, refused = refused)),
    };
    let record = (good > 0).then(|| {
        view! { <button class="btn primary" type="submit" name="then" value=then>{words}</button> }
    });
    let none = (good == 0 && refused == 0 && !page.looked.is_empty())
        .then(|| view! { <p class="notice info">{t!("ledger-all-there")}</p> });
    view! {
        {none}
        <form method="post" action=LedgerApply::url() class="form-actions">
            <input type="hidden" name="project" value=page.code.to_string() />
            {record}
            <button class="btn" type="submit" name="then" value="leave">{t!("ledger-leave")}</button>
        </form>
    }
    .into_any()
}

/// What must be looked at stands first.
fn group(page: &Page, is: fn(&Fate) -> bool) -> Option<AnyView> {
    let rows: Vec<&Looked> = page.looked.iter().filter(|looked| is(&looked.fate)).collect();
    if rows.is_empty() {
        return None;
    }
    let rest = rows.len().saturating_sub(SHOWN);
    let shown = rows.into_iter().take(SHOWN).map(|looked| row(page, looked)).collect_view();
    let more = (rest > 0)
        .then(|| view! { <tr class="nothing"><td colspan="6">{t!("ledger-more-rows", count = rest)}</td></tr> });
    Some(view! { <tbody>{shown} {more}</tbody> }.into_any())
}

fn row(page: &Page, looked: &Looked) -> AnyView {
    let sent = &looked.row;
    let read = looked.read.as_ref();
    let day = read.map_or_else(|| sent.day.clone(), |read| format::date(read.day));
    let amount = read.map_or_else(|| format!("{} {}", sent.currency, sent.amount), |read| money(read.amount));
    let of = read.and_then(|read| page.lines.iter().find(|line| line.id == read.line));
    let of = of.map_or_else(|| sent.line.clone(), line);
    let (kind, word) = match &looked.fate {
        Fate::New => ("good", t!("ledger-new")),
        Fate::Changed(_) => ("warn", t!("ledger-changed")),
        Fate::Unchanged => ("", t!("ledger-unchanged")),
        Fate::Refused(_) => ("bad", t!("ledger-refused")),
    };
    let mut notes: Vec<String> = match &looked.fate {
        Fate::Refused(problems) => problems.iter().map(why).collect(),
        Fate::Changed(before) => vec![t!("ledger-before", amount = money(*before))],
        Fate::New | Fate::Unchanged => Vec::new(),
    };
    notes.extend(looked.typed_too.map(|typed| t!("ledger-typed-too", amount = money(typed))));
    notes.extend(looked.elsewhere.then(|| t!("ledger-elsewhere")));
    let notes = (!notes.is_empty()).then(|| view! { <small class="under">{notes.join(" ")}</small> });
    view! {
        <tr>
            <td class="num" data-label=t!("ledger-row")>{sent.number}</td>
            <td class="name" data-label=t!("ledger-holds-document")>{sent.document.clone()}<small>{sent.description.clone()}</small></td>
            <td data-label=t!("ledger-holds-day")>{day}</td>
            <td data-label=t!("ledger-holds-line")>{of}</td>
            <td class="num" data-label=t!("ledger-holds-amount")>{amount}</td>
            <td data-label=t!("logframe-head-lot")>{chip(kind, word)} {notes}</td>
        </tr>
    }
    .into_any()
}

/// What is wrong, with its column.
fn why(problem: &Problem) -> String {
    let column = t!(&format!("ledger-holds-{}", problem.field));
    t!("budget-wrong", column = column, said = words::problem(problem))
}
