//! `/results`: every corporate indicator of a framework with its total, its coverage and its progress.

use backend::query::results::{self, RegionLine, Results};
use domain::format;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    address::{self, At},
    frame,
    shown::{gaps, reported},
};
use crate::{
    pages::frame::{Nav, page},
    request, t, ui,
};

#[component]
pub(crate) fn Overview() -> impl IntoView {
    let map = use_query_map();
    let map = map.read_untracked();
    let filter = address::filter(&map, map.get("framework"));
    let load = async move {
        let filter = filter?;
        let results = results::results(&request::ctx(), &filter).await?;
        Ok((filter, results))
    };
    page(Nav::Results, load, |(filter, results)| {
        let body = match results {
            None => frame::nothing(&filter),
            Some(results) => frame::draw(&results, None, side(&results)),
        };
        (t!("results-title"), body)
    })
}

fn side(results: &Results) -> AnyView {
    let lines = results.by_region.iter().map(|line| region(results, line)).collect_view();
    let empty = results.by_region.is_empty();
    view! {
        <section class="card flush" aria-labelledby="by-region">
            <h2 id="by-region">{t!("results-by-region")}</h2>
            <table class="data keep" aria-labelledby="by-region">
                <thead>
                    <tr>
                        <th scope="col">{t!("projects-region")}</th>
                        <th scope="col">{t!("results-region-on-track")}</th>
                        <th scope="col" class="num">{t!("results-reported-column")}</th>
                    </tr>
                </thead>
                <tbody>
                    {lines}
                    {empty.then(|| view! { <tr class="nothing"><td colspan="3">{t!("results-no-projects")}</td></tr> })}
                </tbody>
            </table>
            <p class="foot-note">{t!("results-by-region-note")}</p>
        </section>
    }
    .into_any()
}

/// Shares only: the totals of a region have unlike units. The bar is the part of its linked indicators on track.
fn region(results: &Results, line: &RegionLine) -> impl IntoView + use<> {
    let tally = line.indicators;
    // In one year many indicators have no target to be held against.
    let of = if results.years.shown.is_some() { tally.indicators() - tally.unknown } else { tally.indicators() };
    let untold = (of == 0 && tally.unknown > 0).then(|| view! { <small>{t!("results-region-no-targets")}</small> });
    let bar = (of > 0).then(|| {
        let share = i64::from(tally.on_track) * 10_000 / i64::from(of);
        let words = t!("results-region-share", share = format::percent(share));
        let count = t!("overview-of", count = tally.on_track, of = of);
        view! { {ui::bar::bar(share, None, "", words)} <small>{count}</small> }
    });
    let missing = gaps(line.coverage, 0);
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=At { which: &address::within(&results.which, line.id), ..At::of(results) }.href()>{line.name.clone()}</a>
                <small>{t!("results-region-projects", count = line.active)}</small>
            </th>
            <td class="bar-cell">{bar} {untold}</td>
            <td class="num">{reported(line.coverage)}{(!missing.is_empty()).then(|| view! { <br /><small>{missing}</small> })}</td>
        </tr>
    }
}
