//! One total by region: a table whose bars are the chart. A region is measured by what its projects have promised.

use backend::query::results::provenance::{Provenance, RegionPart};
use domain::format;
use leptos::prelude::*;

use super::{
    address,
    shown::{achieved, progress, reported},
};
use crate::{t, ui};

/// Nothing where nothing is linked.
pub(super) fn by_region(framework: &str, of: &Provenance) -> Option<AnyView> {
    if of.regions.is_empty() {
        return None;
    }
    let rows = of.regions.iter().map(|region| row(framework, &of.corporate.code, region)).collect_view();
    let foot = (of.regions.len() > 1).then(|| {
        let covered = t!("results-region-reported", reported = reported(of.total.coverage));
        view! {
            <tfoot>
                <tr>
                    <th scope="row" class="name">{t!("results-all-regions")}<small>{covered}</small></th>
                    <td class="num">{achieved(of.total.achieved, format::value)}</td>
                    <td></td>
                </tr>
            </tfoot>
        }
    });
    Some(
        view! {
            <section class="card flush" aria-labelledby="regions">
                <h2 id="regions">{t!("results-by-region")}</h2>
                <table class="data keep" aria-labelledby="regions">
                    <thead>
                        <tr>
                            <th scope="col">{t!("projects-region")}</th>
                            <th scope="col" class="num">{t!("results-achieved")}</th>
                            <th scope="col">{t!("results-progress-column")}</th>
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

fn row(framework: &str, code: &str, region: &RegionPart) -> impl IntoView + use<> {
    let total = &region.total;
    let covered = t!("results-region-reported", reported = reported(total.coverage));
    let stands = format!("{} · {covered}", ui::state::status_word(total.status));
    let promised = match total.target {
        Some(target) => t!("results-region-promised", target = format::value(target)),
        None => t!("results-region-no-promise"),
    };
    view! {
        <tr>
            <th scope="row" class="name">
                <a href=address::indicator(framework, code, Some(region.id))>{region.name.clone()}</a>
                <small>{stands}</small>
            </th>
            <td class="num">{achieved(total.achieved, format::value)}<br /><small>{promised}</small></td>
            <td class="bar-cell">{progress(total)}</td>
        </tr>
    }
}
