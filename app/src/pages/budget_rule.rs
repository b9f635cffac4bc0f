//! `/budget-rules`: what budgets are held against, and for who may, a form to change each rule.

use backend::query::budget::rule::{ListedRule, Rules, rules};
use domain::{budget::Severity, format, quantity::Quantity};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    api::budget::ReviseBudgetRule,
    flash::{self, Flash},
    pages::frame::{Nav, page},
    request, t,
    ui::{form, state::chip},
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

fn card(rule: &ListedRule, flash: &Flash, may_edit: bool) -> AnyView {
    let kind = match (rule.is_active, rule.severity) {
        (false, _) => ("neutral", t!("rules-off")),
        (true, Severity::Error) => ("bad", t!("rules-error")),
        (true, Severity::Warning) => ("warn", t!("rules-warning")),
    };
    let name = t!(&format!("budget-rule-{}", rule.kind), share = format::percent(rule.share));
    let whom = match &rule.funding {
        None => t!("rules-every-project"),
        Some(funding) => crate::words::or(&format!("rules-for-{funding}"), funding),
    };
    view! {
        <section class="card" id=rule.code.clone()>
            <h2>{name.clone()}</h2>
            <p>{chip(kind.0, kind.1)} " " {whom}</p>
            {may_edit.then(|| edit(rule, flash, &name))}
        </section>
    }
    .into_any()
}

fn edit(rule: &ListedRule, flash: &Flash, name: &str) -> AnyView {
    let id = |column: &str| format!("{}-{column}", rule.code);
    let share = Quantity::from_ten_thousandths(rule.share * 100).to_string();
    let typed = flash.typed("share").unwrap_or(&share).to_owned();
    let severity = flash.typed("severity").unwrap_or(rule.severity.as_str()).to_owned();
    let active =
        if flash.is_empty() { rule.is_active } else { flash.typed("active").is_some_and(|text| !text.is_empty()) };
    let wrong = flash.problem("share").is_some();
    let options = Severity::ALL.iter().map(|one| {
        let selected = one.as_str() == severity;
        view! { <option value=one.as_str() selected=selected>{t!(&format!("rules-{one}"))}</option> }
    });
    let options = options.collect_view();
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("rules-change")} <span class="visually-hidden">{name.to_owned()}</span></summary>
            <form class="form" method="post" action=ReviseBudgetRule::url()>
                {form::summary(flash)}
                <input type="hidden" name="rule" value=rule.code.clone() />
                <input type="hidden" name="version" value=form::version(flash, rule.version, "rule-changed") />
                <div class="fields">
                    <div class="field">
                        <label for=id("share")>{t!("rules-share")}</label>
                        <input
                            id=id("share")
                            name="share"
                            type="text"
                            inputmode="decimal"
                            value=typed
                            aria-invalid=wrong.then_some("true")
                        />
                    </div>
                    <div class="field">
                        <label for=id("severity")>{t!("rules-severity")}</label>
                        <select id=id("severity") name="severity">{options}</select>
                    </div>
                </div>
                <label class="choice">
                    <input type="checkbox" name="active" value="yes" checked=active />
                    <span>{t!("rules-in-force")}</span>
                </label>
                <div class="form-actions"><button class="btn primary" type="submit">{t!("rules-save")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
