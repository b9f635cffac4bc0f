//! What needs attention, beside the grid: errors, doubts and returned values in sentences with their numbers.

use backend::{
    error::Problem,
    query::progress::{PeriodLine, Row},
};
use domain::{
    approval::ActualState,
    format,
    id::{IndicatorId, PeriodId},
};
use leptos::prelude::*;

use super::{Page, chart, warning, words};
use crate::{t, words::problem};

pub(super) fn aside(page: &Page, period: &PeriodLine) -> AnyView {
    let errors = page.typed.problems().iter().filter_map(|problem| error(page, problem)).collect_view();
    let doubts = page.progress.rows().filter_map(|row| doubt(page, row)).collect_view();
    let asked = page.progress.rows().filter_map(|row| asked(page, row)).collect_view();
    view! {
        <aside class="stack" aria-label=t!("progress-notes") data-errors>
            {errors}
            {asked}
            {doubts}
            {chart::past(page, period)}
        </aside>
    }
    .into_any()
}

/// The indicator and the cell that a problem names, where it names one.
fn cell<'a>(page: &'a Page, problem: &'a Problem) -> Option<(&'a Row, &'a str)> {
    let (indicator, cell) = problem.field.split_once('.')?;
    Some((page.progress.row(indicator.parse().map(IndicatorId).ok()?)?, cell))
}

/// The indicator to look at first: the one in error.
pub(super) fn first_in_error(page: &Page) -> Option<&Row> {
    page.typed.problems().iter().find_map(|problem| cell(page, problem)).map(|(row, _)| row)
}

fn error(page: &Page, wrong: &Problem) -> Option<AnyView> {
    let (row, cell) = cell(page, wrong)?;
    let title =
        t!("progress-error-of", title = row.measured.title.clone(), column = words::column(&row.measured.axes, cell));
    let id = row.measured.indicator.to_string();
    Some(
        view! { <section class="card is-error" data-for=id><h2>{title}</h2><p>{problem(wrong)}</p></section> }
            .into_any(),
    )
}

/// Every problem at the top of the page, each with a way to its cell; or that typed input was kept over a sign-in.
pub(super) fn refused(page: &Page) -> Option<AnyView> {
    let problems = page.typed.problems();
    if problems.is_empty() {
        return Some(view! { <p class="notice info" role="status">{t!("form-kept")}</p> }.into_any());
    }
    let line = |wrong: &Problem| match cell(page, wrong) {
        Some((row, cell)) => {
            let title = t!(
                "progress-error-of",
                title = row.measured.title.clone(),
                column = words::column(&row.measured.axes, cell)
            );
            let said = format!("{title}: {}", problem(wrong));
            view! { <li><a href=format!("#c{}", wrong.field)>{said}</a></li> }.into_any()
        }
        None => view! { <li>{problem(wrong)}</li> }.into_any(),
    };
    let lines = problems.iter().map(line).collect_view();
    Some(
        view! {
            <div class="notice bad" role="alert">
                <p><strong>{t!("form-refused", count = problems.len())}</strong></p>
                <ul>{lines}</ul>
            </div>
        }
        .into_any(),
    )
}

fn doubt(page: &Page, row: &Row) -> Option<AnyView> {
    let warnings = warning::while_open(row);
    if warnings.is_empty() {
        return None;
    }
    let said: Vec<String> = warnings.iter().map(|one| warning::sentence(page, row, one)).collect();
    let text = t!("progress-doubt", said = said.join(" "));
    Some(
        view! { <section class="card is-warn"><h2>{row.measured.title.clone()}</h2><p>{text}</p></section> }.into_any(),
    )
}

pub(super) fn label(page: &Page, period: PeriodId) -> String {
    let line = page.progress.periods.iter().find(|line| line.id == period);
    line.map(|line| line.dates.label()).unwrap_or_default()
}

fn asked(page: &Page, row: &Row) -> Option<AnyView> {
    let asked = row.measured.asked.as_ref()?;
    let title = row.measured.title.clone();
    let reopened = asked.state == ActualState::Reopened;
    let title = if reopened { t!("progress-reopened", title = title) } else { t!("progress-returned", title = title) };
    let cite = asked.by.as_ref().map(|hand| {
        let when = format::moment(hand.at);
        view! { <cite>{t!("progress-cite", who = hand.name.clone(), when = when)}</cite> }
    });
    let state = row.measured.entry.as_ref().map(|entry| entry.state);
    let waits = matches!(state, Some(ActualState::Returned | ActualState::Reopened)) && page.may_enter;
    Some(
        view! {
            <section class="card is-warn">
                <h2>{title}</h2>
                <blockquote class="quote">{t!("progress-quoted", text = asked.note.clone())} {cite}</blockquote>
                {waits.then(|| view! { <p>{t!("progress-answer")}</p> })}
            </section>
        }
        .into_any(),
    )
}
