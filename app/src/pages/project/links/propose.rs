//! The form that proposes what an indicator counts towards: suggestions by title first, everything of its kind below.

use backend::query::link::suggest::Suggestion;
use leptos::{prelude::*, server_fn::ServerFn};

use super::One;
use crate::{
    api::link::ProposeLink,
    flash::Flash,
    t,
    ui::form::{area, error, summary, text},
};

/// So many are suggested, where they sound alike at all.
const SUGGESTED: usize = 5;
/// Of 1 000: below that only chance words are shared.
const ALIKE: u32 = 100;

pub(super) fn form(one: &One) -> AnyView {
    let flash = &one.propose;
    if one.suggestions.is_empty() {
        return view! {
            <section class="card empty" id="propose"><h3>{t!("link-propose")}</h3><p>{t!("link-nothing-fits")}</p></section>
        }
        .into_any();
    }
    let alike = one.suggestions.iter().take(SUGGESTED).filter(|found| found.likeness >= ALIKE).count();
    let (first, rest) = one.suggestions.split_at(alike);
    let chosen = flash.typed("corporate").unwrap_or_default();
    let is_chosen = |found: &Suggestion| value(found) == chosen;
    let suggested = first.iter().map(|found| choice(found, is_chosen(found))).collect_view();
    let none = first.is_empty().then(|| view! { <p class="muted">{t!("link-no-suggestion")}</p> });
    let others = (!rest.is_empty()).then(|| {
        let open = first.is_empty() || rest.iter().any(is_chosen);
        let words = if first.is_empty() { "link-all-of-kind" } else { "link-others" };
        let lines = rest.iter().map(|found| choice(found, is_chosen(found))).collect_view();
        view! {
            <details class="edit" open=open>
                <summary>{t!(words, count = rest.len())}</summary>
                {lines}
            </details>
        }
    });
    let shares = one.suggestions.iter().any(|found| found.shares);
    let share = shares.then(|| text(flash, "share", t!("link-share"), Some(t!("link-share-hint")), ""));
    let unit = one.suggestions.iter().any(|found| !found.same_unit);
    let unit = unit.then(|| {
        let hint = t!("link-same-unit-hint", unit = one.indicator.unit.clone());
        area(flash, "same_unit", t!("link-same-unit"), Some(hint), "")
    });
    view! {
        <form class="panel" id="propose" method="post" action=ProposeLink::url() aria-labelledby="propose-title">
            <h3 id="propose-title">{t!("link-propose")}</h3>
            {summary(flash)}
            <input type="hidden" name="project" value=one.code.clone() />
            <input type="hidden" name="indicator" value=one.indicator.id.to_string() />
            <fieldset class="choices" aria-describedby=wrong(flash)>
                <legend>{t!("link-corporate")}</legend>
                {error(flash, "corporate")}
                {none}
                {suggested}
                {others}
            </fieldset>
            <div class="fields">{share} {unit}</div>
            <div class="form-actions"><button class="btn primary" type="submit">{t!("link-propose-submit")}</button></div>
            <p class="muted">{t!("link-propose-says")}</p>
        </form>
    }
    .into_any()
}

fn wrong(flash: &Flash) -> Option<&'static str> {
    flash.problem("corporate").map(|_| "corporate-error")
}

fn value(found: &Suggestion) -> String {
    format!("{}/{}", found.framework, found.code)
}

fn choice(found: &Suggestion, chosen: bool) -> AnyView {
    let value = value(found);
    let unit = if found.same_unit {
        t!("link-counts-same", unit = found.unit.clone())
    } else {
        t!("link-counts-other", unit = found.unit.clone())
    };
    view! {
        <label class="choice">
            <input type="radio" name="corporate" value=value checked=chosen />
            <span>
                {format!("{} · {}", found.code, found.title)}
                <small>{found.framework_title.clone()} " · " {unit}</small>
                <small>{found.definition.clone()}</small>
            </span>
        </label>
    }
    .into_any()
}
