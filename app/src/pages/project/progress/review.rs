//! Deciding about submitted values, and reopening approved ones, for those who may review. Each value stands with what looks
//! odd about it and with what approving it changes.

mod effect;

use backend::query::{
    progress::{Entry, PeriodLine, Row},
    project::Project,
};
use domain::{
    approval::{self, ActualState, Step},
    axes::Cell,
    format,
    id::UserId,
    value::Value,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    Page,
    grid::{measure, rest, rounded, shown},
    value, warning,
};
use crate::{
    api::actual::{ApproveActuals, ReopenActual, SendBackActuals},
    t,
    ui::{self, figure},
};

/// May this person decide about it: is it submitted, and by somebody else?
pub(super) fn decides(row: &Row, me: UserId) -> bool {
    let entry = row.measured.entry.as_ref();
    entry.is_some_and(|entry| approval::step(Some(entry.state), Step::Approve, &entry.hands, me, None).is_ok())
}

fn in_state(page: &Page, state: ActualState) -> impl Iterator<Item = (&Row, &Entry)> {
    page.progress.rows().filter_map(move |row| {
        let entry = row.measured.entry.as_ref()?;
        (entry.state == state).then_some((row, entry))
    })
}

pub(super) fn review(project: &Project, page: &Page, period: &PeriodLine) -> AnyView {
    let submitted = in_state(page, ActualState::Submitted).next().is_some();
    let approved = in_state(page, ActualState::Approved).next().is_some();
    // What came back is shown even where the reason is that nothing is left to decide.
    let judge = (submitted || !page.review.is_empty()).then(|| judge(project, page, period));
    let reopen = (approved || !page.reopen.is_empty()).then(|| reopen(page, period));
    view! { {judge} {reopen} }.into_any()
}

