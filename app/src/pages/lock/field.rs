//! Fields of the forms of locks. Several such forms stand on one page, so that a field's id is not its name.

use leptos::prelude::*;

use crate::{flash::Flash, t, words::problem};

/// One line to type into; `kind` is the type of the input.
pub(in crate::pages) struct Field {
    pub name: &'static str,
    pub kind: &'static str,
    pub label: String,
    pub hint: Option<String>,
    /// What stands there unless something was typed.
    pub value: String,
}

/// `form` makes the ids of its fields its own.
pub(in crate::pages) fn input(flash: &Flash, form: &str, field: Field) -> AnyView {
    let Field { name, kind, label, hint, value } = field;
    let id = format!("{form}-{name}");
    let typed = flash.typed(name).map_or(value, str::to_owned);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                name=name
                type=kind
                value=typed
                autocomplete="off"
                aria-invalid=invalid(flash, name)
                aria-describedby=described(flash, name, &id, hint.is_some())
            />
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {error(flash, name, &id)}
        </div>
    }
    .into_any()
}

/// Why: every step of a lock says it.
pub(in crate::pages) fn reason(flash: &Flash, form: &str, hint: String) -> AnyView {
    lines(flash, form, "reason", t!("lock-reason"), hint)
}

/// A few lines to type into.
pub(in crate::pages) fn lines(flash: &Flash, form: &str, name: &'static str, label: String, hint: String) -> AnyView {
    let id = format!("{form}-{name}");
    let typed = flash.typed(name).unwrap_or_default().to_owned();
    view! {
        <div class="field wide">
            <label for=id.clone()>{label}</label>
            <textarea
                id=id.clone()
                name=name
                rows="2"
                aria-invalid=invalid(flash, name)
                aria-describedby=described(flash, name, &id, true)
            >
                {typed}
            </textarea>
            <p class="hint" id=format!("{id}-hint")>{hint}</p>
            {error(flash, name, &id)}
        </div>
    }
    .into_any()
}

/// One of several words, (stored, shown); the field's kind has no meaning.
pub(in crate::pages) fn choice(flash: &Flash, form: &str, field: Field, options: Vec<(String, String)>) -> AnyView {
    let Field { name, label, hint, value, .. } = field;
    let id = format!("{form}-{name}");
    let typed = flash.typed(name).map_or(value, str::to_owned);
    let options = options
        .into_iter()
        .map(|(stored, shown)| {
            let selected = stored == typed;
            view! { <option value=stored selected=selected>{shown}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                id=id.clone()
                name=name
                aria-invalid=invalid(flash, name)
                aria-describedby=described(flash, name, &id, hint.is_some())
            >
                {options}
            </select>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {error(flash, name, &id)}
        </div>
    }
    .into_any()
}

pub(in crate::pages) fn invalid(flash: &Flash, name: &str) -> Option<&'static str> {
    flash.problem(name).map(|_| "true")
}

pub(in crate::pages) fn described(flash: &Flash, name: &str, id: &str, hint: bool) -> Option<String> {
    let error = flash.problem(name).map(|_| format!("{id}-error"));
    let hint = hint.then(|| format!("{id}-hint"));
    let ids: Vec<String> = hint.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

pub(in crate::pages) fn error(flash: &Flash, name: &str, id: &str) -> Option<AnyView> {
    let text = flash.problem(name).map(problem)?;
    Some(view! { <p class="error" id=format!("{id}-error")>{text}</p> }.into_any())
}
