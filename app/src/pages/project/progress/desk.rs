//! A grid with what stands around it, in one form where somebody may type: drawn alike for all the indicators of a period
//! and for all the periods of an indicator.

use leptos::prelude::*;

use super::{columns::Columns, words};
use crate::islands::ProgressGrid;

/// What stands around the grid, and the grid.
pub(super) struct Sides {
    /// What must be said before anything else.
    pub notice: Option<AnyView>,
    pub bar: AnyView,
    pub grid: AnyView,
    /// Under the grid, where somebody may type.
    pub below: Option<AnyView>,
    pub aside: AnyView,
}

/// The form of a grid.
pub(super) struct Form {
    pub action: &'static str,
    /// Where it leads, whether it was carried out or came back.
    pub page: String,
    /// Under which unsaved input is kept in the browser.
    pub draft: String,
    pub fields: Vec<(&'static str, String)>,
    /// It has come back with what was typed.
    pub refused: bool,
}

/// Without a form, only to be read.
pub(super) fn desk(sides: Sides, form: Option<Form>, columns: &Columns) -> AnyView {
    let kind = if columns.is_wide() { "stack" } else { "columns with-aside" };
    let writes = form.is_some();
    let body = view! {
        <div class="stack" data-notice>{sides.notice}</div>
        {sides.bar}
        {writes.then(|| view! { <p class="notice info" role="status" data-restored hidden></p> })}
        <div class=kind>
            <div>{sides.grid} {sides.below}</div>
            {sides.aside}
        </div>
    };
    let Some(form) = form else { return view! { <div class="stack">{body}</div> }.into_any() };
    let fields = form.fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let fields = fields.collect_view();
    view! {
        <ProgressGrid draft=form.draft refused=form.refused words=words::for_browser(columns)>
            <form id="progress-form" class="stack" method="post" action=form.action data-page=form.page autocomplete="off">
                {fields}
                {body}
            </form>
        </ProgressGrid>
    }
    .into_any()
}
