//! `/results/pivot`: totals by two questions, each cell by the rules of any other total.

use backend::query::results::{
    Filter, Results,
    pivot::{Cell, Head, Pivot as Found},
};
use domain::{
    pivot::{By, Measure},
    view::Page as SavedPage,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    address::{self, At},
    filters::{self, View, option},
    frame,
    laid_out::{Asked, Shades, amount, answer, measure, question, words},
};
use crate::{
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request, t,
    ui::saved_views::{self, Saved},
};

#[component]
pub(crate) fn Pivot() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let asked = Asked::read(|name| map.get(name));
    let load = async move {
        let mut asked = asked?;
        let ctx = request::ctx();
        // What cannot be laid out as it was asked for is laid out as far as it can, and says so.
        let same = asked.columns == Some(asked.rows);
        if same {
            asked.columns = None;
        }
        let found = asked.load(&ctx).await?;
        Ok((asked, found, same, saved_views::load(SavedPage::Results).await?))
    };
    page(Nav::Results, load, |(asked, found, same, saved)| {
        let body = match found {
            None => frame::nothing(&Filter::default()),
            Some((results, pivot)) => draw(&asked, &results, &pivot, same, &saved),
        };
        (t!("results-view-pivot"), body)
    })
}

fn draw(asked: &Asked, results: &Results, pivot: &Found, same: bool, saved: &Saved) -> AnyView {
    view! {
        {frame::head(results, Some(t!("results-view-pivot")))}
        {filters::form(results, View::Pivot, "/results/pivot".into(), fields(asked, results), Some(files(asked, results)))}
        {saved_views::saved_views(saved, &asked.canonical())}
        {as_at::ask(request::ctx().day())}
        {same.then(|| view! { <p class="notice warn" role="alert">{t!("problem-pivot-same")}</p> })}
        {filters::note(results)}
        {table(asked, results, pivot)}
    }
    .into_any()
}

fn questions(chosen: Option<By>) -> Vec<AnyView> {
    By::ALL.iter().map(|by| option(by.as_str().into(), question(*by), chosen == Some(*by))).collect()
}

/// The field of an indicator, by area.
pub(super) fn indicators(results: &Results, chosen: Option<&str>) -> AnyView {
    let groups = results
        .areas
        .iter()
        .filter(|(_, indicators)| !indicators.is_empty())
        .map(|(area, indicators)| {
            let options = indicators.iter().map(|(corporate, _)| {
                let words = format!("{} {}", corporate.code, corporate.title);
                option(corporate.code.clone(), words, chosen == Some(&corporate.code))
            });
            view! { <optgroup label=area.name.clone()>{options.collect_view()}</optgroup> }
        })
        .collect_view();
    view! { <label class="filter">{t!("results-indicator")} <select name="indicator">{groups}</select></label> }
        .into_any()
}

/// The field of what a cell or a place says.
pub(super) fn measures(chosen: Measure) -> AnyView {
    let options = Measure::ALL.iter().map(|of| option(of.as_str().into(), measure(*of), chosen == *of)).collect_view();
    view! { <label class="filter">{t!("results-measure")} <select name="measure">{options}</select></label> }.into_any()
}

fn fields(asked: &Asked, results: &Results) -> AnyView {
    view! {
        {filters::framework(results)}
        <label class="filter">{t!("results-rows")} <select name="rows">{questions(Some(asked.rows))}</select></label>
        <label class="filter">
            {t!("results-columns")}
            <select name="columns"><option value="">{t!("results-columns-none")}</option>{questions(asked.columns)}</select>
        </label>
        {indicators(results, asked.indicator.as_deref())}
        {measures(asked.measure)}
    }
    .into_any()
}

/// What is laid out, as a spreadsheet and as text.
pub(super) fn files(asked: &Asked, results: &Results) -> [String; 2] {
    let at = At::of(results);
    ["/results/pivot.xlsx", "/results/pivot.csv"].map(|path| request::dated(at.at(path, &asked.pairs())))
}

/// What this table is a table of.
fn caption(asked: &Asked, pivot: &Found) -> String {
    let of = match (&pivot.corporates[..], asked.by_indicator()) {
        ([only], false) => format!("{} {} ({})", only.code, only.title, only.unit),
        _ => t!("results-table"),
    };
    format!("{}: {}", measure(asked.measure), of)
}

