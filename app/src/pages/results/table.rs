//! The table of corporate indicators, grouped by principle and objective.

use backend::query::results::{Area, Corporate, Results, Total};
use domain::aggregation::Coverage;
use leptos::prelude::*;

use super::{
    address::At,
    shown::{self, gaps, progress, reported, rounded, value},
};
use crate::{t, ui};

pub(super) fn table(results: &Results, selected: Option<&str>) -> AnyView {
    let target = t!(if results.which.is_everything() { "results-target" } else { "results-promised" });
    let groups = results
        .areas
        .iter()
        .map(|(area, indicators)| group(results, area, indicators, &target, selected))
        .collect_view();
    let empty = results.areas.iter().all(|(_, indicators)| indicators.is_empty());
    view! {
        <section class="card flush" aria-label=t!("results-table")>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{t!("results-indicator")}</th>
                        <th scope="col" class="num">{target.clone()}</th>
                        <th scope="col" class="num">{t!("results-achieved")}</th>
                        {results.years.compared.map(|year| view! { <th scope="col" class="num">{year.to_string()}</th> })}
                        <th scope="col">{t!("results-progress-column")}</th>
                        <th scope="col" class="num">{t!("results-reported-column")}</th>
                        <th scope="col">{t!("results-state")}</th>
                    </tr>
                </thead>
                {groups}
                {empty.then(|| view! {
                    <tbody><tr class="nothing"><td colspan=columns(results)>{t!("results-no-indicators")}</td></tr></tbody>
                })}
            </table>
        </section>
    }
    .into_any()
}

fn group(
    results: &Results,
    area: &Area,
    indicators: &[(Corporate, Total)],
    target: &str,
    selected: Option<&str>,
) -> impl IntoView + use<> {
    let rows =
        indicators.iter().map(|(corporate, total)| row(results, corporate, total, target, selected)).collect_view();
    let heading = format!("{} · {}", area.name, area.statement);
    view! {
        <tbody>
            <tr class="group"><th colspan=columns(results) scope="rowgroup">{heading}</th></tr>
            {rows}
        </tbody>
    }
}

fn row(
    results: &Results,
    corporate: &Corporate,
    total: &Total,
    target: &str,
    selected: Option<&str>,
) -> impl IntoView + use<> {
    let href = At::of(results).indicator(&corporate.code).href();
    let missing = gaps(Coverage { not_due: 0, ..total.coverage }, 0);
    view! {
        <tr aria-current=(selected == Some(&corporate.code)).then_some("true")>
            <th scope="row" class="name">
                <a href=href>{corporate.title.clone()}</a>
                <small>{format!("{} · {}", corporate.code, corporate.unit)}</small>
            </th>
            <td class="num" data-label=target.to_owned()>{(corporate.kind.adds_up() || total.target.is_some()).then(|| value(corporate.kind, total.target))}</td>
            <td class="num strong" data-label=t!("results-achieved")>{shown::total(corporate, total, rounded)}</td>
            {compared(results, corporate)}
            <td class="bar-cell">{progress(total)}</td>
            <td class="num" data-label=t!("results-reported-column")>
                {reported(total.coverage)}
                {(!missing.is_empty()).then(|| view! { <br /><small>{missing}</small> })}
            </td>
            <td class="state-cell">{ui::state::status(total.status)}</td>
        </tr>
    }
}

fn columns(results: &Results) -> usize {
    6 + usize::from(results.compared.is_some())
}

/// What it was in the other year, where one stands beside this.
fn compared(results: &Results, corporate: &Corporate) -> Option<AnyView> {
    let (year, other) = results.years.compared.zip(results.compared.as_ref())?;
    let words = other.get(&corporate.id).map(|total| shown::total(corporate, total, rounded));
    Some(view! { <td class="num" data-label=year.to_string()>{words}</td> }.into_any())
}
