//! The indicators that stand or fall with the money of a row: those of the results that its lines are tied to.

use backend::query::{
    funding::row::{Dependent, RowFunding, TiedProject},
    standing::Standing,
};
use domain::{format, progress::Progress, value::Value};
use leptos::prelude::*;

use super::projects::result;
use crate::{t, ui};

pub(super) fn indicators(row: &RowFunding) -> Option<AnyView> {
    if row.projects.is_empty() {
        return None;
    }
    let groups: Vec<_> = row.projects.iter().filter(|project| !project.indicators.is_empty()).map(group).collect();
    let none = groups.is_empty().then(|| {
        view! { <tbody><tr class="nothing"><td colspan="6">{t!("funding-no-indicators")}</td></tr></tbody> }
    });
    Some(
        view! {
            <section class="card flush">
                <h2>{t!("funding-stand-or-fall")}</h2>
                <table class="data wide" aria-label=t!("funding-stand-or-fall")>
                    <thead>
                        <tr>
                            <th scope="col">{t!("funding-indicator")}</th>
                            <th scope="col" class="num">{t!("funding-baseline")}</th>
                            <th scope="col" class="num">{t!("funding-target")}</th>
                            <th scope="col" class="num">{t!("funding-so-far")}</th>
                            <th scope="col">{t!("funding-progress")}</th>
                            <th scope="col">{t!("funding-status")}</th>
                        </tr>
                    </thead>
                    {groups}
                    {none}
                </table>
                <p class="foot-note">{t!("funding-depends-rule")}</p>
            </section>
        }
        .into_any(),
    )
}

fn group(project: &TiedProject) -> AnyView {
    let lines = project.indicators.iter().map(line).collect_view();
    let code = project.code.to_string();
    let name = if project.visible {
        view! { <a href=format!("/projects/{code}/matrix")>{project.title.clone()}</a> }.into_any()
    } else {
        project.title.clone().into_any()
    };
    view! {
        <tbody>
            <tr class="group">
                <th colspan="6" scope="rowgroup"><span class="chip code">{code}</span>" "{name}</th>
            </tr>
            {lines}
        </tbody>
    }
    .into_any()
}

fn line(indicator: &Dependent) -> AnyView {
    let standing = &indicator.standing;
    let under = format!("{} · {}: {}", indicator.unit, result(indicator.result.0), indicator.result.1);
    view! {
        <tr class="sub">
            <th scope="row" class="name">
                {indicator.title.clone()}<small>{under}</small>
            </th>
            <td class="num" data-label=t!("funding-baseline")>{value(standing, standing.baseline)}</td>
            <td class="num" data-label=t!("funding-target")>{value(standing, standing.target)}</td>
            <td class="num" data-label=t!("funding-so-far")>{value(standing, standing.so_far)}</td>
            <td class="bar-cell">{progress(indicator)}</td>
            <td class="state-cell">{ui::state::status(standing.status)}</td>
        </tr>
    }
    .into_any()
}

/// A blank is not zero.
fn value(standing: &Standing, value: Option<Value>) -> String {
    value.map_or_else(|| t!("funding-nothing"), |value| ui::figure::figure(standing.kind, &[], value))
}

fn progress(indicator: &Dependent) -> Option<AnyView> {
    let kind = ui::state::status_kind(indicator.standing.status);
    match indicator.standing.progress {
        Progress::Fraction(share) => {
            let expected = indicator.standing.expected_share();
            let label = match expected {
                None => t!("funding-progress-label", share = format::percent(share)),
                Some(expected) => {
                    let (share, expected) = (format::percent(share), format::percent(expected));
                    t!("funding-progress-expected", share = share, expected = expected)
                }
            };
            Some(ui::bar::bar(share, expected, kind, label).into_any())
        }
        Progress::Maintained { met } => {
            Some(if met { t!("funding-maintained") } else { t!("funding-not-maintained") }.into_any())
        }
        Progress::Unknown(_) => None,
    }
}
