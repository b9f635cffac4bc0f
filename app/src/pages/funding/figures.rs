//! The figures above both funding pages: what is required, budgeted, promised, received and spent, and what is missing.

use backend::query::funding::Sums;
use domain::{format, funding::Gap};
use leptos::prelude::*;

use super::words::not_converted;
use crate::t;

/// One figure with its notes.
fn figure(class: &'static str, name: String, amount: String, notes: Vec<String>) -> AnyView {
    let notes = notes.into_iter().map(|note| view! { <dd class="note">{note}</dd> }).collect_view();
    view! {
        <div class=class>
            <dt>{name}</dt>
            <dd>{amount}</dd>
            {notes}
        </div>
    }
    .into_any()
}

/// `printed_usd` is none where the source prints no such total.
pub(super) fn figures(printed_usd: Option<i64>, sums: &Sums, last: AnyView) -> AnyView {
    let (need, given) = (sums.need, sums.gift.given);
    let of_required =
        |usd| format::percent_of(usd, need.required_usd).map(|share| t!("funding-of-required", share = share));
    let notes = |share: Option<String>, missing: u32| share.into_iter().chain(not_converted(missing)).collect();
    let budgeted = notes(of_required(need.budgeted_usd), sums.not_converted);
    let mut promised: Vec<String> = notes(of_required(need.promised_usd), sums.gift.not_converted);
    let stages =
        t!("funding-stages", pledged = format::usd(given.pledged_usd), committed = format::usd(given.committed_usd));
    promised.extend((need.promised_usd > 0).then_some(stages));
    let of_budgeted = format::percent_of(sums.spent.usd, need.budgeted_usd);
    let of_budgeted = of_budgeted.map(|share| t!("funding-of-budgeted", share = share));
    view! {
        <dl class="figures seven">
            {required(printed_usd, sums)}
            {figure("figure", t!("funding-budgeted-by-projects"), format::usd(need.budgeted_usd), budgeted)}
            {figure("figure", t!("funding-promised"), format::usd(need.promised_usd), promised)}
            {figure("figure", t!("funding-received"), format::usd(need.received_usd), notes(of_required(need.received_usd), 0))}
            {gap(sums)}
            {figure(
                "figure",
                t!("funding-spent"),
                format::usd(sums.spent.usd),
                notes(of_budgeted, sums.spent.not_converted),
            )}
            <div class="figure">{last}</div>
        </dl>
    }
    .into_any()
}

fn required(printed_usd: Option<i64>, sums: &Sums) -> AnyView {
    let required_usd = sums.need.required_usd;
    let added = format::usd(required_usd);
    let (name, amount, note) = match printed_usd {
        None => (t!("funding-required-added"), added, t!("funding-not-printed")),
        Some(printed) if printed == required_usd => {
            (t!("funding-required-printed"), format::usd(printed), t!("funding-cells-agree"))
        }
        Some(printed) => {
            (t!("funding-required-printed"), format::usd(printed), t!("funding-cells-differ", usd = added))
        }
    };
    figure("figure", name, amount, vec![note])
}

fn gap(sums: &Sums) -> AnyView {
    let need = sums.need;
    match need.gap() {
        Gap::Over(usd) => {
            figure("figure", t!("funding-over-received"), format::usd(usd), vec![t!("funding-over-note")])
        }
        Gap::Closed | Gap::Open(_) => {
            let share = format::percent_of(need.gap_usd(), need.required_usd);
            let note =
                share.map_or_else(|| t!("funding-nothing-required"), |share| t!("funding-of-required", share = share));
            let class = if need.gap_usd() > 0 { "figure bad" } else { "figure" };
            figure(class, t!("funding-gap"), format::usd(need.gap_usd()), vec![note])
        }
    }
}
