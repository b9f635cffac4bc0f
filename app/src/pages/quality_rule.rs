//! `/quality-rules`: what projects are held against by those who steer, and for who may, a form to change each rule.

use backend::query::portfolio::rule::{ListedRule, Rules, rules};
use domain::portfolio::Rule;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    api::quality::ReviseQualityRule,
    flash::{self, Flash},
    pages::frame::{Nav, page},
    request, t,
    ui::rule,
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
    let name = t!(&format!("quality-{kind}"), days = days);
    let all = (listed.is_active).then(|| {
        let href = request::dated(format!("/projects?warning={kind}"));
        view! { " " <a href=href>{t!("quality-projects")} <span class="visually-hidden">{format!(": {name}")}</span></a> }
    });
    view! {
        <section class="card" id=kind.as_str()>
            <h2>{name.clone()}</h2>
            <p>{rule::stands(listed.is_active, severity)} " " {t!(&format!("quality-about-{kind}"), days = days)} {all}</p>
            {may_edit.then(|| edit(listed, flash, &name))}
        </section>
    }
    .into_any()
}

fn edit(listed: &ListedRule, flash: &Flash, name: &str) -> AnyView {
    let Rule { kind, days, severity } = listed.rule;
    let changed = rule::Changed {
        key: kind.as_str(),
        named: "kind",
        name,
        severity,
        grave: t!("quality-severity"),
        is_active: listed.is_active,
        version: listed.version,
        stale: "quality-changed",
    };
    let days = kind.has_days().then(|| rule::Number {
        name: "days",
        label: t!("quality-days"),
        inputmode: "numeric",
        value: days.to_string(),
    });
    rule::edit(&changed, ReviseQualityRule::url(), days, flash)
}
