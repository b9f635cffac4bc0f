//! The appeal as a map of the world: each row that stands for countries in the shade of its figure, the others beside it.

use backend::query::funding::{Funding, Line, What};
use domain::{format, funding::Measure, shade::Steps};
use leptos::prelude::*;

use crate::{
    pages::funding::{asked::Asked, words},
    request::dated,
    t,
    ui::world_map::{self, Place, Shade, has_shape, legend, world_map},
};

/// The table under the map, which has every figure of it.
pub(super) const TABLE: &str = "figures";

/// A row of the appeal as the map shows it.
struct Shown<'a> {
    what: &'a What,
    name: &'a str,
    region: &'a str,
    /// "37 350 000 required", and without its measure.
    figure: String,
    value: String,
    shade: Shade,
    link: String,
}

pub(super) fn map(asked: &Asked, funding: &Funding) -> AnyView {
    let measure = asked.measure;
    let amounts = funding.lines.iter().filter_map(|line| measure.of(line.sums.need));
    let steps = if measure == Measure::Coverage { Steps::shares() } else { Steps::of(amounts) };
    let count = steps.ranges().count();
    let rows: Vec<Shown<'_>> =
        funding.lines.iter().filter_map(|line| shown(line, funding.appeal.year, measure, &steps, count)).collect();
    let (single, beside): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| is_one(row.what));
    let drawn = single.iter().chain(beside.iter().filter(|row| !countries(row.what).is_empty()));
    let places = drawn.map(|row| Place {
        codes: countries(row.what).to_vec(),
        label: format!("{} · {}", row.name, row.figure),
        shade: row.shade,
        link: row.link.clone(),
    });
    let label = t!("funding-map-label", measure = words::measure(measure), appeal = funding.appeal.title.clone());
    let shades = steps.ranges().map(|(step, from, to)| (Shade::of(Some(step), count), range(measure, from, to)));
    view! {
        <div class="columns with-aside">
            <section class="card">
                <h2>{words::measure(measure)}</h2>
                {world_map(places.collect(), label, TABLE)}
                {legend(shades.collect(), words::measure_nothing(measure))}
            </section>
            <div class="stack">{aside(&beside)}</div>
        </div>
    }
    .into_any()
}

fn countries(what: &What) -> Vec<domain::code::CountryCode> {
    match what {
        What::Row { countries, .. } => countries.iter().map(|(code, _)| *code).collect(),
        What::Region { .. } | What::Area(..) => Vec::new(),
    }
}

/// Whether it stands for one country, and the map can show it.
fn is_one(what: &What) -> bool {
    matches!(countries(what)[..], [only] if has_shape(only))
}

fn shown<'a>(line: &'a Line, year: i64, measure: Measure, steps: &Steps, count: usize) -> Option<Shown<'a>> {
    let What::Row { id, name, region, .. } = &line.what else { return None };
    let value = measure.of(line.sums.need);
    Some(Shown {
        what: &line.what,
        name,
        region,
        figure: words::measured(measure, line.sums.need),
        value: words::value(measure, line.sums.need),
        shade: Shade::of(value.and_then(|value| steps.step(value)), count),
        link: dated(format!("/funding/{year}/{id}")),
    })
}

/// "1 m to 5 m", "50 m and more".
fn range(measure: Measure, from: Option<i64>, to: Option<i64>) -> String {
    let word = |amount: i64| match measure {
        Measure::Coverage => format::percent(amount),
        // A tenth of a million is the least that is read as millions.
        _ if amount >= 10_000_000 => format::millions(amount).replace(".0\u{202f}m", "\u{202f}m"),
        _ => format::usd(amount),
    };
    world_map::range(from, to, word)
}

/// What stands for several countries, for none, or for one that the map does not show.
fn aside(beside: &[Shown<'_>]) -> Option<AnyView> {
    if beside.is_empty() {
        return None;
    }
    let lines = beside
        .iter()
        .map(|row| {
            let region = (row.region != row.name).then(|| view! { " "<small>{row.region.to_owned()}</small> });
            view! {
                <tr>
                    <th scope="row" class="name">
                        <span class=format!("swatch {}", row.shade.class())></span>
                        <a href=row.link.clone()>{row.name.to_owned()}</a>
                        {region}
                    </th>
                    <td class="num">{row.value.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="card flush" aria-labelledby="beside">
                <h2 id="beside">{t!("funding-map-beside")}</h2>
                <table class="data keep" aria-labelledby="beside">
                    <tbody>{lines}</tbody>
                </table>
                <p class="foot-note">{t!("funding-map-beside-note")}</p>
            </section>
        }
        .into_any(),
    )
}
