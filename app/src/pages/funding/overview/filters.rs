//! The filters of the funding page: a GET form, so that every view of it has an address.

use backend::query::funding::{By, Filter, Funding, Sort};
use domain::{appeal::Area, funding::Measure, id::RegionId, policy::Wide};
use leptos::prelude::*;

use crate::{
    pages::{
        as_at,
        funding::{
            asked::{Asked, View, by_word, sort_word},
            words,
        },
    },
    request, t,
};

pub(super) fn filters(asked: &Asked, funding: &Funding) -> AnyView {
    let filter = &asked.filter;
    let year = |year: &i64| option(year.to_string(), year.to_string(), *year == funding.appeal.year);
    let years = funding.years.iter().map(year).collect_view();
    let region = |(id, name): &(RegionId, String)| option(id.to_string(), name.clone(), filter.region == Some(*id));
    let regions = funding.regions.iter().map(region).collect_view();
    let area = |area: &Area| option(area.as_str().into(), words::area(*area), filter.area == Some(*area));
    let areas = Area::ALL.iter().map(area).collect_view();
    let sort = (filter.sort != Sort::Required)
        .then(|| view! { <input type="hidden" name="sort" value=sort_word(filter.sort) /> });
    let filtered = filter.region.is_some() || filter.area.is_some() || !filter.search.trim().is_empty();
    let clear = filtered.then(|| {
        let all = Filter {
            year: filter.year,
            compare: filter.compare,
            by: filter.by,
            sort: filter.sort,
            ..Filter::default()
        };
        view! { <a class="btn" href=asked.with(all).address()>{t!("funding-clear")}</a> }
    });
    view! {
        <form class="filters" method="get" action="/funding">
            <label class="filter">{t!("funding-appeal")} <select name="appeal">{years}</select></label>
            {beside(asked, funding)}
            {shown(asked)}
            <label class="filter">
                {t!("funding-region")}
                <select name="region"><option value="">{t!("filter-all")}</option>{regions}</select>
            </label>
            <label class="filter">
                {t!("funding-area")} <select name="area"><option value="">{t!("filter-all")}</option>{areas}</select>
            </label>
            <label class="filter">
                {t!("funding-search")}
                <input
                    type="search"
                    name="search"
                    value=filter.search.clone()
                    placeholder=t!("funding-search-hint")
                />
            </label>
            {sort}
            {as_at::kept()}
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
            {clear}
            <div class="end">{ways(asked)}</div>
        </form>
    }
    .into_any()
}

/// Another appeal to stand beside this one, where there is one.
fn beside(asked: &Asked, funding: &Funding) -> Option<AnyView> {
    let others: Vec<i64> = funding.years.iter().copied().filter(|year| *year != funding.appeal.year).collect();
    if others.is_empty() {
        return None;
    }
    let chosen = asked.filter.compare;
    let options = others.iter().map(|year| option(year.to_string(), year.to_string(), chosen == Some(*year)));
    let options = options.collect_view();
    Some(
        view! {
            <label class="filter">
                {t!("funding-compare")} <select name="compare"><option value="">{t!("funding-compare-none")}</option>{options}</select>
            </label>
        }
        .into_any(),
    )
}

fn option(value: String, word: String, selected: bool) -> AnyView {
    view! { <option value=value selected=selected>{word}</option> }.into_any()
}

/// How the table is grouped, or what the map shows.
fn shown(asked: &Asked) -> AnyView {
    match asked.view {
        View::Table => {
            let group = |by| option(by_word(by).into(), group_word(by), asked.filter.by == by);
            let groups = [By::Region, By::Country, By::Area].map(group).into_iter().collect_view();
            view! { <label class="filter">{t!("funding-group-by")} <select name="by">{groups}</select></label> }
                .into_any()
        }
        View::Map => {
            let measure = |measure: &Measure| {
                option(measure.as_str().into(), words::measure(*measure), asked.measure == *measure)
            };
            let measures = Measure::ALL.iter().map(measure).collect_view();
            view! {
                <input type="hidden" name="view" value="map" />
                <label class="filter">{t!("funding-map-shows")} <select name="measure">{measures}</select></label>
            }
            .into_any()
        }
    }
}

/// The other view, and what can be taken away.
fn ways(asked: &Asked) -> AnyView {
    let (view, word) = match asked.view {
        View::Table => (View::Map, t!("funding-view-map")),
        View::Map => (View::Table, t!("funding-view-table")),
    };
    view! {
        <a class="btn" href=asked.viewed(view).address()>{word}</a>
        <details class="menu">
            <summary class="btn">{t!("funding-download")}</summary>
            <div class="menu-panel">
                <a href=asked.at("/funding.xlsx") download="">{t!("funding-download-xlsx")}</a>
                <a href=asked.at("/funding.csv") download="">{t!("funding-download-csv")}</a>
            </div>
        </details>
        {import()}
    }
    .into_any()
}

/// The way to the files of an appeal, for who may import them.
pub(super) fn import() -> Option<AnyView> {
    let may = request::ctx().wide(Wide::EditAppeal).is_ok();
    may.then(|| view! { <a class="btn" href="/funding/import">{t!("appeal-import-open")}</a> }.into_any())
}

/// "Region", as the heading of the first column too.
pub(crate) fn group_word(by: By) -> String {
    t!(match by {
        By::Region => "funding-by-region",
        By::Country => "funding-by-country",
        By::Area => "funding-by-area",
    })
}
