//! `/audit/log`: every change, newest first, filtered by project, kind of action and person.

use backend::query::log::{self, Filter, PAGE};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::table;
use crate::{
    pages::frame::{Nav, page},
    request, t,
    ui::pagination::{pagination, query},
    words,
};

#[component]
pub(crate) fn Log() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let get = |name: &str| map.get(name).unwrap_or_default();
    let filter = Filter {
        project: get("project").parse().ok(),
        noun: get("act"),
        person: get("who"),
        page: get("page").parse().unwrap_or(1),
    };
    let load = {
        let filter = filter.clone();
        async move { log::log(&request::ctx(), &filter).await }
    };
    page(Nav::Audit, load, move |data| (t!("log-title"), draw(&filter, data)))
}

fn draw(filter: &Filter, data: log::Log) -> impl IntoView + use<> {
    let project = filter.project.as_ref().map(ToString::to_string).unwrap_or_default();
    let address = |page: u64| {
        let pairs = [
            ("project", project.clone()),
            ("act", filter.noun.clone()),
            ("who", filter.person.clone()),
            ("page", if page > 1 { page.to_string() } else { String::new() }),
        ];
        format!("/audit/log{}", query(&pairs))
    };
    let pages = pagination(data.page, data.pages, PAGE, data.total, address);
    let nouns = data
        .nouns
        .iter()
        .map(|noun| {
            let selected = *noun == filter.noun;
            view! { <option value=noun.clone() selected=selected>{words::or(&format!("log-noun-{noun}"), noun)}</option> }
        })
        .collect_view();
    view! {
        <div class="page-head">
            <h1>{t!("log-title")}</h1>
            <p class="lead">{t!("log-lead")}</p>
        </div>
        <form class="filters" method="get" action="/audit/log">
            <label class="filter">
                {t!("log-filter-project")}
                <input type="search" name="project" value=project.clone() placeholder="DP.1649" />
            </label>
            <label class="filter">
                {t!("log-act")}
                <select name="act"><option value="">{t!("filter-all")}</option>{nouns}</select>
            </label>
            <label class="filter">
                {t!("log-who")}
                <input type="search" name="who" value=filter.person.clone() />
            </label>
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
        </form>
        {table(data.entries, true)}
        {pages}
    }
}
