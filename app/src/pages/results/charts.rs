//! `/results/:framework/:indicator/charts`: one corporate total over time, and the people in it by sex and age.

mod pyramid;
mod trend;

use backend::query::results::{
    Results,
    charts::{self, Charts as Found},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    address::{self, At},
    filters::{self, View},
    frame,
};
use crate::{
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request, t,
};

#[component]
pub(crate) fn Charts() -> impl IntoView {
    let params = use_params_map();
    let params = params.read_untracked();
    let query = use_query_map();
    let query = query.read_untracked();
    let code = params.get("indicator").unwrap_or_default();
    let filter = address::filter(&query, params.get("framework"));
    let load = async move { charts::charts(&request::ctx(), &filter?, &code).await };
    page(Nav::Results, load, |(results, found)| {
        let title = t!("results-charts-title", title = found.corporate.title.clone());
        (title, draw(&results, &found))
    })
}

fn draw(results: &Results, found: &Found) -> AnyView {
    let corporate = &found.corporate;
    let at = At::of(results).indicator(&corporate.code);
    let nothing = found.trend.is_empty().then(|| {
        let key = if corporate.kind.adds_up() { "results-trend-nothing" } else { "results-trend-answers" };
        view! { <div class="card empty"><p>{t!(key)}</p></div> }
    });
    view! {
        {frame::head(results, Some(corporate.code.clone()))}
        {filters::form(results, View::Charts, at.charts_path(), ().into_any(), None)}
        {as_at::ask(request::ctx().day())}
        {filters::note(results)}
        <div class="section-head">
            <h2>{corporate.title.clone()}</h2>
            <p class="status-line">{format!("{} · {}", corporate.code, corporate.unit)}</p>
            <div class="actions"><a class="btn" href=at.href()>{t!("results-source-open")}</a></div>
        </div>
        {nothing}
        <div class="columns wide-left">
            <div class="stack">{trend::trend(found, results)}</div>
            <div class="stack">{found.people.as_ref().map(|people| pyramid::pyramid(people, &found.total))}</div>
        </div>
    }
    .into_any()
}
