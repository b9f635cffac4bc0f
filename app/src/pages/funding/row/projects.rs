//! The projects with money in a row of the appeal, with the lines it comes from and the amounts that are in no sum.

use backend::query::funding::row::{Missing, Paid, RowFunding, TiedLine, TiedProject};
use domain::{format, matrix::NodeKind, money::Money};
use leptos::prelude::*;

use crate::{pages::funding::words, request::dated, t, ui};

pub(super) fn projects(row: &RowFunding) -> AnyView {
    if row.projects.is_empty() {
        return view! {
            <section class="card empty">
                <h2>{t!("funding-projects-with-money")}</h2>
                <p>{t!("funding-no-lines")}</p>
            </section>
        }
        .into_any();
    }
    let groups = row.projects.iter().map(group).collect_view();
    let foot = (row.pages == 1).then(|| {
        view! {
            <tfoot>
                <tr>
                    <th scope="row">{t!("funding-total")}</th>
                    <td></td>
                    <td></td>
                    <td></td>
                    <td></td>
                    <td class="num" data-label=t!("funding-allocated")>{format::usd(row.total.need.budgeted_usd)}</td>
                </tr>
            </tfoot>
        }
    });
    view! {
        <section class="card flush">
            <h2>{t!("funding-lines")}</h2>
            <table class="data wide" aria-label=t!("funding-lines")>
                <thead>
                    <tr>
                        <th scope="col">{t!("funding-line")}</th>
                        <th scope="col">{t!("funding-area")}</th>
                        <th scope="col" class="num">{t!("budget-original")}</th>
                        <th scope="col" class="num minor">{t!("funding-rate")}</th>
                        <th scope="col" class="num">"USD"</th>
                        <th scope="col" class="num">{t!("funding-allocated")}</th>
                    </tr>
                </thead>
                {groups}
                {foot}
            </table>
        </section>
        {missing(row)}
    }
    .into_any()
}

/// The project on a line of its own, as a link where this person may open it, and its lines under it.
fn group(project: &TiedProject) -> AnyView {
    let name = if project.visible {
        view! { <a href=dated(format!("/projects/{}", project.code))>{project.title.clone()}</a> }.into_any()
    } else {
        view! { {project.title.clone()}" "<small>{t!("funding-outside-scope")}</small> }.into_any()
    };
    let sum = format::usd(project.budgeted_usd);
    let lines = project.lines.iter().map(line).collect_view();
    view! {
        <tbody>
            <tr class="group">
                <th colspan="5" scope="rowgroup">
                    <span class="chip code">{project.code.to_string()}</span>
                    " "{name}" "<small>{project.office.clone()}</small>" "{ui::state::project_state(project.state)}" "
                    <small>{t!("funding-spent-of", usd = format::usd(project.spent_usd))}</small>
                </th>
                <td class="num strong" data-label=t!("funding-allocated")>{sum}</td>
            </tr>
            {lines}
        </tbody>
    }
    .into_any()
}

fn line(line: &TiedLine) -> AnyView {
    let rate = match line.rate {
        None => t!("funding-nothing").into_any(),
        Some(rate) => {
            let rate_words = format::rate(rate.ten_billionths);
            view! { {rate_words}<small class="under">{format::date(rate.day)}</small> }.into_any()
        }
    };
    let usd = line.usd.map_or_else(|| t!("money-no-rate"), format::usd);
    view! {
        <tr class="sub">
            <th scope="row" class="name">{paid(&line.paid)}</th>
            <td data-label=t!("funding-area")>{words::area(line.area)}</td>
            <td class="num" data-label=t!("budget-original")>{original(line.original)}</td>
            <td class="num minor">{rate}</td>
            <td class="num" data-label="USD">{usd}</td>
            <td class="num" data-label=t!("funding-allocated")>{format::usd(line.allocated_usd)}</td>
        </tr>
    }
    .into_any()
}

/// "EUR 120 000.00": never without its currency.
fn original(money: Money) -> String {
    format!("{}\u{a0}{}", money.currency, money.grouped())
}

fn paid(paid: &Paid) -> AnyView {
    let section = t!(&format!("budget-{}", paid.section));
    let under = match &paid.result {
        Some((kind, statement)) => format!("{section} · {}: {statement}", result(*kind)),
        None => section,
    };
    view! { {paid.description.clone()}<small>{under}</small> }.into_any()
}

pub(super) fn result(kind: NodeKind) -> String {
    t!(&format!("funding-{}", kind.as_str()))
}

/// The amounts without a rate in the budgets of these projects, apart: they are in no sum of this page.
fn missing(row: &RowFunding) -> Option<AnyView> {
    let lines: Vec<_> = row
        .projects
        .iter()
        .flat_map(|project| project.missing.iter().map(move |missing| (project, missing)))
        .map(|(project, missing)| missing_line(project, missing))
        .collect();
    if lines.is_empty() {
        return None;
    }
    Some(
        view! {
            <section class="card flush is-warn">
                <h2>{t!("funding-missing")}</h2>
                <table class="data" aria-label=t!("funding-missing")>
                    <thead>
                        <tr>
                            <th scope="col">{t!("funding-line")}</th>
                            <th scope="col">{t!("funding-project")}</th>
                            <th scope="col" class="num">{t!("budget-original")}</th>
                            <th scope="col" class="num">"USD"</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

fn missing_line(project: &TiedProject, missing: &Missing) -> AnyView {
    view! {
        <tr>
            <th scope="row" class="name">{paid(&missing.paid)}</th>
            <td data-label=t!("funding-project")><span class="chip code">{project.code.to_string()}</span></td>
            <td class="num" data-label=t!("budget-original")>{original(missing.original)}</td>
            <td class="num" data-label="USD">{t!("money-no-rate")}</td>
        </tr>
    }
    .into_any()
}
