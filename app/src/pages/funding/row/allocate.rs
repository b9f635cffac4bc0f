//! The way from a row of the appeal to the budgets out of which it can be paid, for who may edit one.

use backend::query::{budget::allocation::Offered, funding::row::RowFunding};
use leptos::prelude::*;

use crate::{pages::project::budget::allocations_href, t};

/// `offered` is none for who edits no budget.
pub(super) fn from(row: &RowFunding, offered: Option<&Offered>) -> Option<AnyView> {
    let offered = offered?;
    let links = offered.projects.iter().map(|(code, title)| {
        let href = format!("{}?row={}", allocations_href(code.as_str()), row.id);
        view! { <li><span class="chip code">{code.to_string()}</span> " " <a href=href>{title.clone()}</a></li> }
    });
    let links = links.collect_view();
    let lead = match offered.projects.is_empty() {
        true => t!("allocation-from-row-none"),
        false => t!("allocation-from-row-lead"),
    };
    let more = offered.more.then(|| view! { <p class="hint">{t!("allocation-from-row-more")}</p> });
    Some(
        view! {
            <details class="edit card" id="allocate">
                <summary>{t!("allocation-from-row")}</summary>
                <p class="hint">{lead}</p>
                <ul class="plain">{links}</ul>
                {more}
            </details>
        }
        .into_any(),
    )
}
