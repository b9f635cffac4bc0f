//! What the forms of the matrix share: what came back, the version they name, and the way to retire a row.

use leptos::prelude::*;

use super::Page;
use crate::{flash::Flash, t, ui, words};

/// Why the form came back: what concerns the whole of it, then how many fields must be looked at.
pub(crate) fn notice(flash: &Flash) -> Option<AnyView> {
    if flash.problems().is_empty() {
        return ui::form::summary(flash);
    }
    let whole: Vec<_> = flash.problems().iter().filter(|problem| problem.field.is_empty()).collect();
    let lines = whole.iter().map(|problem| view! { <p>{words::problem(problem)}</p> }).collect_view();
    let count = whole.is_empty().then(|| t!("form-refused", count = flash.problems().len()));
    Some(
        view! {
            <div class="notice bad" role="alert">
                {lines}
                {count.map(|count| view! { <p>{count}</p> })}
            </div>
        }
        .into_any(),
    )
}

/// The version that the next save names. After a conflict it is the one that the conflict showed, so that saving again
/// is a decision; after another mistake the one first read, so that a change made meanwhile is not overwritten unseen.
pub(crate) fn version(flash: &Flash, present: i64) -> String {
    let shown = flash.problem("").and_then(|problem| problem.args.get("version")).map(String::as_str);
    shown.or(flash.typed("version")).map_or_else(|| present.to_string(), str::to_owned)
}

/// The hidden fields that say what is changed.
pub(crate) fn hidden(fields: Vec<(&'static str, String)>) -> AnyView {
    fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
        .into_any()
}

/// The buttons at the end of a form. Cancelling leads back to the row.
pub(super) fn buttons(page: &Page, submit: String, anchor: &str) -> AnyView {
    view! {
        <div class="form-actions">
            <button class="btn primary" type="submit">{submit}</button>
            <a class="btn" href=format!("/projects/{}/matrix#{anchor}", page.code())>{t!("matrix-cancel")}</a>
        </div>
    }
    .into_any()
}

/// Retiring asks once more: the words say what happens, the button stands behind a line that has to be opened.
pub(super) fn retire(action: &'static str, fields: Vec<(&'static str, String)>, name: &str, says: String) -> AnyView {
    view! {
        <details class="edit">
            <summary>{t!("matrix-retire-ask", name = name.to_owned())}</summary>
            <form class="panel" method="post" action=action>
                {hidden(fields)}
                <p>{says}</p>
                <div class="form-actions">
                    <button class="btn danger" type="submit">{t!("matrix-retire", name = name.to_owned())}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