fn table(asked: &Asked, results: &Results, pivot: &Found) -> AnyView {
    let shades = Shades::of(pivot.cells.values().filter_map(|cell| amount(&cell.total, asked.measure)), asked.measure);
    let shaded = !asked.by_indicator() || matches!(asked.measure, Measure::Progress | Measure::Coverage);
    let heads = pivot
        .columns
        .iter()
        .map(|head| view! { <th scope="col" class="num">{answer(asked.columns.unwrap_or(By::Region), head)}</th> })
        .collect_view();
    let with_totals = pivot.by_row.iter().any(Option::is_some);
    let rows = pivot.rows.iter().enumerate().map(|(at, head)| {
        let cells = pivot.columns.iter().enumerate().map(|(under, column)| {
            let cell = pivot.cells.get(&(at, under));
            let shade = cell.filter(|_| shaded).map(|cell| shades.shade(amount(&cell.total, asked.measure)).class());
            let label = answer(asked.columns.unwrap_or(By::Region), column);
            data(asked, pivot, cell, shade, label)
        });
        let cells = cells.collect_view();
        let total = with_totals.then(|| data(asked, pivot, pivot.by_row[at].as_ref(), None, t!("results-all")));
        view! { <tr><th scope="row" class="name">{name(asked, results, head)}</th>{cells}{total}</tr> }
    });
    let rows = rows.collect_view();
    let columns = 1 + pivot.columns.len() + usize::from(with_totals);
    view! {
        <div class="card flush">
            <h2 id="pivot">{caption(asked, pivot)}</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="pivot">
                <table class="data keep" aria-labelledby="pivot">
                    <thead>
                        <tr>
                            <th scope="col">{question(asked.rows)}</th>
                            {heads}
                            {with_totals.then(|| view! { <th scope="col" class="num">{t!("results-all")}</th> })}
                        </tr>
                    </thead>
                    <tbody>
                        {rows}
                        {pivot.rows.is_empty().then(|| view! {
                            <tr class="nothing"><td colspan=columns>{t!("results-no-projects")}</td></tr>
                        })}
                    </tbody>
                    {foot(asked, pivot, with_totals)}
                </table>
            </div>
            <p class="foot-note">{t!("results-pivot-note")}</p>
        </div>
    }
    .into_any()
}

/// The totals of the columns, where there are several rows.
fn foot(asked: &Asked, pivot: &Found, with_totals: bool) -> Option<AnyView> {
    if asked.rows == By::Indicator || pivot.rows.len() < 2 {
        return None;
    }
    let totals = pivot.by_column.iter().map(|cell| data(asked, pivot, cell.as_ref(), None, String::new()));
    let totals = totals.collect_view();
    let whole = with_totals.then(|| data(asked, pivot, pivot.whole.as_ref(), None, String::new()));
    Some(view! { <tfoot><tr><th scope="row">{t!("results-all")}</th>{totals}{whole}</tr></tfoot> }.into_any())
}

fn data(asked: &Asked, pivot: &Found, cell: Option<&Cell>, shade: Option<&'static str>, label: String) -> AnyView {
    let words = cell.map(|cell| words(pivot, cell.corporate, &cell.total, asked.measure));
    let swatch = shade.map(|shade| view! { <span class=format!("swatch {shade}") aria-hidden="true"></span> });
    view! { <td class="num" data-label=label>{swatch}{words}</td> }.into_any()
}

/// The answer of a row, and the way to what is behind it.
fn name(asked: &Asked, results: &Results, head: &Head) -> AnyView {
    let at = At::of(results);
    let words = answer(asked.rows, head);
    let indicator = asked.indicator.as_deref().filter(|_| !asked.by_indicator());
    let href = match (asked.rows, indicator) {
        (By::Indicator, _) => Some(at.indicator(&head.key).href()),
        (By::Region, indicator) => head.key.parse().ok().map(|region| {
            let which = address::within(&results.which, domain::id::RegionId(region));
            At { indicator, which: &which, ..at }.href()
        }),
        (By::Project, Some(code)) => head.key.parse().ok().map(|project| at.indicator(code).opened_project(&project)),
        _ => None,
    };
    match href {
        Some(href) => view! { <a href=href>{words}</a> }.into_any(),
        None => words.into_any(),
    }
}
