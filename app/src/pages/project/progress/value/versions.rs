//! Every version of a value: what it changed, in what state it was written, by whom.

use backend::query::value::{Behind, Change, Version};
use domain::{approval::ActualState, format, grid::Column, value::Value};
use leptos::prelude::*;

use super::{Loaded, value};
use crate::{
    pages::project::progress::words,
    t,
    ui::{figure, state::chip},
};

pub(super) fn card(page: &Loaded) -> AnyView {
    let behind = &page.behind;
    if behind.versions.is_empty() {
        return view! {
            <section class="card"><h2>{t!("behind-versions")}</h2><p>{t!("behind-versions-none")}</p></section>
        }
        .into_any();
    }
    let rows = behind.versions.iter().map(|version| row(behind, version)).collect_view();
    view! {
        <section class="card flush" id="versions">
            <div class="card-head"><h2>{t!("behind-versions")}</h2></div>
            <table class="data log" aria-label=t!("behind-versions")>
                <thead>
                    <tr>
                        <th scope="col">{t!("behind-head-version")}</th>
                        <th scope="col">{t!("progress-state")}</th>
                        <th scope="col" class="num">{t!("progress-total")}</th>
                        <th scope="col">{t!("behind-head-changed")}</th>
                        <th scope="col">{t!("behind-head-by")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(behind: &Behind, version: &Version) -> AnyView {
    let total = version.reported.total.map_or_else(|| t!("progress-none"), |total| value(behind, total));
    view! {
        <tr>
            <th scope="row" class="name">{t!("behind-version", number = version.number)}</th>
            <td class="state-cell">{chip(words::kind(version.state), words::state(version.state))}</td>
            <td class="num strong" data-label=t!("progress-total")>{total}</td>
            <td class="change" data-label=t!("behind-head-changed")>{changed(behind, version)} {said(version)}</td>
            <td data-label=t!("behind-head-by")>{hands(version)}</td>
        </tr>
    }
    .into_any()
}

fn changed(behind: &Behind, version: &Version) -> AnyView {
    if version.changes.is_empty() && !version.renoted {
        return t!("behind-same").into_any();
    }
    version.changes.iter().map(|change| line(behind, change)).collect_view().into_any()
}

/// "Male: 50 60 (+10)".
fn line(behind: &Behind, change: &Change) -> AnyView {
    let name = match &change.column {
        Column::Total => t!("progress-total"),
        Column::Cell(cell) => figure::category(&behind.axes, cell),
    };
    let before = change.before.map(|before| view! { <del>{value(behind, before)}</del> " " });
    let after = change.after.map_or_else(|| t!("behind-blank"), |after| value(behind, after));
    let difference =
        difference(change).map(|difference| format!(" {}", t!("behind-difference", difference = difference)));
    view! { <div>{t!("behind-column", name = name)} " " {before} <ins>{after}</ins> {difference}</div> }.into_any()
}

/// By how much a count went up or down. Two ratios or answers have no difference that means anything.
fn difference(change: &Change) -> Option<String> {
    let (Some(Value::Count(before)), Some(Value::Count(after))) = (change.before, change.after) else { return None };
    let difference = after.checked_sub(before).ok()?;
    let sign = if difference.ten_thousandths() > 0 { "+" } else { "" };
    Some(format!("{sign}{}", difference.grouped()))
}

/// The author's note where it is another than before, and the words of the reviewer.
fn said(version: &Version) -> AnyView {
    let note = version.renoted.then(|| match &version.narrative {
        Some(text) => view! { <div>{t!("behind-noted", text = text.clone())}</div> },
        None => view! { <div>{t!("behind-note-gone")}</div> },
    });
    let asked = version.note.clone().map(|text| {
        view! { <blockquote class="quote">{t!("progress-quoted", text = text)}</blockquote> }
    });
    view! { {note} {asked} }.into_any()
}

/// Whose step made the version, and under it the hands before.
fn hands(version: &Version) -> AnyView {
    let (author, submitter) = (&version.author.name, version.submitter.as_ref().map(|hand| &hand.name));
    let (by, before) = match version.state {
        ActualState::Draft => (author, Vec::new()),
        ActualState::Submitted => (submitter.unwrap_or(author), vec![t!("behind-by-author", who = author.clone())]),
        ActualState::Approved | ActualState::Returned | ActualState::Reopened => {
            let submitted = submitter.map(|who| t!("behind-by-submitter", who = who.clone()));
            let before = [Some(t!("behind-by-author", who = author.clone())), submitted];
            (version.reviewer.as_ref().map_or(author, |hand| &hand.name), before.into_iter().flatten().collect())
        }
    };
    let by = t!("behind-by", who = by.clone(), when = format::moment(version.recorded_at));
    let before = before.into_iter().map(|said| view! { <small class="under">{said}</small> }).collect_view();
    view! { {by} {before} }.into_any()
}
