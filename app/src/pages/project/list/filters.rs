//! The filters of the portfolio: a GET form, so that every view of it has an address. What is asked seldom is folded away until it is set.

use backend::query::portfolio::{Choices, Filter, Sort, Warned, map::Measure};
use domain::{
    gender::{self, GenderCode},
    lifecycle::ProjectState,
    portfolio::RuleKind,
    progress::Status,
};
use leptos::prelude::*;

use super::{
    asked::{Asked, View, warning_word},
    map::measure_word,
};
use crate::{
    pages::{as_at, quality_rule},
    t,
    ui::state::{gender_asked, project_state_word, status_word},
    words,
};

pub(super) fn filters(asked: &Asked, choices: &Choices) -> AnyView {
    let filter = &asked.filter;
    let states = ProjectState::ALL.iter().map(|state| (state.to_string(), project_state_word(*state)));
    let regions = choices.regions.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let countries = choices.countries.iter().map(|(code, name)| (code.to_string(), name.clone()));
    let offices = choices.offices.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let statuses = Status::ALL.iter().map(|status| (status.to_string(), status_word(*status)));
    let warned = std::iter::once(Warned::Any).chain(RuleKind::ALL.iter().map(|kind| Warned::Of(*kind)));
    let warned = warned.map(|warned| (warned.as_str().to_owned(), warning_word(warned)));
    let sort = (filter.sort != Sort::default())
        .then(|| view! { <input type="hidden" name="sort" value=filter.sort.as_str() /> });
    let clear = filter.is_narrow().then(|| {
        let all = Filter { sort: filter.sort, page: 1, ..Filter::default() };
        view! { <a class="btn" href=asked.with(all).address()>{t!("portfolio-clear")}</a> }
    });
    let set = |of: Option<String>| of.unwrap_or_default();
    view! {
        <form class="filters" method="get" action="/projects">
            <label class="filter">
                {t!("projects-search")}
                <input type="search" name="q" value=filter.search.clone() placeholder=t!("projects-search-hint") />
            </label>
            {choice("state", t!("projects-state"), states, &set(filter.state.map(|of| of.to_string())))}
            {choice("region", t!("projects-region"), regions, &set(filter.region.map(|of| of.to_string())))}
            {choice("country", t!("portfolio-country"), countries, &set(filter.country.map(|of| of.to_string())))}
            {choice("office", t!("projects-office"), offices, &set(filter.office.map(|of| of.to_string())))}
            {choice("status", t!("portfolio-status"), statuses, &set(filter.status.map(|of| of.to_string())))}
            {choice("warning", t!("portfolio-warning"), warned, &set(filter.warning.map(|of| of.as_str().to_owned())))}
            {seldom(filter, choices)}
            {sort}
            {view(asked)}
            {as_at::kept()}
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
            {clear}
            <div class="end">{ways(asked)}</div>
        </form>
    }
    .into_any()
}

/// What is kept of the view; what the map shows is chosen here.
fn view(asked: &Asked) -> Option<AnyView> {
    let kept = view! { <input type="hidden" name="view" value=asked.view.as_str() /> };
    match asked.view {
        View::List => None,
        View::Map => {
            let measures = Measure::ALL.map(|measure| (measure, measure_word(measure)));
            let options = measures.into_iter().map(|(measure, word)| {
                view! { <option value=measure.as_str() selected=measure == asked.measure>{word}</option> }
            });
            let options = options.collect_view();
            Some(
                view! {
                    {kept}
                    <label class="filter">{t!("portfolio-map-shows")} <select name="measure">{options}</select></label>
                }
                .into_any(),
            )
        }
        View::Calendar => {
            let more = asked.of_view().into_iter().filter(|(_, value)| !value.is_empty());
            let more = more.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
            Some(view! { {kept} {more} }.into_any())
        }
    }
}

/// What is asked less often.
fn seldom(filter: &Filter, choices: &Choices) -> AnyView {
    let known = |words: &[String], prefix: &str| -> Vec<(String, String)> {
        words.iter().map(|word| (word.clone(), words::or(&format!("{prefix}{word}"), word))).collect()
    };
    let codes = GenderCode::ALL.iter().copied().map(gender::Asked::Code);
    let genders = std::iter::once(gender::Asked::NotAssessed).chain(codes);
    let genders = genders.map(|of| (of.as_str().to_owned(), gender_asked(of)));
    let is_set = !filter.funding.is_empty()
        || filter.gender.is_some()
        || !filter.sdg.is_empty()
        || !filter.area.is_empty()
        || filter.active.is_some()
        || filter.ends_before.is_some();
    let gender = filter.gender.map(gender::Asked::as_str).unwrap_or_default();
    let active = filter.active.map(|year| year.to_string()).unwrap_or_default();
    let ends_before = filter.ends_before.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <details class="more-filters" open=is_set>
            <summary class="btn">{t!("portfolio-more")}</summary>
            <div>
                {choice("funding", t!("portfolio-funding"), known(&choices.fundings, "funding-").into_iter(), &filter.funding)}
                {choice("gender", t!("portfolio-gender"), genders, gender)}
                {choice("sdg", t!("portfolio-sdg"), known(&choices.sdgs, "sdg-").into_iter(), &filter.sdg)}
                {choice("area", t!("portfolio-area"), known(&choices.areas, "area-").into_iter(), &filter.area)}
                <label class="filter">
                    {t!("portfolio-active")} <input type="number" name="active" min="1900" max="2200" value=active />
                </label>
                <label class="filter">
                    {t!("portfolio-ends-before")} <input type="date" name="ends_before" value=ends_before />
                </label>
            </div>
        </details>
    }
    .into_any()
}

fn choice(name: &'static str, label: String, options: impl Iterator<Item = (String, String)>, now: &str) -> AnyView {
    let options = options
        .map(|(value, word)| {
            let selected = value == now;
            view! { <option value=value selected=selected>{word}</option> }
        })
        .collect_view();
    view! {
        <label class="filter">
            {label} <select name=name><option value="">{t!("filter-all")}</option>{options}</select>
        </label>
    }
    .into_any()
}

/// What can be taken away, and what is warned of.
fn ways(asked: &Asked) -> AnyView {
    view! {
        <details class="menu">
            <summary class="btn">{t!("portfolio-download")}</summary>
            <div class="menu-panel">
                <a href=asked.at("/projects.xlsx") download="">{t!("portfolio-download-xlsx")}</a>
                <a href=asked.at("/projects.csv") download="">{t!("portfolio-download-csv")}</a>
            </div>
        </details>
        <a class="btn" href=quality_rule::PAGE>{t!("portfolio-rules")}</a>
    }
    .into_any()
}
