//! Fields of forms of which several stand on one page: their ids begin with the name of their form.

use leptos::prelude::*;

use crate::{flash::Flash, ui, words};

/// One form with what was typed into it.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) form: &'static str,
    pub(super) flash: &'a Flash,
}

/// What stands beside a field.
pub(super) struct Said {
    pub(super) label: String,
    pub(super) hint: Option<String>,
}

impl Fields<'_> {
    fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.form)
    }

    /// What was typed, or what is there.
    fn value(&self, name: &str, present: &str) -> String {
        self.flash.typed(name).unwrap_or(present).to_owned()
    }

    pub(super) fn described(&self, name: &str, hint: bool) -> Option<String> {
        let ids = [(hint, "hint"), (self.flash.problem(name).is_some(), "error")];
        let ids: Vec<String> =
            ids.into_iter().filter(|(there, _)| *there).map(|(_, what)| format!("{}-{what}", self.id(name))).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn error(&self, name: &str) -> Option<AnyView> {
        let text = self.flash.problem(name).map(words::problem)?;
        Some(view! { <p class="error" id=format!("{}-error", self.id(name))>{text}</p> }.into_any())
    }

    fn around(&self, name: &str, said: Said, input: AnyView, wide: bool) -> AnyView {
        let class = if wide { "field wide" } else { "field" };
        let hint = said.hint.map(|hint| view! { <p class="hint" id=format!("{}-hint", self.id(name))>{hint}</p> });
        view! {
            <div class=class>
                <label for=self.id(name)>{said.label}</label>
                {input}
                {hint}
                {self.error(name)}
            </div>
        }
        .into_any()
    }

    /// `kind` is the type of the input: text, date, number.
    pub(super) fn input(&self, name: &'static str, kind: &'static str, said: Said, present: &str) -> AnyView {
        let wrong = self.flash.problem(name).is_some();
        let decimal = (name == "amount").then_some("decimal");
        let list = (name == "donor").then_some("donors");
        let input = view! {
            <input
                id=self.id(name)
                name=name
                type=kind
                inputmode=decimal
                list=list
                value=self.value(name, present)
                aria-invalid=wrong.then_some("true")
                aria-describedby=self.described(name, said.hint.is_some())
            />
        };
        self.around(name, said, input.into_any(), false)
    }

    pub(super) fn area(&self, name: &'static str, said: Said, present: &str) -> AnyView {
        let wrong = self.flash.problem(name).is_some();
        let input = view! {
            <textarea
                id=self.id(name)
                name=name
                rows="3"
                aria-invalid=wrong.then_some("true")
                aria-describedby=self.described(name, said.hint.is_some())
            >
                {self.value(name, present)}
            </textarea>
        };
        self.around(name, said, input.into_any(), true)
    }

    /// A choice among (stored, shown).
    pub(super) fn select(
        &self,
        name: &'static str,
        said: Said,
        options: impl IntoIterator<Item = (String, String)>,
        present: &str,
    ) -> AnyView {
        let chosen = self.value(name, present);
        let wrong = self.flash.problem(name).is_some();
        let options = options.into_iter().map(|(stored, shown)| {
            let selected = stored == chosen;
            view! { <option value=stored selected=selected>{shown}</option> }
        });
        let options = options.collect_view();
        let input = view! {
            <select
                id=self.id(name)
                name=name
                aria-invalid=wrong.then_some("true")
                aria-describedby=self.described(name, said.hint.is_some())
            >
                {options}
            </select>
        };
        self.around(name, said, input.into_any(), false)
    }

    pub(super) fn summary(&self) -> Option<AnyView> {
        ui::form::summary(self.flash)
    }
}

pub(super) fn said(label: String) -> Said {
    Said { label, hint: None }
}

pub(super) fn hinted(label: String, hint: String) -> Said {
    Said { label, hint: Some(hint) }
}
