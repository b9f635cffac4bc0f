//! A page about a past day: the notice that says so, and the way to ask for one.

use chrono::NaiveDate;
use domain::format;
use leptos::prelude::*;

use crate::{request, t, ui::pagination::query};

/// What stands above a page about a past day.
pub(super) fn notice(day: NaiveDate) -> AnyView {
    view! {
        <p class="notice info as-at" role="status">
            <strong>{t!("as-at-title", day = format::date(day))}</strong> " " {t!("as-at-text")} " "
            <a href=address()>{t!("as-at-leave")}</a>
        </p>
    }
    .into_any()
}

/// The page as it is now.
fn address() -> String {
    let pairs = request::filters();
    let pairs: Vec<(&str, String)> = pairs.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    format!("{}{}", request::path(), query(&pairs))
}

/// The past day of this page, kept by a form of filters.
pub(crate) fn kept() -> Option<AnyView> {
    let day = request::past_day().ok().flatten()?;
    Some(view! { <input type="hidden" name=request::AS_AT value=day.to_string() /> }.into_any())
}

/// Asks for the same page at the end of a past day. `today` is the last that cannot be asked for.
pub(crate) fn ask(today: NaiveDate) -> AnyView {
    let kept =
        request::filters().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let kept = kept.collect_view();
    let day = request::past_day().ok().flatten().map(|day| day.to_string()).unwrap_or_default();
    let latest = today.pred_opt().unwrap_or(today).to_string();
    view! {
        <details class="edit as-at-ask">
            <summary>{t!("as-at-ask")}</summary>
            <form class="filters" method="get" action=request::path()>
                {kept}
                <label class="filter">
                    {t!("as-at-day")}
                    <input type="date" name=request::AS_AT value=day max=latest required />
                </label>
                <button class="btn outline" type="submit">{t!("as-at-show")}</button>
            </form>
        </details>
    }
    .into_any()
}
