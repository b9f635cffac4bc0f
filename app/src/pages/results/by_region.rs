//! One total by region: a table whose bars are the chart. A region is measured by what its projects have promised.

use backend::query::results::{
    Corporate,
    provenance::{Provenance, RegionPart},
};
use leptos::prelude::*;

use super::{
    address,
    shown::{self, progress, reported, rounded, value},
};
use crate::{t, ui};

/// Nothing where nothing is linked.
pub(super) fn by_region(at: address::At<'_>, of: &Provenance) -> Option<AnyView> {
    if of.regions.is_empty() {
        return None;
    }
    let rows = of.regions.iter().map(|region| row(at, &of.corporate, region)).collect_view();
    let foot = (of.regions.len() > 1).then(|| {
        let total = &of.total;
        view! {
            <tfoot>
                <tr>
                    <th scope="row" class="name">{t!("results-all-regions")}</th>
                    <td class="num" data-label=t!("results-achieved")>{shown::total(&of.corporate, total, rounded)}</td>
                    <td></td>
                    <td></td>
                    <td class="num" data-label=t!("results-reported-column")>{reported(total.coverage)}</td>
                    <td></td>
                </tr>
            </tfoot>
        }
    });
    Some(
        view! {
            <section class="card flush" aria-labelledby="regions">
                <h2 id="regions">{t!("results-by-region")}</h2>
                <table class="data" aria-labelledby="regions">
                    <thead>
                        <tr>
                            <th scope="col">{t!("projects-region")}</th>
                            <th scope="col" class="num">{t!("results-achieved")}</th>
                            <th scope="col" class="num">{t!("results-promised")}</th>
                            <th scope="col">{t!("results-progress-column")}</th>
                            <th scope="col" class="num">{t!("results-reported-column")}</th>
                            <th scope="col">{t!("results-state")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    {foot}
                </table>
                <p class="foot-note">{t!("results-promised-note")}</p>
            </section>
        }
        .into_any(),
    )
}

fn row(at: address::At<'_>, corporate: &Corporate, region: &RegionPart) -> impl IntoView + use<> {
    let which = address::within(at.which, region.id);
    let (kind, total) = (corporate.kind, &region.total);
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=address::At { which: &which, ..at }.href()>{region.name.clone()}</a>
            </th>
            <td class="num" data-label=t!("results-achieved")>{shown::total(corporate, total, rounded)}</td>
            <td class="num" data-label=t!("results-promised")>{kind.adds_up().then(|| value(kind, total.target))}</td>
            <td class="bar-cell">{progress(total)}</td>
            <td class="num" data-label=t!("results-reported-column")>{reported(total.coverage)}</td>
            <td class="state-cell">{ui::state::status(total.status)}</td>
        </tr>
    }
}
