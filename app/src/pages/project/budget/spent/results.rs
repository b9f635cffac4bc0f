//! Spent against results: for each outcome and output how much of its money is spent, beside how far its indicators have come.

use backend::query::expenditure::{OfResult, Spending};
use domain::{format, matrix::NodeKind};
use leptos::prelude::*;

use super::words;
use crate::{pages::project::budget::words::left_out, t, ui};

pub(super) fn card(of: &Spending) -> Option<AnyView> {
    if of.results.is_empty() {
        return None;
    }
    let rows = of.results.iter().map(row).collect_view();
    let elsewhere = (of.elsewhere.budget.amounts + of.elsewhere.spent.amounts > 0).then(|| {
        let spent = words::dollars(of.elsewhere.spent);
        view! { <p class="hint">{t!("spent-elsewhere", spent = spent, budget = words::dollars(of.elsewhere.budget))}</p> }
    });
    Some(
        view! {
            <section class="card">
                <h2>{t!("spent-results")}</h2>
                <p class="hint">{t!("spent-results-hint")}</p>
                <ul class="pairs">{rows}</ul>
                {elsewhere}
            </section>
        }
        .into_any(),
    )
}

fn row(of: &OfResult) -> AnyView {
    let level = t!(&format!("funding-{}", of.kind));
    let name = t!("budget-of-result", level = level, number = of.number.clone(), statement = of.statement.clone());
    let money = of.money.share();
    let spent = words::share(money);
    let reached = of.reached.map_or_else(|| t!("spent-not-measured"), format::percent);
    let approved = t!("spent-approved", count = of.approved, of = of.indicators);
    let figures = t!("spent-of", spent = words::dollars(of.money.spent), budget = words::dollars(of.money.budget));
    let money_label = t!("spent-pair-money", name = name.clone(), share = spent.clone());
    let reached_label = t!("spent-pair-reached", name = name.clone(), share = reached.clone());
    view! {
        <li class:sub=of.kind != NodeKind::Outcome>
            <p class="name">{name}</p>
            <div class="pair">
                <span class="what">{t!("spent-money")}</span>
                {ui::bar::bar(money.unwrap_or(0), None, words::kind(&of.money), money_label)}
                <span class="num">{spent} " " <small>{figures}</small> {left_out(of.money.spent)}</span>
                <span class="what">{t!("spent-reached")}</span>
                {ui::bar::bar(of.reached.unwrap_or(0), None, "neutral", reached_label)}
                <span class="num">{reached} " " <small>{approved}</small></span>
            </div>
        </li>
    }
    .into_any()
}
