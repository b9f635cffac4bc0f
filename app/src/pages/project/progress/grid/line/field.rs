//! The fields of a line: a cell to type or to choose in, and the author's note.

use domain::{grid::Column, indicator::Kind, value::Value};
use leptos::prelude::*;

use super::{super::shown, Line};
use crate::t;

/// Characters of a note that is folded away.
const NOTE_SHOWN: usize = 60;

impl Line<'_> {
    fn wrong(&self, field: &str) -> Option<&'static str> {
        self.typed.problem(field).is_some().then_some("true")
    }

    pub(super) fn number(&self, field: &str, column: &Column, value: String, label: String) -> AnyView {
        let measured = &self.row.measured;
        view! {
            <input
                id=format!("c{field}")
                name=format!("cells[i{field}]")
                data-cell=column.to_string()
                // A telephone's decimal keyboard has no stroke.
                inputmode=if measured.kind == Kind::Count { "decimal" } else { "text" }
                autocomplete="off"
                placeholder=" "
                value=value
                aria-label=label
                aria-invalid=self.wrong(field)
                aria-describedby=format!("why{}", self.key)
            />
        }
        .into_any()
    }

    /// One of the answers, each in its words.
    pub(super) fn choice(&self, field: &str, value: String, label: String) -> AnyView {
        let measured = &self.row.measured;
        let answers: Vec<Value> = match measured.kind {
            Kind::YesNo => vec![Value::YesNo(false), Value::YesNo(true)],
            _ => (1..).zip(&measured.answers).map(|(place, _)| Value::Answer(place)).collect(),
        };
        let blank = view! { <option value="" selected=value.is_empty()></option> };
        let options = answers.into_iter().map(|answer| {
            let typed = answer.typed();
            let selected = typed == value;
            view! { <option value=typed selected=selected>{shown(self.row, answer)}</option> }
        });
        let options = options.collect_view();
        view! {
            <select
                id=format!("c{field}")
                name=format!("cells[i{field}]")
                data-cell=Column::Total.to_string()
                data-sent=value
                aria-label=label
                aria-invalid=self.wrong(field)
                aria-describedby=format!("why{}", self.key)
            >
                {blank}
                {options}
            </select>
        }
        .into_any()
    }

    /// The author's note: to be read, or to be written under the name of the indicator. With it goes the version that
    /// was read, so that a later save can tell whether somebody else was there.
    pub(super) fn note(&self) -> AnyView {
        let measured = &self.row.measured;
        let saved = measured.entry.as_ref().and_then(|entry| entry.narrative.clone()).unwrap_or_default();
        if !self.writes {
            let read = (!saved.is_empty()).then(|| {
                view! { <span class="remark">{t!("progress-quoted", text = saved)}</span> }
            });
            return read.into_any();
        }
        let field = self.field("narrative");
        let wrong = self.typed.problem(&field).is_some();
        let text = self.typed.typed(&field).map_or_else(|| saved.clone(), str::to_owned);
        // Where words are what is asked for, they are not hidden behind a fold.
        let open = wrong || text != saved || measured.kind == Kind::Narrative;
        let summary = match saved.chars().count() {
            0 => t!("progress-note"),
            1..=NOTE_SHOWN => t!("progress-quoted", text = saved),
            _ => t!("progress-quoted", text = saved.chars().take(NOTE_SHOWN).chain(['…']).collect::<String>()),
        };
        view! {
            <input type="hidden" name=format!("cells[i{}]", self.field("version")) value=self.version() />
            {self.told()}
            " "
            <details class="edit" open=open>
                <summary>{summary}</summary>
                <textarea
                    id=format!("c{field}")
                    name=format!("cells[i{field}]")
                    data-cell="narrative"
                    rows="2"
                    aria-label=t!("progress-note-of", title = self.title.clone())
                    aria-invalid=wrong.then_some("true")
                >
                    {text}
                </textarea>
            </details>
        }
        .into_any()
    }

    /// The version that was read; of a form that came back, the one with which it was sent.
    fn version(&self) -> String {
        let present = || self.row.measured.entry.as_ref().map(|entry| entry.version.to_string()).unwrap_or_default();
        self.typed.typed(&self.field("version")).map_or_else(present, str::to_owned)
    }

    /// After a conflict the version of which the person was told, so that a second try goes through. What only the other
    /// person has changed is not undone by it.
    fn told(&self) -> Option<AnyView> {
        let told = self.problems().iter().find_map(|problem| problem.args.get("version").cloned());
        let told = told.or_else(|| self.typed.typed(&self.field("told")).map(str::to_owned))?;
        let name = format!("cells[i{}]", self.field("told"));
        Some(view! { <input type="hidden" name=name value=told data-told /> }.into_any())
    }
}
