//! Which rows of how many, and the ways on, as links that keep the rest of the URL.

use leptos::prelude::*;

use crate::t;

/// `link` gives the address of a page, counted from 1.
pub(crate) fn pagination(
    page: u64,
    pages: u64,
    per_page: u64,
    total: u64,
    link: impl Fn(u64) -> String,
) -> Option<AnyView> {
    if total == 0 {
        return None;
    }
    let (from, to) = ((page - 1) * per_page + 1, (page * per_page).min(total));
    let previous = (page > 1).then(|| view! { <a rel="prev" href=link(page - 1)>{t!("pagination-previous")}</a> });
    let next = (page < pages).then(|| view! { <a rel="next" href=link(page + 1)>{t!("pagination-next")}</a> });
    Some(
        view! {
            <nav class="pagination" aria-label=t!("pagination-label")>
                <p class="range">{t!("pagination-range", from = from, to = to, total = total)}</p>
                {previous}
                {(pages > 1).then(|| view! { <span aria-current="page">{page}</span> })}
                {next}
            </nav>
        }
        .into_any(),
    )
}

/// A query string from the filters that are set.
pub(crate) fn query(pairs: &[(&str, String)]) -> String {
    let set: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", escaped(value)))
        .collect();
    if set.is_empty() { String::new() } else { format!("?{}", set.join("&")) }
}

/// A value for an address: what needs no escape has none, so that words and days stay readable.
fn escaped(value: &str) -> String {
    let escaped = leptos_router::location::Url::escape(value);
    escaped.replace("%2D", "-").replace("%2E", ".").replace("%5F", "_").replace("%7E", "~")
}
