//! What rules that projects or their budgets are held against have in common: how one stands, and the form that changes it.

use domain::budget::Severity;
use leptos::prelude::*;

use super::{form, state::chip};
use crate::{flash::Flash, t};

/// Whether it is in force, and how grave it is, as a chip.
pub(crate) fn stands(is_active: bool, severity: Severity) -> AnyView {
    match (is_active, severity) {
        (false, _) => chip("neutral", t!("rules-off")),
        (true, Severity::Error) => chip("bad", t!("rules-error")),
        (true, Severity::Warning) => chip("warn", t!("rules-warning")),
    }
}

/// A rule to be changed.
pub(crate) struct Changed<'a> {
    /// By which its fields are told from those of other rules.
    pub(crate) key: &'a str,
    /// The name of the field that names it.
    pub(crate) named: &'static str,
    pub(crate) name: &'a str,
    pub(crate) severity: Severity,
    /// The words beside the severity.
    pub(crate) grave: String,
    pub(crate) is_active: bool,
    pub(crate) version: i64,
    /// The problem of a version that is not the last.
    pub(crate) stale: &'static str,
}

/// The number that a rule has: its field's name, words and keyboard, and what stands in it.
pub(crate) struct Number {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) inputmode: &'static str,
    pub(crate) value: String,
}

/// A form of the severity, of whether it is in force, and of its number where it has one.
pub(crate) fn edit(rule: &Changed<'_>, action: &'static str, number: Option<Number>, flash: &Flash) -> AnyView {
    let id = |column: &str| format!("{}-{column}", rule.key);
    let severity = flash.typed("severity").unwrap_or(rule.severity.as_str()).to_owned();
    let active =
        if flash.is_empty() { rule.is_active } else { flash.typed("active").is_some_and(|text| !text.is_empty()) };
    let options = Severity::ALL.iter().map(|one| {
        let selected = one.as_str() == severity;
        view! { <option value=one.as_str() selected=selected>{t!(&format!("rules-{one}"))}</option> }
    });
    let options = options.collect_view();
    let number = number.map(|Number { name, label, inputmode, value }| {
        let typed = flash.typed(name).map_or(value, str::to_owned);
        let wrong = flash.problem(name).is_some();
        view! {
            <div class="field">
                <label for=id(name)>{label}</label>
                <input
                    id=id(name)
                    name=name
                    type="text"
                    inputmode=inputmode
                    value=typed
                    aria-invalid=wrong.then_some("true")
                />
            </div>
        }
    });
    view! {
        <details class="edit" open=!flash.is_empty()>
            <summary>{t!("rules-change")} <span class="visually-hidden">{rule.name.to_owned()}</span></summary>
            <form class="form" method="post" action=action>
                {form::summary(flash)}
                <input type="hidden" name=rule.named value=rule.key.to_owned() />
                <input type="hidden" name="version" value=form::version(flash, rule.version, rule.stale) />
                <div class="fields">
                    {number}
                    <div class="field">
                        <label for=id("severity")>{rule.grave.clone()}</label>
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
