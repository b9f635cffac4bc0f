//! `/quality-rules`: what projects are held against by those who steer, and for who may, a form to change each rule.

use backend::query::portfolio::rule::{ListedRule, Rules, rules};
use domain::{budget::Severity, portfolio::Rule};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    api::quality::ReviseQualityRule,
    flash::{self, Flash},
    pages::frame::{Nav, page},
    request, t,
    ui::{form, state::chip},
};

/// The address of the rules.
pub(crate) const PAGE: &str = "/quality-rules";

/// The name under which the session keeps what was typed about a rule.
pub(crate) fn rule_form(kind: &str) -> String {
    format!("quality_rule:{}", kind.trim())
}

#[component]
pub(crate) fn QualityRules() -> impl IntoView {
    let load = async {
        let found = rules(&request::ctx()).await?;
        let visit = request::visit();
        let mut flashes = Vec::new();
        for listed in &found.rules {
            let form = rule_form(listed.rule.kind.as_str());
            flashes.push(if found.may_edit { flash::take(&visit, &form).await } else { Flash::default() });
        }
        Ok((found, flashes))
    };
    page(Nav::Projects, load, |(found, flashes)| (t!("quality-title"), draw(&found, &flashes)))
}

fn draw(found: &Rules, flashes: &[Flash]) -> AnyView {
    let rows = found.rules.iter().zip(flashes).map(|(rule, flash)| card(rule, flash, found.may_edit)).collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href="/projects">{t!("projects-title")}</a></li>
                <li>{t!("quality-title")}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("quality-title")}</h1>
            <p class="lead">{t!("quality-lead")}</p>
        </div>
        <div class="stack">{rows}</div>
    }
    .into_any()
}

fn card(listed: &ListedRule, flash: &Flash, may_edit: bool) -> AnyView {
    let Rule { kind, days, severity } = listed.rule;
    let stands = match (listed.is_active, severity) {
        (false, _) => ("neutral", t!("rules-off")),
        (true, Severity::Error) => ("bad", t!("rules-error")),
        (true, Severity::Warning) => ("warn", t!("rules-warning")),
    };
    let name = t!(&format!("quality-{kind}"), days = days);
    let all = (listed.is_active).then(|| {
        let href = request::dated(format!("/projects?warning={kind}"));
        view! { " " <a href=href>{t!("quality-projects")} <span class="visually-hidden">{format!(": {name}")}</span></a> }
    });
    view! {
        <section class="card" id=kind.as_str()>
            <h2>{name.clone()}</h2>
            <p>{chip(stands.0, stands.1)} " " {t!(&format!("quality-about-{kind}"), days = days)} {all}</p>
            {may_edit.then(|| edit(listed, flash, &name))}
        </section>
    }
    .into_any()
}

fn edit(listed: &ListedRule, flash: &Flash, name: &str) -> AnyView {
    let kind = listed.rule.kind;
    let id = |column: &str| format!("{kind}-{column}");
    let days = listed.rule.days.to_string();
    let typed = flash.typed("days").unwrap_or(&days).to_owned();
    let severity = flash.typed("severity").unwrap_or(listed.rule.severity.as_str()).to_owned();
    let active =
        if flash.is_empty() { listed.is_active } else { flash.typed("active").is_some_and(|text| !text.is_empty()) };
    let wrong = flash.problem("days").is_some();
    let options = Severity::ALL.iter().map(|one| {
        let selected = one.as_str() == severity;
        view! { <option value=one.as_str() selected=selected>{t!(&format!("rules-{one}"))}</option> }
    });
    let options = options.collect_view();
    let term = kind.has_days().then(|| {
        view! {
            <div class="field">
                <label for=id("days")>{t!("quality-days")}</label>
                <input
                    id=id("days")
                    name="days"
                    type="text"
                    inputmode="numeric"
                    value=typed
                    aria-invalid=wrong.then_some("true")
                />
            </div>
        }
    });
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("rules-change")} <span class="visually-hidden">{name.to_owned()}</span></summary>
            <form class="form" method="post" action=ReviseQualityRule::url()>
                {form::summary(flash)}
                <input type="hidden" name="kind" value=kind.as_str() />
                <input type="hidden" name="version" value=form::version(flash, listed.version, "quality-changed") />
                <div class="fields">
                    {term}
                    <div class="field">
                        <label for=id("severity")>{t!("quality-severity")}</label>
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
