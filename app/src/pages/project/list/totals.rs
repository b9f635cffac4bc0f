//! What the projects of a filter amount to together, above their list; each figure opens what is behind it.

use backend::query::portfolio::{Filter, Sort, Totals, Warned};
use domain::{format, portfolio::RuleKind};
use leptos::prelude::*;

use super::asked::{Asked, View, warning_word};
use crate::t;

pub(super) fn totals(asked: &Asked, totals: &Totals) -> AnyView {
    let filter = &asked.filter;
    // Who is behind a figure is seen in the list, whatever view it stands above.
    let by = |filter: Filter| asked.with(filter).viewed(View::List).address();
    let overdue = if totals.overdue > 0 { "figure bad" } else { "figure" };
    let warned = if totals.warned > 0 { "figure warn" } else { "figure" };
    let of_all = i64::try_from(totals.projects).unwrap_or(i64::MAX);
    let share = format::percent_of(i64::from(totals.warned), of_all).unwrap_or_default();
    let note = if totals.warned == 0 {
        t!("portfolio-total-warned-none")
    } else {
        t!("portfolio-total-warned-share", share = share)
    };
    let missing = (totals.not_converted > 0).then(|| {
        view! { <dd class="note">{t!("money-not-converted", count = totals.not_converted)}</dd> }
    });
    view! {
        <dl class="figures">
            <div class="figure">
                <dt>{t!("portfolio-total-projects")}</dt>
                <dd>{totals.projects}</dd>
                <dd class="note">
                    {if filter.is_narrow() { t!("portfolio-total-narrow") } else { t!("portfolio-total-all") }}
                </dd>
            </div>
            <div class=overdue>
                <dt><a href=by(filter.sorted(Sort::Overdue))>{t!("portfolio-total-overdue")}</a></dt>
                <dd>{totals.overdue}</dd>
                <dd class="note">{t!("portfolio-total-overdue-of", count = totals.overdue_projects)}</dd>
            </div>
            <div class="figure">
                <dt><a href=by(filter.sorted(Sort::Burn))>{t!("portfolio-total-spent")}</a></dt>
                {spent(totals)}
                {missing}
            </div>
            <div class=warned>
                <dt><a href=by(Filter { warning: Some(Warned::Any), page: 1, ..filter.clone() })>{t!("portfolio-total-warned")}</a></dt>
                <dd>{totals.warned}</dd>
                <dd class="note">{note}</dd>
            </div>
        </dl>
        {by_rule(asked, &totals.by_rule)}
    }
    .into_any()
}

fn spent(totals: &Totals) -> AnyView {
    let Some((spent, budget)) = totals.spent_usd.zip(totals.budget_usd) else {
        return view! { <dd>{t!("none")}</dd> <dd class="note">{t!("portfolio-total-too-large")}</dd> }.into_any();
    };
    let share = format::percent_of(spent, budget).unwrap_or_else(|| t!("none"));
    let of = t!("portfolio-total-spent-of", spent = format::millions(spent), budget = format::millions(budget));
    view! { <dd>{share}</dd> <dd class="note">{of}</dd> }.into_any()
}

/// The rules that some project fails, each the way to its projects.
fn by_rule(asked: &Asked, by_rule: &[(RuleKind, u32)]) -> Option<AnyView> {
    let now = asked.filter.warning;
    let some = by_rule.iter().filter(|(kind, count)| *count > 0 || now == Some(Warned::Of(*kind)));
    let lines: Vec<_> = some
        .map(|(kind, count)| {
            let (kind, count) = (*kind, *count);
            let is_this = now == Some(Warned::Of(kind));
            let warning = (!is_this).then_some(Warned::Of(kind));
            let href = asked.with(Filter { warning, page: 1, ..asked.filter.clone() }).address();
            view! {
                <li>
                    <a href=href aria-current=is_this.then_some("true")>
                        {warning_word(Warned::Of(kind))} " " <b>{count}</b>
                    </a>
                </li>
            }
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    Some(view! { <ul class="by-rule" aria-label=t!("portfolio-by-rule")>{lines}</ul> }.into_any())
}
