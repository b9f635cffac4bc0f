//! `/funding/donors`: who gives, with what the contributions of each add to.

use backend::query::contribution::donors::{self, Donor, Filter, Listed, PAGE};
use domain::{contribution::DonorKind, format};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{DONORS, LIST, words};
use crate::{
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request::{self, dated},
    t,
    ui::pagination::{pagination, query},
};

#[component]
pub(crate) fn Donors() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let get = |name: &str| map.get(name).unwrap_or_default();
    let filter = Filter {
        search: get("q"),
        kind: get("kind").parse().ok(),
        year: get("year").parse().ok(),
        page: get("page").parse().unwrap_or(1),
    };
    let load = {
        let filter = filter.clone();
        async move { donors::donors(&request::ctx(), &filter).await }
    };
    page(Nav::Funding, load, move |listed| (t!("donors-title"), draw(&filter, &listed)))
}

fn address(filter: &Filter, page: u64) -> String {
    let pairs = [
        ("q", filter.search.clone()),
        ("kind", filter.kind.map(|kind| kind.to_string()).unwrap_or_default()),
        ("year", filter.year.map(|year| year.to_string()).unwrap_or_default()),
        ("page", if page > 1 { page.to_string() } else { String::new() }),
    ];
    dated(format!("{DONORS}{}", query(&pairs)))
}

fn draw(filter: &Filter, listed: &Listed) -> AnyView {
    let pages = pagination(listed.page, listed.pages, PAGE, listed.total, |page| address(filter, page));
    let rows = listed.items.iter().map(|donor| row(filter, donor)).collect_view();
    let empty = listed.items.is_empty();
    let kinds = DonorKind::ALL.iter().map(|one| {
        let selected = filter.kind == Some(*one);
        view! { <option value=one.as_str() selected=selected>{words::kind(*one)}</option> }
    });
    let kinds = kinds.collect_view();
    let year = filter.year.map(|year| year.to_string()).unwrap_or_default();
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href=dated("/funding".into())>{t!("nav-funding")}</a></li>
                <li><a href=dated(LIST.into())>{t!("contributions-title")}</a></li>
                <li>{t!("donors-title")}</li>
            </ol>
        </nav>
        <div class="page-head"><h1>{t!("donors-title")}</h1></div>
        <form class="filters" method="get" action=DONORS>
            <label class="filter">
                {t!("contributions-search")}
                <input type="search" name="q" value=filter.search.clone() placeholder=t!("donors-search-hint") />
            </label>
            <label class="filter">
                {t!("contribution-donor-kind")}
                <select name="kind"><option value="">{t!("filter-all")}</option>{kinds}</select>
            </label>
            <label class="filter">
                {t!("contribution-year")} <input type="text" inputmode="numeric" name="year" value=year />
            </label>
            {as_at::kept()}
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
        </form>
        {as_at::ask(request::ctx().day())}
        <div class="card flush">
            <table class="data" aria-label=t!("donors-title")>
                <thead>
                    <tr>
                        <th scope="col">{t!("contribution-donor")}</th>
                        <th scope="col" class="num">{t!("contributions-title")}</th>
                        <th scope="col" class="num">{t!("contribution-promised")}</th>
                        <th scope="col" class="num">{t!("contribution-received")}</th>
                        <th scope="col" class="num">{t!("contribution-for-lines")}</th>
                        <th scope="col" class="num">{t!("contribution-for-cells")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="6">{t!("donors-none-found")}</td></tr> })}
                </tbody>
            </table>
        </div>
        {pages}
    }
    .into_any()
}

fn row(filter: &Filter, donor: &Donor) -> AnyView {
    let sums = donor.sums;
    let year = filter.year.map(|year| format!("&year={year}")).unwrap_or_default();
    let open = sums.stages.not_converted();
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=dated(format!("{LIST}?donor={}{year}", donor.id))>{donor.name.clone()}</a>
                <small>{words::kind(donor.kind)}</small>
            </th>
            <td class="num" data-label=t!("contributions-title")>{sums.contributions}</td>
            <td class="num" data-label=t!("contribution-promised")>
                {words::promised(&sums)} {words::left_out(open)}
            </td>
            <td class="num" data-label=t!("contribution-received")>{words::total(sums.stages.received)}</td>
            <td class="num" data-label=t!("contribution-for-lines")>{format::usd_exact(sums.lines_usd)}</td>
            <td class="num" data-label=t!("contribution-for-cells")>{format::usd_exact(sums.cells_usd)}</td>
        </tr>
    }
    .into_any()
}
