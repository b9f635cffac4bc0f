//! Which projects are shown: the fields of the form, the ways to the other views, and what is chosen in words.

use backend::query::results::{Framework, Offered, Results, Which, Years};
use domain::gender::{self, GenderCode};
use leptos::prelude::*;

use super::address::At;
use crate::{pages::as_at, request, t, ui::state::gender_asked};

/// A view of the results of a framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Table,
    Pivot,
    Map,
    /// Of one indicator.
    Charts,
}

/// A form of all that can be chosen. `first` are the fields of this view, `files` it as a spreadsheet and as text.
pub(super) fn form(
    results: &Results,
    view: View,
    action: String,
    first: AnyView,
    files: Option<[String; 2]>,
) -> AnyView {
    let which = &results.which;
    let chosen = !which.is_everything() || results.years != Years::default();
    let clear = chosen.then(|| {
        let all = At { which: &Which::default(), years: Years::default(), ..At::of(results) };
        view! { <a class="btn" href=all.href()>{t!("results-clear")}</a> }
    });
    view! {
        <form class="filters" method="get" action=action>
            {first}
            {years(results, view)}
            {fields(&results.offered, which)}
            {as_at::kept()}
            <button class="btn outline" type="submit">{t!("filter-apply")}</button>
            {clear}
            <div class="end">{ways(results, view)} {files.map(download)}</div>
        </form>
    }
    .into_any()
}

/// The field of the framework, where there are several.
pub(super) fn framework(results: &Results) -> AnyView {
    let known = &results.offered.frameworks;
    if known.len() < 2 {
        return view! { <input type="hidden" name="framework" value=results.framework.code.clone() /> }.into_any();
    }
    let framework = |of: &Framework| option(of.code.clone(), of.title.clone(), of.id == results.framework.id);
    let options = known.iter().map(framework).collect_view();
    view! { <label class="filter">{t!("results-framework")}<select name="framework">{options}</select></label> }
        .into_any()
}

pub(super) fn option(value: String, words: String, selected: bool) -> AnyView {
    view! { <option value=value selected=selected>{words}</option> }.into_any()
}

/// The year, and where it can stand another one beside it.
fn years(results: &Results, view: View) -> AnyView {
    let (from, to) = results.framework.years;
    let options = |chosen: Option<i64>, but: Option<i64>| {
        let listed = (from..=to).rev().filter(move |year| Some(*year) != but);
        listed.map(move |year| option(year.to_string(), year.to_string(), chosen == Some(year))).collect::<Vec<_>>()
    };
    let Years { shown, compared } = results.years;
    let beside = (view == View::Table && shown.is_some()).then(|| {
        view! {
            <label class="filter">
                {t!("results-compare")}
                <select name="compare"><option value="">{t!("funding-compare-none")}</option>{options(compared, shown)}</select>
            </label>
        }
    });
    view! { {field("results-year", "year", options(shown, None))} {beside} }.into_any()
}

/// One field of the form; "all" is its first choice.
fn field(label: &'static str, name: &'static str, options: Vec<AnyView>) -> AnyView {
    view! {
        <label class="filter">
            {t!(label)} <select name=name><option value="">{t!("filter-all")}</option>{options}</select>
        </label>
    }
    .into_any()
}

fn fields(offered: &Offered, which: &Which) -> AnyView {
    let chosen = |known: &Option<String>, word: &str| known.as_deref() == Some(word);
    let regions = offered
        .regions
        .iter()
        .map(|region| option(region.id.to_string(), region.name.clone(), which.region == Some(region.id)));
    let countries =
        offered.countries.iter().map(|(code, name)| option(code.clone(), name.clone(), chosen(&which.country, code)));
    let offices =
        offered.offices.iter().map(|(id, name)| option(id.to_string(), name.clone(), which.office == Some(*id)));
    let fundings =
        offered.fundings.iter().map(|word| option(word.clone(), funding(word), chosen(&which.funding, word)));
    let genders =
        markers().map(|marker| option(marker.as_str().into(), gender_asked(marker), which.gender == Some(marker)));
    let sdgs = offered.sdgs.iter().map(|target| option(target.clone(), target.clone(), chosen(&which.sdg, target)));
    view! {
        {field("projects-region", "region", regions.collect())}
        {field("results-country", "country", countries.collect())}
        {field("results-office", "office", offices.collect())}
        {field("results-funding", "funding", fundings.collect())}
        {field("results-gender", "gender", genders.collect())}
        {field("results-sdg", "sdg", sdgs.collect())}
    }
    .into_any()
}

fn markers() -> impl Iterator<Item = gender::Asked> {
    GenderCode::ALL.iter().copied().map(gender::Asked::Code).chain([gender::Asked::NotAssessed])
}

/// A kind of funding in words.
pub(crate) fn funding(word: &str) -> String {
    t!(&format!("funding-{word}"))
}

/// Everything that is chosen, each with its words.
pub(crate) fn said(which: &Which, offered: &Offered) -> Vec<(String, String)> {
    let region = which.region.and_then(|id| offered.regions.iter().find(|region| region.id == id));
    let country = which.country.as_ref().and_then(|code| offered.countries.iter().find(|(known, _)| known == code));
    let office = which.office.and_then(|id| offered.offices.iter().find(|(known, _)| *known == id));
    let chosen = [
        ("projects-region", region.map(|region| region.name.clone())),
        ("results-country", country.map(|(_, name)| name.clone())),
        ("results-office", office.map(|(_, name)| name.clone())),
        ("results-funding", which.funding.as_deref().map(funding)),
        ("results-gender", which.gender.map(gender_asked)),
        ("results-sdg", which.sdg.clone()),
    ];
    chosen.into_iter().filter_map(|(key, words)| words.map(|words| (t!(key), words))).collect()
}

/// What it means that only some projects, or one year, are shown.
pub(super) fn note(results: &Results) -> AnyView {
    let said = said(&results.which, &results.offered);
    let what = said.iter().map(|(label, words)| format!("{label}: {words}")).collect::<Vec<_>>().join(" · ");
    let some = (!said.is_empty()).then(|| view! { <p class="notice is-info">{t!("results-some", what = what)}</p> });
    let year = results.years.shown.map(|year| {
        view! { <p class="notice is-info">{t!("results-one-year", year = year.to_string())}</p> }
    });
    view! { {year} {some} }.into_any()
}

/// The other views of what is chosen.
fn ways(results: &Results, view: View) -> AnyView {
    let at = At::of(results);
    let ways = [
        (View::Table, "results-view-table", at.href()),
        (View::Pivot, "results-view-pivot", request::dated(at.at("/results/pivot", &[]))),
        (View::Map, "results-view-map", request::dated(at.at("/results/map", &[]))),
    ];
    let ways = ways.into_iter().filter(|(way, ..)| *way != view);
    ways.map(|(_, key, href)| view! { <a class="btn" href=href>{t!(key)}</a> }).collect_view().into_any()
}
/// The same as a spreadsheet and as text.
fn download([xlsx, csv]: [String; 2]) -> AnyView {
    view! {
        <details class="menu">
            <summary class="btn">{t!("funding-download")}</summary>
            <div class="menu-panel">
                <a href=xlsx download="">{t!("funding-download-xlsx")}</a>
                <a href=csv download="">{t!("funding-download-csv")}</a>
            </div>
        </details>
    }
    .into_any()
}
