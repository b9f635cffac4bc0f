//! The filters of the funding page: a GET form, so that every view of it has an address.

use backend::query::funding::{By, Filter, Funding, Sort};
use domain::{appeal::Area, id::RegionId};
use leptos::prelude::*;

use super::{address, by_word, sort_word};
use crate::{pages::funding::words, t};

pub(super) fn filters(filter: &Filter, funding: &Funding) -> AnyView {
    let option = |value: String, word: String, selected: bool| {
        view! { <option value=value selected=selected>{word}</option> }
    };
    let year = |year: &i64| option(year.to_string(), year.to_string(), *year == funding.appeal.year);
    let years = funding.years.iter().map(year).collect_view();
    let groups = [By::Region, By::Country, By::Area]
        .map(|by| option(by_word(by).into(), group_word(by), filter.by == by))
        .into_iter()
        .collect_view();
    let region = |(id, name): &(RegionId, String)| option(id.to_string(), name.clone(), filter.region == Some(*id));
    let regions = funding.regions.iter().map(region).collect_view();
    let area = |area: &Area| option(area.as_str().into(), words::area(*area), filter.area == Some(*area));
    let areas = Area::ALL.iter().map(area).collect_view();
    let sort = (filter.sort != Sort::Required)
        .then(|| view! { <input type="hidden" name="sort" value=sort_word(filter.sort) /> });
    let filtered = filter.region.is_some() || filter.area.is_some() || !filter.search.trim().is_empty();
    let clear = filtered.then(|| {
        let all = Filter { year: filter.year, by: filter.by, sort: filter.sort, ..Filter::default() };
        view! { <a class="btn" href=address(&all)>{t!("funding-clear")}</a> }
    });
    view! {
        <form class="filters" method="get" action="/funding">
            <label class="filter">{t!("funding-appeal")} <select name="appeal">{years}</select></label>
            <label class="filter">{t!("funding-group-by")} <select name="by">{groups}</select></label>
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
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
            {clear}
        </form>
    }
    .into_any()
}

/// "Region", as the heading of the first column too.
pub(super) fn group_word(by: By) -> String {
    t!(match by {
        By::Region => "funding-by-region",
        By::Country => "funding-by-country",
        By::Area => "funding-by-area",
    })
}
