//! What needs attention, beside the grid: errors, doubts and returned values in sentences with their numbers.

use backend::{error::Problem, query::progress::PeriodLine};
use domain::{approval::ActualState, format, id::PeriodId};
use leptos::prelude::*;

use super::{grid::Line, warning, words};
use crate::{flash::Flash, t, words::problem};

/// `last` stands under what is said about the lines.
pub(super) fn aside(lines: &[&Line], typed: &Flash, last: Option<AnyView>) -> AnyView {
    let errors = typed.problems().iter().filter_map(|problem| error(lines, problem)).collect_view();
    let doubts = lines.iter().filter_map(|line| doubt(line)).collect_view();
    let asked = lines.iter().filter_map(|line| asked(line)).collect_view();
    view! {
        <aside class="stack" aria-label=t!("progress-notes") data-errors>
            {errors}
            {asked}
            {doubts}
            {last}
        </aside>
    }
    .into_any()
}

/// The line and the cell that a problem names, where it names one.
fn cell<'a>(lines: &[&'a Line<'a>], problem: &'a Problem) -> Option<(&'a Line<'a>, &'a str)> {
    let (key, cell) = problem.field.split_once('.')?;
    let key: i64 = key.parse().ok()?;
    Some((lines.iter().find(|line| line.key == key)?, cell))
}

/// "Officials trained · female".
fn place(line: &Line, cell: &str) -> String {
    t!("progress-error-of", title = line.title.clone(), column = words::column(&line.row.measured.axes, cell))
}

fn error(lines: &[&Line], wrong: &Problem) -> Option<AnyView> {
    let (line, cell) = cell(lines, wrong)?;
    let (id, title) = (line.key.to_string(), place(line, cell));
    Some(
        view! { <section class="card is-error" data-for=id><h2>{title}</h2><p>{problem(wrong)}</p></section> }
            .into_any(),
    )
}

/// Every problem at the top of the page, each with a way to its cell; or that typed input was kept over a sign-in.
pub(super) fn refused(lines: &[&Line], typed: &Flash) -> AnyView {
    let problems = typed.problems();
    if problems.is_empty() {
        return view! { <p class="notice info" role="status">{t!("form-kept")}</p> }.into_any();
    }
    let item = |wrong: &Problem| match cell(lines, wrong) {
        Some((line, cell)) => {
            let said = format!("{}: {}", place(line, cell), problem(wrong));
            view! { <li><a href=format!("#c{}", wrong.field)>{said}</a></li> }.into_any()
        }
        None => view! { <li>{problem(wrong)}</li> }.into_any(),
    };
    let items = problems.iter().map(item).collect_view();
    view! {
        <div class="notice bad" role="alert">
            <p><strong>{t!("form-refused", count = problems.len())}</strong></p>
            <ul>{items}</ul>
        </div>
    }
    .into_any()
}

fn doubt(line: &Line) -> Option<AnyView> {
    let warnings = warning::while_open(line.row);
    if warnings.is_empty() {
        return None;
    }
    let said: Vec<String> = warnings.iter().map(|one| warning::sentence(line.periods, line.row, one)).collect();
    let text = t!("progress-doubt", said = said.join(" "));
    let (id, title) = (line.key.to_string(), line.title.clone());
    Some(view! { <section class="card is-warn" data-doubt=id><h2>{title}</h2><p>{text}</p></section> }.into_any())
}

pub(super) fn label(periods: &[PeriodLine], period: PeriodId) -> String {
    let line = periods.iter().find(|line| line.id == period);
    line.map(|line| line.dates.label()).unwrap_or_default()
}

fn asked(line: &Line) -> Option<AnyView> {
    let measured = &line.row.measured;
    let asked = measured.asked.as_ref()?;
    let title = line.title.clone();
    let reopened = asked.state == ActualState::Reopened;
    let title = if reopened { t!("progress-reopened", title = title) } else { t!("progress-returned", title = title) };
    let cite = asked.by.as_ref().map(|hand| {
        let when = format::moment(hand.at);
        view! { <cite>{t!("progress-cite", who = hand.name.clone(), when = when)}</cite> }
    });
    let state = measured.entry.as_ref().map(|entry| entry.state);
    let waits = matches!(state, Some(ActualState::Returned | ActualState::Reopened)) && line.writes;
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
