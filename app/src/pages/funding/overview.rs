//! `/funding`: what the appeal asks for by region, country or area, and how much of it projects have budgeted.

mod differences;
mod filters;
mod table;

use backend::query::funding::{self, By, Filter, Funding, Line, STATUSES_UP_TO, Sort, Sums};
use domain::format;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::words;
use crate::{
    pages::frame::{Nav, page},
    request, t,
    ui::pagination::query,
};

#[component]
pub(crate) fn Overview() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let get = |name: &str| map.get(name).unwrap_or_default();
    let filter = Filter {
        year: get("appeal").parse().ok(),
        by: match get("by").as_str() {
            "country" => By::Country,
            "area" => By::Area,
            _ => By::Region,
        },
        region: get("region").parse().ok(),
        area: get("area").parse().ok(),
        search: get("search"),
        sort: match get("sort").as_str() {
            "name" => Sort::Name,
            "gap" => Sort::Gap,
            _ => Sort::Required,
        },
    };
    let load = {
        let filter = filter.clone();
        async move { funding::funding(&request::ctx(), &filter).await }
    };
    page(Nav::Funding, load, move |funding| {
        let view = match funding {
            Some(funding) => draw(&filter, &funding).into_any(),
            None => nothing().into_any(),
        };
        (t!("funding-title"), view)
    })
}

/// The words of a grouping and of an order in the URL; empty for the default.
fn by_word(by: By) -> &'static str {
    match by {
        By::Region => "",
        By::Country => "country",
        By::Area => "area",
    }
}

fn sort_word(sort: Sort) -> &'static str {
    match sort {
        Sort::Required => "",
        Sort::Name => "name",
        Sort::Gap => "gap",
    }
}

/// The address of this page with these filters.
fn address(filter: &Filter) -> String {
    let pairs = [
        ("appeal", filter.year.map(|year| year.to_string()).unwrap_or_default()),
        ("by", by_word(filter.by).to_owned()),
        ("region", filter.region.map(|region| region.to_string()).unwrap_or_default()),
        ("area", filter.area.map(|area| area.as_str().to_owned()).unwrap_or_default()),
        ("search", filter.search.trim().to_owned()),
        ("sort", sort_word(filter.sort).to_owned()),
    ];
    format!("/funding{}", query(&pairs))
}

fn draw(filter: &Filter, funding: &Funding) -> AnyView {
    let printed = funding.printed_usd;
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href="/funding">{t!("nav-funding")}</a></li>
                <li>{funding.appeal.title.clone()}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("funding-title")}</h1>
        </div>
        {filters::filters(filter, funding)}
        {words::figures(printed, &funding.total, projects(&funding.total))}
        {differences::differences(funding)}
        {table::table(filter, funding)}
        {legend(funding)}
        {funding.total.statuses.is_none().then(|| {
            let more = funding.total.projects > STATUSES_UP_TO;
            more.then(|| view! { <p class="foot-note">{t!("funding-statuses-left-out", count = STATUSES_UP_TO)}</p> })
        })}
        <p class="foot-note">{t!("funding-imported", at = format::moment(funding.appeal.imported_at))}</p>
    }
    .into_any()
}

fn legend(funding: &Funding) -> AnyView {
    let needs = funding.lines.iter().map(|line| line.sums.need);
    let differs = |line: &Line| line.printed_usd.is_some_and(|printed| printed != line.sums.need.required_usd);
    let marks = words::Marks {
        differs: funding.lines.iter().any(differs),
        statuses: funding.total.statuses.is_some_and(|tally| tally.indicators() > 0),
    };
    words::legend(needs, marks, words::not_converted(funding.total.not_converted))
}

/// How many projects, and how the indicators stand that depend on the money.
fn projects(total: &Sums) -> AnyView {
    let indicators = total.statuses.filter(|tally| tally.indicators() > 0);
    let note = match indicators {
        Some(tally) => {
            let count = t!("funding-depend", count = tally.indicators());
            view! { <dd class="note">{count}" "{words::tally(tally)}</dd> }.into_any()
        }
        None if total.projects == 0 => view! { <dd class="note">{t!("funding-no-projects")}</dd> }.into_any(),
        None => view! { <dd class="note">{t!("funding-once-each")}</dd> }.into_any(),
    };
    view! {
        <dt>{t!("funding-projects-with-money")}</dt>
        <dd>{total.projects}</dd>
        {note}
    }
    .into_any()
}

/// No appeal has ever been imported: what comes here, and the first step.
fn nothing() -> AnyView {
    view! {
        <div class="page-head">
            <h1>{t!("funding-title")}</h1>
        </div>
        <section class="card empty">
            <h2>{t!("funding-empty-title")}</h2>
            <p>{t!("funding-empty-text")}</p>
            <p><code>"baseline import appeal DIR"</code></p>
        </section>
    }
    .into_any()
}