fn judge(project: &Project, page: &Page, period: &PeriodLine) -> AnyView {
    let rows =
        in_state(page, ActualState::Submitted).map(|(row, entry)| line(project, page, row, entry)).collect_view();
    let count = page.to_review();
    let actions = (count > 0).then(|| {
        view! {
            {ui::form::area(&page.review, "note", t!("progress-review-note"), Some(t!("progress-review-note-hint")), "")}
            <div class="form-actions">
                {at_once(page, count)}
                <button class="btn outline" type="submit">{t!("progress-approve-chosen")}</button>
                <button class="btn danger" type="submit" formaction=SendBackActuals::url()>{t!("progress-send-back")}</button>
            </div>
        }
    });
    view! {
        <form id="review" class="stack" method="post" action=ApproveActuals::url() aria-labelledby="review-title">
            <input type="hidden" name="project" value=page.code.to_string() />
            <input type="hidden" name="period" value=period.id.to_string() />
            {ui::form::summary(&page.review)}
            <section class="card flush">
                <div class="card-head"><h2 id="review-title">{t!("progress-review")}</h2></div>
                <table class="data wide" aria-labelledby="review-title">
                    <thead>
                        <tr>
                            <th scope="col"><span class="visually-hidden">{t!("progress-review-chosen")}</span></th>
                            <th scope="col">{t!("progress-indicator")}</th>
                            <th scope="col" class="num minor">{t!("progress-target")}</th>
                            <th scope="col">{t!("progress-cells")}</th>
                            <th scope="col" class="num">{t!("progress-total")}</th>
                            <th scope="col">{t!("progress-effect")}</th>
                            <th scope="col">{t!("progress-review-submitted-by")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <p class="foot-note">{t!("progress-review-lead")}</p>
            </section>
            {actions}
        </form>
    }
    .into_any()
}

/// The button for most of the work: everything where nothing is odd, else everything but what is.
fn at_once(page: &Page, count: usize) -> Option<AnyView> {
    let decided = page.progress.rows().filter(|row| decides(row, page.me));
    let plain = decided.filter(|row| row.warnings().is_empty()).count();
    let (which, words) = match plain {
        0 => return None,
        all if all == count => ("yes", t!("progress-approve-all", count = count)),
        some => ("plain", t!("progress-approve-plain", count = some)),
    };
    Some(view! { <button class="btn primary" type="submit" name="all" value=which>{words}</button> }.into_any())
}

fn line(project: &Project, page: &Page, row: &Row, entry: &Entry) -> AnyView {
    let title = row.measured.title.clone();
    let warnings = row.warnings();
    let exact = |value: Option<Value>| value.map_or_else(|| t!("progress-none"), |value| shown(row, value));
    let by = entry.submitter.as_ref().unwrap_or(&entry.author);
    let by = t!("progress-review-by", who = by.name.clone(), when = format::moment(by.at));
    let tick = if decides(row, page.me) {
        let ticked = page.review.typed(&format!("chosen.{}", entry.id)).is_some();
        view! {
            <input type="hidden" name=format!("shown[v{}]", entry.id) value="on" />
            {warnings.is_empty().then(|| view! { <input type="hidden" name=format!("plain[v{}]", entry.id) value="on" /> })}
            <input
                type="checkbox"
                id=format!("v{}", entry.id)
                name=format!("chosen[v{}]", entry.id)
                checked=ticked
                aria-label=t!("progress-review-choose", title = title.clone())
            />
        }
        .into_any()
    } else {
        view! { <small>{t!("progress-review-yours")}</small> }.into_any()
    };
    let note = entry.narrative.clone().map(|text| {
        view! { <blockquote class="quote">{t!("progress-quoted", text = text)}</blockquote> }
    });
    let odd = warnings.iter().map(|one| {
        let said = warning::sentence(&page.progress.periods, row, one);
        view! { <small>{ui::state::chip("warn", warning::word(one))} " " {said}</small> }
    });
    view! {
        <tr>
            <td class="do">{tick}</td>
            <th scope="row" class="name">
                <label for=format!("v{}", entry.id)>{title}</label> " " <small>{measure(row)}</small> {odd.collect_view()} {note}
                " " {value::counts(page, row)}
            </th>
            <td class="num minor" data-label=t!("progress-target")>{rounded(row, row.target)}</td>
            <td data-label=t!("progress-cells")>{cells(row, entry)}</td>
            <td class="num strong" data-label=t!("progress-total")>{exact(entry.reported.total)}</td>
            <td>{effect::effect(project, row)}</td>
            <td data-label=t!("progress-review-submitted-by")>{by}</td>
        </tr>
    }
    .into_any()
}

/// "Female 46 · Male 50 · Unspecified 4", a line for every split.
fn cells(row: &Row, entry: &Entry) -> AnyView {
    let axes = &row.measured.axes;
    let line = |axis: &str| {
        let of_axis = entry.reported.cells.iter().filter(|(cell, _)| cell.axis == axis);
        let cell = |(cell, value): (&Cell, &Value)| (figure::category(axes, cell), *value);
        let rest = rest(&entry.reported, axis).map(|rest| (t!("progress-unspecified-long"), rest));
        let parts = of_axis.map(cell).chain(rest);
        let parts = parts.map(|(name, value)| t!("progress-cell-value", name = name, value = shown(row, value)));
        parts.collect::<Vec<_>>().join(" · ")
    };
    let lines: Vec<String> = entry.reported.axes().into_iter().map(line).collect();
    if lines.is_empty() {
        return t!("progress-none").into_any();
    }
    lines.into_iter().map(|line| view! { <div>{line}</div> }).collect_view().into_any()
}

fn reopen(page: &Page, period: &PeriodLine) -> AnyView {
    let choose = [(String::new(), t!("progress-reopen-choose"))];
    let options = choose.into_iter().chain(in_state(page, ActualState::Approved).map(|(row, entry)| {
        let value = entry.reported.total.map(|value| shown(row, value)).unwrap_or_default();
        (entry.id.to_string(), t!("progress-reopen-choice", title = row.measured.title.clone(), value = value))
    }));
    let options = options.collect();
    view! {
        <details class="edit" id="reopen" open=!page.reopen.is_empty()>
            <summary>{t!("progress-reopen")}</summary>
            <form class="panel stack" method="post" action=ReopenActual::url()>
                <input type="hidden" name="project" value=page.code.to_string() />
                <input type="hidden" name="period" value=period.id.to_string() />
                {ui::form::summary(&page.reopen)}
                <p>{t!("progress-reopen-lead")}</p>
                {ui::form::select(&page.reopen, "actual", t!("progress-reopen-which"), None, options, "")}
                {reason(page)}
                <div class="form-actions">
                    <button class="btn primary" type="submit">{t!("progress-reopen-submit")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// A field of its own, since the review above has a note already.
fn reason(page: &Page) -> AnyView {
    let typed = page.reopen.typed("note").unwrap_or_default().to_owned();
    let wrong = page.reopen.problem("note").map(crate::words::problem);
    view! {
        <div class="field">
            <label for="reason">{t!("progress-reopen-reason")}</label>
            <textarea
                id="reason"
                name="reason"
                rows="2"
                aria-invalid=wrong.is_some().then_some("true")
                aria-describedby=wrong.is_some().then_some("reason-error")
            >
                {typed}
            </textarea>
            {wrong.map(|text| view! { <p class="error" id="reason-error">{text}</p> })}
        </div>
    }
    .into_any()
}
