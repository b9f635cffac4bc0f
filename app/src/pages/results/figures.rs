//! The few figures above the table. People are not added over indicators: they have unlike units, and the same person
//! may stand in several.

use backend::query::results::{Money, Results};
use domain::format;
use leptos::prelude::*;

use super::shown::{gaps, number};
use crate::t;

pub(super) fn figures(results: &Results) -> impl IntoView + use<> {
    let summary = &results.summary;
    let corporate = summary.corporate;
    let unlinked = summary.active.saturating_sub(summary.projects.expected);
    let of = |count: u32, of: u32| t!("overview-of", count = number(count), of = number(of));
    let tally = t!("overview-tally", risk = corporate.at_risk, off = corporate.off_track, unknown = corporate.unknown);
    view! {
        <dl class="figures">
            <div class="figure">
                <dt>{t!("results-on-track")}</dt>
                <dd>{of(corporate.on_track, corporate.indicators())}</dd>
                <dd class="note">{tally}</dd>
            </div>
            <div class="figure">
                <dt>{t!("results-projects-reported", count = number(summary.projects.expected))}</dt>
                <dd>{number(summary.projects.reported)}</dd>
                <dd class="note">{gaps(summary.projects, 0)}</dd>
            </div>
            <div class="figure">
                <dt>{t!("results-indicators-reported", count = number(summary.indicators.expected))}</dt>
                <dd>{number(summary.indicators.reported)}</dd>
                <dd class="note">{gaps(summary.indicators, summary.behind)}</dd>
            </div>
            <div class="figure">
                <dt>{t!("results-unlinked", count = number(summary.active))}</dt>
                <dd>{number(unlinked)}</dd>
                <dd class="note">{t!("results-unlinked-note")}</dd>
            </div>
            {summary.money.map(money)}
        </dl>
    }
}

fn money(money: Money) -> impl IntoView {
    let mut note = vec![t!("results-budgeted", usd = format::millions(money.budget_usd))];
    if money.not_converted > 0 {
        note.push(t!("money-not-converted", count = money.not_converted));
    }
    view! {
        <div class="figure">
            <dt>{t!("results-spent")}</dt>
            <dd>{t!("results-usd", usd = format::millions(money.spent_usd))}</dd>
            <dd class="note">{note.join(" · ")}</dd>
        </div>
    }
}
