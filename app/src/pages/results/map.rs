//! `/results/map`: one corporate indicator by country, on the map and as a table.

use backend::query::results::{
    Filter, Results, Which,
    pivot::{Cell, Head, Pivot},
};
use domain::{code::CountryCode, pivot::By};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    address::At,
    filters::{self, View},
    frame,
    laid_out::{Asked, Shades, amount, measure, words},
    pivot::{files, indicators, measures},
};
use crate::{
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request, t,
    ui::world_map::{Place, Shade, has_shape, legend, world_map},
};

/// The table under the map, which has every figure of it.
const TABLE: &str = "figures";

#[component]
pub(crate) fn Map() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let asked = Asked::read(|name| map.get(name));
    let load = async move {
        let mut asked = asked?;
        let ctx = request::ctx();
        (asked.rows, asked.columns) = (By::Country, None);
        let found = asked.load(&ctx).await?;
        Ok((asked, found))
    };
    page(Nav::Results, load, |(asked, found)| {
        let body = match found {
            None => frame::nothing(&Filter::default()),
            Some((results, pivot)) => draw(&asked, &results, &pivot),
        };
        (t!("results-view-map"), body)
    })
}

/// A country, or an office that belongs to none.
struct Shown<'a> {
    head: &'a Head,
    code: Option<CountryCode>,
    words: String,
    shade: Shade,
    cell: &'a Cell,
    href: Option<String>,
}

fn draw(asked: &Asked, results: &Results, pivot: &Pivot) -> AnyView {
    let Some(corporate) = pivot.corporates.first() else { return frame::nothing(&asked.filter) };
    let placed = pivot.rows.iter().zip(&pivot.by_row).filter_map(|(head, cell)| Some((head, cell.as_ref()?)));
    let amounts = placed.clone().filter_map(|(_, cell)| amount(&cell.total, asked.measure));
    let shades = Shades::of(amounts, asked.measure);
    let rows: Vec<Shown<'_>> = placed
        .map(|(head, cell)| {
            let code: Option<CountryCode> = head.key.parse().ok();
            let which = Which { country: Some(head.key.clone()), ..results.which.clone() };
            let at = At { which: &which, ..At::of(results) }.indicator(&corporate.code);
            Shown {
                head,
                code,
                words: words(pivot, cell.corporate, &cell.total, asked.measure),
                shade: shades.shade(amount(&cell.total, asked.measure)),
                cell,
                href: code.map(|_| at.href()),
            }
        })
        .collect();
    let places = rows.iter().filter_map(|row| {
        Some(Place {
            codes: vec![row.code.filter(|code| has_shape(*code))?],
            label: format!("{} · {}", row.head.name, row.words),
            shade: row.shade,
            link: row.href.clone()?,
        })
    });
    let label = t!("results-map-label", measure = measure(asked.measure), title = corporate.title.clone());
    let fields = view! {
        {filters::framework(results)}
        {indicators(results, asked.indicator.as_deref())}
        {measures(asked.measure)}
    };
    view! {
        {frame::head(results, Some(t!("results-view-map")))}
        {filters::form(results, View::Map, "/results/map".into(), fields.into_any(), Some(files(asked, results)))}
        {as_at::ask(request::ctx().day())}
        {filters::note(results)}
        <section class="card" aria-labelledby="map">
            <h2 id="map">{format!("{}: {} {}", measure(asked.measure), corporate.code, corporate.title)}</h2>
            {world_map(places.collect(), label, TABLE)}
            {legend(shades.legend(corporate.kind, asked.measure), t!("results-map-nothing"))}
        </section>
        {table(asked, pivot, &rows)}
    }
    .into_any()
}

/// The darkest first; a place that the map does not show says so.
fn table(asked: &Asked, pivot: &Pivot, rows: &[Shown<'_>]) -> AnyView {
    let mut rows: Vec<&Shown<'_>> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(amount(&row.cell.total, asked.measure)));
    let lines = rows
        .iter()
        .map(|row| {
            let name = match &row.href {
                Some(href) => view! { <a href=href.clone()>{row.head.name.clone()}</a> }.into_any(),
                None => row.head.name.clone().into_any(),
            };
            let off = row.code.is_none_or(|code| !has_shape(code));
            view! {
                <tr>
                    <th scope="row" class="name">
                        <span class=format!("swatch {}", row.shade.class()) aria-hidden="true"></span>
                        {name}
                        {off.then(|| view! { " "<small>{t!("results-map-off")}</small> })}
                    </th>
                    <td class="num" data-label=measure(asked.measure)>{row.words.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    let whole = pivot.whole.as_ref().map(|cell| {
        let words = words(pivot, cell.corporate, &cell.total, asked.measure);
        view! { <tfoot><tr><th scope="row">{t!("results-all")}</th><td class="num">{words}</td></tr></tfoot> }
    });
    view! {
        <section class="card flush" aria-labelledby=TABLE>
            <h2 id=TABLE tabindex="-1">{t!("results-by-country")}</h2>
            <table class="data keep" aria-labelledby=TABLE>
                <thead>
                    <tr><th scope="col">{t!("results-country")}</th><th scope="col" class="num">{measure(asked.measure)}</th></tr>
                </thead>
                <tbody>
                    {lines}
                    {rows.is_empty().then(|| view! { <tr class="nothing"><td colspan="2">{t!("results-no-projects")}</td></tr> })}
                </tbody>
                {whole}
            </table>
            <p class="foot-note">{t!("results-map-note")}</p>
        </section>
    }
    .into_any()
}
