//! The filters of the funding page: a GET form, so that every view of it has an address.

use backend::query::funding::{By, Donor, Filter, Funding, Sort};
use domain::{appeal::Area, contribution::Earmarking, funding::Measure, id::RegionId, policy::Wide};
use leptos::prelude::*;

use crate::{
    pages::{
        as_at,
        funding::{
            asked::{Asked, View, group, sort_word},
            contribution, words,
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
    let area = |area: Area| option(area.to_string(), words::area(area), filter.area == Some(area));
    let areas = funding.areas.iter().map(area).collect_view();
    let donor = |donor: &Donor| option(donor.id.to_string(), donor.name.clone(), filter.donor == Some(donor.id));
    let donors = funding.known_donors.iter().map(donor).collect_view();
    let earmarking = |of: &Earmarking| {
        option(of.as_str().into(), contribution::words::earmarking(*of), filter.earmarking == Some(*of))
    };
    let earmarkings = Earmarking::ALL.iter().map(earmarking).collect_view();
    let sort = (filter.sort != Sort::Required)
        .then(|| view! { <input type="hidden" name="sort" value=sort_word(filter.sort) /> });
    let filtered = filter.region.is_some()
        || filter.area.is_some()
        || filter.donor.is_some()
        || filter.earmarking.is_some()
        || !filter.search.trim().is_empty();
    let clear = filtered.then(|| {
        let all = Filter {
            year: filter.year,
            compare: filter.compare,
            every_year: filter.every_year,
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
                {t!("funding-donor")}
                <select name="donor"><option value="">{t!("filter-all")}</option>{donors}</select>
            </label>
            <label class="filter">
                {t!("funding-earmarking")}
                <select name="earmarking"><option value="">{t!("filter-all")}</option>{earmarkings}</select>
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
            <div class="end">{ways(asked, funding)}</div>
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
        View::Flow => view! { <input type="hidden" name="view" value="flow" /> }.into_any(),
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
        View::Table | View::Donors | View::Earmarkings | View::Years => {
            let group = |(view, by)| {
                let is_this = asked.view == view && asked.filter.by == by;
                option(group(view, by).into(), group_word(view, by), is_this)
            };
            let groups = GROUPS.map(group).into_iter().collect_view();
            view! { <label class="filter">{t!("funding-group-by")} <select name="by">{groups}</select></label> }
                .into_any()
        }
    }
}

/// By what a table can be grouped.
const GROUPS: [(View, By); 6] = [
    (View::Table, By::Region),
    (View::Table, By::Country),
    (View::Table, By::Area),
    (View::Donors, By::Region),
    (View::Earmarkings, By::Region),
    (View::Years, By::Region),
];

/// The other views, and what can be taken away.
fn ways(asked: &Asked, funding: &Funding) -> AnyView {
    let is_table = !matches!(asked.view, View::Map | View::Flow);
    let ways = [
        (View::Table, is_table, "funding-view-table"),
        (View::Map, asked.view == View::Map, "funding-view-map"),
        (View::Flow, asked.view == View::Flow, "funding-view-flow"),
    ];
    let ways = ways.into_iter().filter(|(_, is_shown, _)| !is_shown).map(|(view, _, key)| {
        view! { <a class="btn" href=asked.viewed(view).address()>{t!(key)}</a> }
    });
    let ways = ways.collect_view();
    view! {
        <a class="btn" href=request::dated(contribution::LIST.into())>{t!("contributions-link")}</a>
        {ways}
        <details class="menu">
            <summary class="btn">{t!("funding-download")}</summary>
            <div class="menu-panel">
                <a href=asked.at("/funding.xlsx") download="">{t!("funding-download-xlsx")}</a>
                <a href=asked.at("/funding.csv") download="">{t!("funding-download-csv")}</a>
            </div>
        </details>
        {areas(funding.appeal.year)}
        {import()}
        {rates()}
    }
    .into_any()
}

/// The way to the areas of this appeal, for who may change them.
fn areas(year: i64) -> Option<AnyView> {
    let may = request::ctx().wide(Wide::EditAppeal).is_ok();
    may.then(|| view! { <a class="btn" href=format!("/funding/{year}/areas")>{t!("areas-open")}</a> }.into_any())
}

/// The way to the rates of exchange, for who may import them.
fn rates() -> Option<AnyView> {
    let may = request::ctx().wide(Wide::ImportRates).is_ok();
    may.then(|| view! { <a class="btn" href="/rates">{t!("budget-see-rates")}</a> }.into_any())
}

/// The way to the files of an appeal, for who may import them.
pub(super) fn import() -> Option<AnyView> {
    let may = request::ctx().wide(Wide::EditAppeal).is_ok();
    may.then(|| view! { <a class="btn" href="/funding/import">{t!("appeal-import-open")}</a> }.into_any())
}

/// "Region", as the heading of the first column too.
pub(crate) fn group_word(view: View, by: By) -> String {
    t!(match (view, by) {
        (View::Donors, _) => "funding-donor",
        (View::Earmarkings, _) => "funding-earmarking",
        (View::Years, _) => "funding-appeal",
        (_, By::Region) => "funding-by-region",
        (_, By::Country) => "funding-by-country",
        (_, By::Area) => "funding-by-area",
    })
}
