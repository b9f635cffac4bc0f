//! Fields with their label, hint and error, tied together for people who do not see them.

use leptos::prelude::*;

use crate::{flash::Flash, t, words};

/// What stands wrong with one field, or nothing.
pub(crate) fn error(flash: &Flash, field: &str) -> Option<AnyView> {
    let text = flash.problem(field).map(words::problem)?;
    Some(view! { <p class="error" id=format!("{field}-error")>{text}</p> }.into_any())
}

/// A line of text with its label. `value` is shown unless something was typed.
pub(crate) fn text(flash: &Flash, name: &'static str, label: String, hint: Option<String>, value: &str) -> AnyView {
    let typed = flash.typed(name).unwrap_or(value).to_owned();
    let wrong = flash.problem(name).is_some();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                type="text"
                value=typed
                aria-invalid=wrong.then_some("true")
                aria-describedby=describedby(name, wrong, hint.is_some())
            />
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {error(flash, name)}
        </div>
    }
    .into_any()
}

/// Several lines of text with their label.
pub(crate) fn area(flash: &Flash, name: &'static str, label: String, hint: Option<String>, value: &str) -> AnyView {
    let typed = flash.typed(name).unwrap_or(value).to_owned();
    let wrong = flash.problem(name).is_some();
    view! {
        <div class="field wide">
            <label for=name>{label}</label>
            <textarea
                id=name
                name=name
                rows="3"
                aria-invalid=wrong.then_some("true")
                aria-describedby=describedby(name, wrong, hint.is_some())
            >
                {typed}
            </textarea>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {error(flash, name)}
        </div>
    }
    .into_any()
}

/// A choice among words: (stored, shown).
pub(crate) fn select(
    flash: &Flash,
    name: &'static str,
    label: String,
    hint: Option<String>,
    options: Vec<(String, String)>,
    value: &str,
) -> AnyView {
    let typed = flash.typed(name).unwrap_or(value).to_owned();
    let wrong = flash.problem(name).is_some();
    let options = options
        .into_iter()
        .map(|(stored, shown)| {
            let selected = stored == typed;
            view! { <option value=stored selected=selected>{shown}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select
                id=name
                name=name
                aria-invalid=wrong.then_some("true")
                aria-describedby=describedby(name, wrong, hint.is_some())
            >
                {options}
            </select>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {error(flash, name)}
        </div>
    }
    .into_any()
}

fn describedby(name: &str, wrong: bool, hint: bool) -> Option<String> {
    let ids: Vec<String> = [(hint, "hint"), (wrong, "error")]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, what)| format!("{name}-{what}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The version that the next save names: after a conflict, told by this code, the one that stands now, so that saving again is the
/// decision; after another mistake the one first read, so that a change made meanwhile is not overwritten unseen.
pub(crate) fn version(flash: &Flash, present: i64, conflict: &str) -> String {
    let told = flash.problems().iter().any(|problem| problem.code == conflict);
    flash.typed("version").filter(|_| !told).map_or_else(|| present.to_string(), str::to_owned)
}

/// All problems of a form in one notice at its top, for those that name no field on the page.
pub(crate) fn summary(flash: &Flash) -> Option<AnyView> {
    if flash.is_empty() {
        return None;
    }
    if flash.problems().is_empty() {
        return Some(view! { <p class="notice info" role="status">{t!("form-kept")}</p> }.into_any());
    }
    let lines = flash.problems().iter().map(|problem| view! { <li>{words::problem(problem)}</li> }).collect_view();
    Some(
        view! {
            <div class="notice bad" role="alert">
                <p><strong>{t!("form-refused", count = flash.problems().len())}</strong></p>
                <ul>{lines}</ul>
            </div>
        }
        .into_any(),
    )
}
