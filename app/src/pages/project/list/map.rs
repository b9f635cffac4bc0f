//! The portfolio as a map of the world: each country in the shade of its figure, and the table that has every figure of it.

use backend::query::portfolio::{
    Filter,
    map::{Country, Map, Measure, Sums},
};
use domain::{format, shade::Steps};
use leptos::prelude::*;

use super::asked::{Asked, View};
use crate::{
    t,
    ui::world_map::{self, Place, Shade, legend, world_map},
};

/// The table beside the map, which has every figure of it.
const TABLE: &str = "figures";

pub(super) fn map(asked: &Asked, found: &Map) -> AnyView {
    let measure = asked.measure;
    let amounts = found.countries.iter().filter_map(|country| country.sums.of(measure));
    let steps = if measure == Measure::OnTrack { Steps::shares() } else { Steps::of(amounts) };
    let count = steps.ranges().count();
    let shade = |sums: &Sums| Shade::of(sums.of(measure).and_then(|value| steps.step(value)), count);
    let places = found.countries.iter().map(|country| Place {
        codes: vec![country.code],
        label: format!("{} · {}: {}", country.name, measure_word(measure), value(measure, &country.sums)),
        shade: shade(&country.sums),
        link: list_of(asked, country),
    });
    let shades = steps.ranges().map(|(step, from, to)| (Shade::of(Some(step), count), range(measure, from, to)));
    let rows = found.countries.iter().map(|country| row(asked, country, shade(&country.sums))).collect_view();
    let empty = found.countries.is_empty();
    let nowhere = (found.nowhere.projects > 0)
        .then(|| view! { <p class="foot-note">{t!("portfolio-map-nowhere", count = found.nowhere.projects)}</p> });
    let label = t!("portfolio-map-label", measure = measure_word(measure));
    view! {
        <div class="columns with-aside">
            <section class="card">
                <h2>{measure_word(measure)}</h2>
                {world_map(places.collect(), label, TABLE)}
                {legend(shades.collect(), t!("portfolio-map-none"))}
            </section>
            <div class="card flush">
                <h2 id="by-country">{t!("portfolio-map-table")}</h2>
                <div class="map-table" tabindex="0" role="region" aria-labelledby="by-country">
                    <table class="data keep" id=TABLE aria-labelledby="by-country">
                        <thead>
                            <tr>
                                <th scope="col">{t!("portfolio-country")}</th>
                                <th scope="col" class="num">{t!("portfolio-total-projects")}</th>
                                {(measure != Measure::Projects)
                                    .then(|| view! { <th scope="col" class="num">{measure_word(measure)}</th> })}
                            </tr>
                        </thead>
                        <tbody>
                            {rows}
                            {empty.then(|| view! { <tr class="nothing"><td colspan="3">{t!("projects-none")}</td></tr> })}
                        </tbody>
                    </table>
                </div>
                {nowhere}
            </div>
        </div>
    }
    .into_any()
}

/// The list of the projects of a country, under the same filters.
fn list_of(asked: &Asked, country: &Country) -> String {
    let filter = Filter { country: Some(country.code), page: 1, ..asked.filter.clone() };
    asked.with(filter).viewed(View::List).address()
}

fn row(asked: &Asked, country: &Country, shade: Shade) -> AnyView {
    let measure = asked.measure;
    let figure = (measure != Measure::Projects).then(|| view! { <td class="num">{value(measure, &country.sums)}</td> });
    view! {
        <tr>
            <th scope="row" class="name">
                <span class=format!("swatch {}", shade.class())></span>
                <a href=list_of(asked, country)>{country.name.clone()}</a>
            </th>
            <td class="num">{country.sums.projects}</td>
            {figure}
        </tr>
    }
    .into_any()
}

pub(super) fn measure_word(measure: Measure) -> String {
    t!(&format!("portfolio-measure-{}", measure.as_str()))
}

/// The figure of a country in words.
fn value(measure: Measure, sums: &Sums) -> String {
    match (measure, sums.of(measure)) {
        (_, None) => t!("none"),
        (Measure::OnTrack, Some(share)) => format::percent(share),
        (_, Some(count)) => count.to_string(),
    }
}

/// "5 to 10", "50 and more".
fn range(measure: Measure, from: Option<i64>, to: Option<i64>) -> String {
    let word = |amount: i64| if measure == Measure::OnTrack { format::percent(amount) } else { amount.to_string() };
    world_map::range(from, to, word)
}
