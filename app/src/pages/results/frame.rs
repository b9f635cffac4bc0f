//! What both pages share: where I am, the filters, the figures, and the table beside which something stands.

use backend::query::results::{Filter, Results};
use leptos::prelude::*;

use super::{address, figures::figures, table::table};
use crate::{pages::as_at, request, t};

/// `selected` is the code of the indicator whose page this is; `side` stands beside the table, and before it on a phone.
pub(super) fn draw(results: &Results, selected: Option<&str>, side: AnyView) -> AnyView {
    let framework = &results.framework;
    let years = t!("results-years", title = framework.title.clone(), from = framework.years.0, to = framework.years.1);
    let whole = address::overview(&framework.code, results.region);
    let region = results.region.and_then(|region| results.region_name(region)).map(str::to_owned);
    let note = region.map(|region| {
        view! { <p class="notice is-info">{t!("results-one-region", region = region)}</p> }
    });
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href="/results">{t!("nav-results")}</a></li>
                <li>{if selected.is_some() { view! { <a href=whole>{years}</a> }.into_any() } else { years.into_any() }}</li>
                {selected.map(|code| view! { <li>{code.to_owned()}</li> })}
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("results-title")}</h1>
            <div class="actions"><a class="btn" href=request::dated("/results/links".into())>{t!("links-all-title")}</a></div>
        </div>
        {filters(results, selected)}
        {as_at::ask(request::ctx().day())}
        {note}
        {figures(results)}
        <div class="columns wide-left">
            <div class="stack">{table(results, selected)}</div>
            <div class=if selected.is_some() { "stack first-when-narrow" } else { "stack" }>{side}</div>
        </div>
    }
    .into_any()
}

fn filters(results: &Results, selected: Option<&str>) -> impl IntoView + use<> {
    let action = match selected {
        Some(code) => address::indicator(&results.framework.code, code, None),
        None => "/results".into(),
    };
    let frameworks = (selected.is_none() && results.frameworks.len() > 1).then(|| {
        let options = results
            .frameworks
            .iter()
            .map(|(code, title)| {
                let selected = *code == results.framework.code;
                view! { <option value=code.clone() selected=selected>{title.clone()}</option> }
            })
            .collect_view();
        view! { <label class="filter">{t!("results-framework")}<select name="framework">{options}</select></label> }
    });
    let regions = results
        .regions
        .iter()
        .map(|(id, name)| {
            let selected = results.region == Some(*id);
            view! { <option value=id.to_string() selected=selected>{name.clone()}</option> }
        })
        .collect_view();
    let past = request::past_day().ok().flatten().map(|day| {
        view! { <input type="hidden" name=request::AS_AT value=day.to_string() /> }
    });
    view! {
        <form class="filters" method="get" action=action>
            {frameworks}
            <label class="filter">
                {t!("projects-region")}
                <select name="region"><option value="">{t!("filter-all")}</option>{regions}</select>
            </label>
            {past}
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
        </form>
    }
}

/// No framework has been defined: what comes here, and the first step.
pub(super) fn nothing(filter: &Filter) -> AnyView {
    let first =
        filter.region.is_some().then(|| view! { <a class="btn outline" href="/results">{t!("nav-results")}</a> });
    view! {
        <div class="page-head">
            <h1>{t!("results-title")}</h1>
        </div>
        <section class="card empty">
            <h2>{t!("results-no-framework-title")}</h2>
            <p>{t!("results-no-framework-text")}</p>
            <div class="actions">{first}<a class="btn outline" href="/projects">{t!("work-nothing-projects")}</a></div>
        </section>
    }
    .into_any()
}
