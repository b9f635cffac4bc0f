//! What each column of the table holds: a guess, for the person to correct.

use backend::usecase::matrix::{Fate, Paste};
use domain::logframe::Column;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{Page, href};
use crate::{
    api::logframe::LogframeSay,
    t,
    ui::{
        columns::{Brought, columns},
        form,
    },
};

pub(super) fn card(page: &Page, pasted: &Paste) -> AnyView {
    let holds: Vec<_> = Column::ALL.iter().map(|of| (*of, t!(&format!("logframe-holds-{of}")))).collect();
    let brought = Brought { table: &pasted.table, headings: pasted.headings, columns: &pasted.columns };
    let columns = columns(&page.columns, &brought, &holds);
    // The first thing to do is the one below, once there is something to add.
    let settled = page.looked.iter().any(|looked| looked.fate == Fate::Added);
    let kind = if settled { "btn" } else { "btn primary" };
    let again = format!("{}?again=yes", href(page.code.as_str()));
    view! {
        <form class="card" method="post" action=LogframeSay::url() aria-labelledby="columns">
            <h2 id="columns">{t!("logframe-columns", count = pasted.columns.len())}</h2>
            <p>{t!("logframe-columns-lead")}</p>
            {form::summary(&page.columns)}
            <input type="hidden" name="project" value=page.code.to_string() />
            {columns}
            <div class="fields">
                {form::text(&page.columns, "unit", t!("logframe-unit"), Some(t!("logframe-unit-hint")), &pasted.unit)}
                <label class="choice">
                    <input type="checkbox" name="headings" value="yes" checked=pasted.headings />
                    <span>{t!("logframe-headings")}</span>
                </label>
            </div>
            <div class="form-actions">
                <button class=kind type="submit">{t!("logframe-say")}</button>
                <a class="btn" href=again>{t!("logframe-again")}</a>
            </div>
        </form>
    }
    .into_any()
}
