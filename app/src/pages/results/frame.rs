//! What both pages share: where I am, the filters, the figures, and the table beside which something stands.

use backend::query::results::{Filter, Results};
use leptos::prelude::*;

use super::{
    address::At,
    figures::figures,
    filters::{self, View},
    frameworks,
    table::table,
};
use crate::{pages::as_at, request, t};

/// `selected` is the code of the indicator whose page this is; `side` stands beside the table, and before it on a phone.
pub(super) fn draw(results: &Results, selected: Option<&str>, side: AnyView) -> AnyView {
    let (action, first) = match selected {
        Some(code) => (At::of(results).indicator(code).path(), ().into_any()),
        None => ("/results".into(), filters::framework(results)),
    };
    let files = ["/results.xlsx", "/results.csv"].map(|path| request::dated(At::of(results).at(path, &[])));
    view! {
        {head(results, selected.map(str::to_owned))}
        {filters::form(results, View::Table, action, first, selected.is_none().then_some(files))}
        {as_at::ask(request::ctx().day())}
        {filters::note(results)}
        {figures(results)}
        <div class="columns wide-left">
            <div class="stack">{table(results, selected)}</div>
            <div class=if selected.is_some() { "stack first-when-narrow" } else { "stack" }>{side}</div>
        </div>
    }
    .into_any()
}

/// Where I am: a place within the framework, or all of it.
pub(super) fn head(results: &Results, place: Option<String>) -> AnyView {
    let framework = &results.framework;
    let years = t!("results-years", title = framework.title.clone(), from = framework.years.0, to = framework.years.1);
    let whole = At::of(results).href();
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href="/results">{t!("nav-results")}</a></li>
                <li>{if place.is_some() { view! { <a href=whole>{years}</a> }.into_any() } else { years.into_any() }}</li>
                {place.map(|place| view! { <li>{place}</li> })}
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("results-title")}</h1>
            <div class="actions">
                <a class="btn" href=request::dated(frameworks::href(&framework.code))>{t!("framework-defined")}</a>
                <a class="btn" href=request::dated("/results/links".into())>{t!("links-all-title")}</a>
            </div>
        </div>
    }
    .into_any()
}

/// No framework has been defined: what comes here, and the first step.
pub(super) fn nothing(filter: &Filter) -> AnyView {
    let first = (!filter.which.is_everything())
        .then(|| view! { <a class="btn outline" href="/results">{t!("nav-results")}</a> });
    view! {
        <div class="page-head">
            <h1>{t!("results-title")}</h1>
        </div>
        <section class="card empty">
            <h2>{t!("results-no-framework-title")}</h2>
            <p>{t!("results-no-framework-text")}</p>
            <div class="actions"><a class="btn outline" href=frameworks::LIST>{t!("frameworks-title")}</a>{first}<a class="btn outline" href="/projects">{t!("work-nothing-projects")}</a></div>
        </section>
    }
    .into_any()
}
