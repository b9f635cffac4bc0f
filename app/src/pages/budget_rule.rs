//! `/budget-rules`: what budgets are held against, and for who may, a form to change each rule.

use backend::query::budget::rule::{ListedRule, Rules, rules};
use domain::{format, quantity::Quantity};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    api::budget::ReviseBudgetRule,
    flash::{self, Flash},
    pages::frame::{Nav, page},
    request, t,
    ui::rule,
};

/// The address of the rules.
pub(crate) const PAGE: &str = "/budget-rules";

/// The name under which the session keeps what was typed about a rule.
pub(crate) fn rule_form(code: &str) -> String {
    format!("budget_rule:{}", code.trim())
}

#[component]
pub(crate) fn BudgetRules() -> impl IntoView {
    let load = async {
        let found = rules(&request::ctx()).await?;
        let visit = request::visit();
        let mut flashes = Vec::new();
        for rule in &found.rules {
            let flash =
                if found.may_edit { flash::take(&visit, &rule_form(&rule.code)).await } else { Flash::default() };
            flashes.push(flash);
        }
        Ok((found, flashes))
    };
    page(Nav::Funding, load, |(found, flashes)| (t!("rules-title"), draw(&found, &flashes)))
}

fn draw(found: &Rules, flashes: &[Flash]) -> AnyView {
    let rows = found.rules.iter().zip(flashes).map(|(rule, flash)| card(rule, flash, found.may_edit)).collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href="/funding">{t!("nav-funding")}</a></li>
                <li>{t!("rules-title")}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("rules-title")}</h1>
            <p class="lead">{t!("rules-lead")}</p>
        </div>
        <div class="stack">{rows}</div>
    }
    .into_any()
}

fn card(listed: &ListedRule, flash: &Flash, may_edit: bool) -> AnyView {
    let name = t!(&format!("budget-rule-{}", listed.kind), share = format::percent(listed.share));
    let whom = match &listed.funding {
        None => t!("rules-every-project"),
        Some(funding) => crate::words::or(&format!("rules-for-{funding}"), funding),
    };
    view! {
        <section class="card" id=listed.code.clone()>
            <h2>{name.clone()}</h2>
            <p>{rule::stands(listed.is_active, listed.severity)} " " {whom}</p>
            {may_edit.then(|| edit(listed, flash, &name))}
        </section>
    }
    .into_any()
}

fn edit(listed: &ListedRule, flash: &Flash, name: &str) -> AnyView {
    let changed = rule::Changed {
        key: &listed.code,
        named: "rule",
        name,
        severity: listed.severity,
        grave: t!("rules-severity"),
        is_active: listed.is_active,
        version: listed.version,
        stale: "rule-changed",
    };
    let share = rule::Number {
        name: "share",
        label: t!("rules-share"),
        inputmode: "decimal",
        value: Quantity::from_ten_thousandths(listed.share * 100).to_string(),
    };
    rule::edit(&changed, ReviseBudgetRule::url(), Some(share), flash)
}
