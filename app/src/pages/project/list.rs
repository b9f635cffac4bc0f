//! `/projects`: every project this person may see, filtered and sorted in the URL.

use backend::query::project::list::{self, Filter, Item, Listed, PAGE, Sort};
use domain::{format, lifecycle::ProjectState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    pages::frame::{Nav, page},
    request, t,
    ui::{
        self,
        pagination::{pagination, query},
        state::project_state_word,
    },
};

#[component]
pub(crate) fn List() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let get = |name: &str| map.get(name).unwrap_or_default();
    let filter = Filter {
        search: get("q"),
        region: get("region").parse().ok(),
        state: get("state").parse().ok(),
        sort: match get("sort").as_str() {
            "title" => Sort::Title,
            "ends" => Sort::Ends,
            _ => Sort::Code,
        },
        page: get("page").parse().unwrap_or(1),
    };
    let load = {
        let filter = filter.clone();
        async move { list::list(&request::ctx(), &filter).await }
    };
    page(Nav::Projects, load, move |listed| (t!("projects-title"), draw(&filter, listed)))
}

/// The address of this list with another page or order.
fn address(filter: &Filter, sort: Sort, page: u64) -> String {
    let sort = match sort {
        Sort::Code => String::new(),
        Sort::Title => "title".into(),
        Sort::Ends => "ends".into(),
    };
    let pairs = [
        ("q", filter.search.clone()),
        ("region", filter.region.map(|region| region.to_string()).unwrap_or_default()),
        ("state", filter.state.map(|state| state.as_str().to_owned()).unwrap_or_default()),
        ("sort", sort),
        ("page", if page > 1 { page.to_string() } else { String::new() }),
    ];
    format!("/projects{}", query(&pairs))
}

fn draw(filter: &Filter, listed: Listed) -> impl IntoView + use<> {
    let pages = pagination(listed.page, listed.pages, PAGE, listed.total, |page| address(filter, filter.sort, page));
    let heading = |sort: Sort, word: String| {
        view! {
            <th scope="col" aria-sort=(filter.sort == sort).then_some("ascending")>
                <a href=address(filter, sort, 1)>{word}</a>
            </th>
        }
    };
    let headings = (
        heading(Sort::Code, t!("projects-code")),
        heading(Sort::Title, t!("projects-name")),
        heading(Sort::Ends, t!("projects-ends")),
    );
    let empty = listed.items.is_empty();
    let rows = listed.items.into_iter().map(row).collect_view();
    view! {
        <div class="page-head">
            <h1>{t!("projects-title")}</h1>
        </div>
        {filters(filter, &listed.regions)}
        <div class="card flush">
            <table class="data" aria-label=t!("projects-title")>
                <thead>
                    <tr>
                        {headings.0}
                        {headings.1}
                        <th scope="col">{t!("projects-office")}</th>
                        <th scope="col">{t!("projects-state")}</th>
                        {headings.2}
                        <th scope="col">{t!("projects-indicators")}</th>
                        <th scope="col">{t!("projects-gender")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="7">{t!("projects-none")}</td></tr> })}
                </tbody>
            </table>
        </div>
        {pages}
    }
}

fn filters(filter: &Filter, regions: &[(domain::id::RegionId, String)]) -> impl IntoView + use<> {
    let regions = regions
        .iter()
        .map(|(id, name)| {
            let selected = filter.region == Some(*id);
            view! { <option value=id.to_string() selected=selected>{name.clone()}</option> }
        })
        .collect_view();
    let states = ProjectState::ALL
        .iter()
        .map(|state| {
            let selected = filter.state == Some(*state);
            view! { <option value=state.as_str() selected=selected>{project_state_word(*state)}</option> }
        })
        .collect_view();
    view! {
        <form class="filters" method="get" action="/projects">
            <label class="filter">
                {t!("projects-search")}
                <input type="search" name="q" value=filter.search.clone() placeholder=t!("projects-search-hint") />
            </label>
            <label class="filter">
                {t!("projects-region")}
                <select name="region"><option value="">{t!("filter-all")}</option>{regions}</select>
            </label>
            <label class="filter">
                {t!("projects-state")}
                <select name="state"><option value="">{t!("filter-all")}</option>{states}</select>
            </label>
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
        </form>
    }
}

fn row(item: Item) -> impl IntoView {
    let tally = item.tally;
    let share =
        if tally.indicators() == 0 { 0 } else { i64::from(tally.on_track) * 10_000 / i64::from(tally.indicators()) };
    let words = t!("projects-on-track", count = tally.on_track, of = tally.indicators());
    view! {
        <tr>
            <td><span class="chip code">{item.code.to_string()}</span></td>
            <th scope="row" class="name"><a href=format!("/projects/{}", item.code)>{item.title}</a></th>
            <td class="minor">{item.office}</td>
            <td class="state-cell">{ui::state::project_state(item.state)}</td>
            <td class="nowrap" data-label=t!("projects-ends")>{format::date(item.ends)}</td>
            <td class="bar-cell">
                {if tally.indicators() == 0 {
                    t!("projects-no-indicators").into_any()
                } else {
                    view! { {ui::bar::bar(share, None, "", words.clone())} <small>{words}</small> }.into_any()
                }}
            </td>
            <td data-label=t!("projects-gender")>{ui::state::gender(item.gender)}</td>
        </tr>
    }
}
