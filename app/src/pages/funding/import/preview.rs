//! What importing would change: counted, then row by row with the amounts before and after.

use backend::usecase::appeal::{Moved, Preview, RowPreview, TotalPreview};
use domain::{appeal::Area, format};
use leptos::prelude::*;

use crate::{pages::funding::words, t};

pub(super) fn preview(preview: &Preview) -> AnyView {
    let new = preview.rows.iter().filter(|row| row.new).count();
    let changed = preview.rows.len() - new;
    let by_hand = preview.rows.iter().flat_map(|row| &row.amounts).filter(|(_, moved)| moved.by_hand).count();
    let first = preview.first.then(|| view! { <p>{t!("appeal-preview-first", year = preview.year)}</p> });
    let warning = (by_hand > 0).then(|| {
        view! { <p class="notice warn"><strong>{t!("appeal-preview-by-hand", count = by_hand)}</strong></p> }
    });
    view! {
        {first}
        <dl class="figures">
            {figure("appeal-preview-new", new)}
            {figure("appeal-preview-changed", changed)}
            {figure("appeal-preview-unchanged", preview.same)}
            {figure("appeal-preview-totals", preview.totals.len())}
        </dl>
        {areas(preview)}
        {warning}
        <table class="data" aria-label=t!("appeal-preview-title")>
            <thead>
                <tr>
                    <th scope="col">{t!("funding-where")}</th>
                    <th scope="col">{t!("funding-area")}</th>
                    <th scope="col" class="num">{t!("appeal-preview-before")}</th>
                    <th scope="col" class="num">{t!("appeal-preview-after")}</th>
                    <th scope="col"></th>
                </tr>
            </thead>
            {preview.rows.iter().map(row).collect_view()}
            {totals(&preview.totals)}
        </table>
    }
    .into_any()
}

/// Areas that an appeal which is there already does not have yet, and those about which the files say something else.
fn areas(preview: &Preview) -> Option<AnyView> {
    let named: Vec<String> = preview.new_areas.iter().map(|area| area.to_string()).collect();
    let new = (!preview.first && !named.is_empty())
        .then(|| view! { <p>{t!("appeal-preview-areas", areas = named.join(", "))}</p> });
    let told =
        (preview.told_areas > 0).then(|| view! { <p>{t!("appeal-preview-told", count = preview.told_areas)}</p> });
    (new.is_some() || told.is_some()).then(|| view! { {new} {told} }.into_any())
}

fn figure(key: &str, count: usize) -> AnyView {
    view! {
        <div class="figure">
            <dt>{t!(key)}</dt>
            <dd>{count}</dd>
        </div>
    }
    .into_any()
}

fn row(row: &RowPreview) -> AnyView {
    let placed = row.placed.then(|| view! { " "<span class="chip">{t!("appeal-preview-placed")}</span> });
    let new = row.new.then(|| view! { " "<span class="chip">{t!("appeal-preview-new-row")}</span> });
    let lines = row
        .amounts
        .iter()
        .map(|(area, moved)| line(area.map_or_else(|| t!("appeal-preview-printed"), words::area), *moved))
        .collect_view();
    view! {
        <tbody>
            <tr class="group">
                <th colspan="5" scope="rowgroup">{row.name.clone()}" "<small>{row.region.clone()}</small>{new}{placed}</th>
            </tr>
            {lines}
        </tbody>
    }
    .into_any()
}

fn totals(totals: &[TotalPreview]) -> Option<AnyView> {
    if totals.is_empty() {
        return None;
    }
    let lines = totals
        .iter()
        .map(|total| {
            let region = total.region.clone().unwrap_or_else(|| t!("funding-all-regions"));
            let area = total.area.map_or_else(|| t!("funding-total"), |area: Area| words::area(area));
            line(format!("{region} · {area}"), total.moved)
        })
        .collect_view();
    Some(
        view! {
            <tbody>
                <tr class="group"><th colspan="5" scope="rowgroup">{t!("appeal-preview-table")}</th></tr>
                {lines}
            </tbody>
        }
        .into_any(),
    )
}

fn line(what: String, moved: Moved) -> AnyView {
    let amount = |usd: Option<i64>| usd.map_or_else(|| t!("funding-nothing"), format::usd_exact);
    let by_hand = moved.by_hand.then(|| t!("appeal-preview-was-by-hand"));
    view! {
        <tr class="sub">
            <th scope="row" class="name"></th>
            <td data-label=t!("funding-area")>{what}</td>
            <td class="num" data-label=t!("appeal-preview-before")>{amount(moved.before_usd)}</td>
            <td class="num" data-label=t!("appeal-preview-after")><strong>{amount(moved.after_usd)}</strong></td>
            <td>{by_hand}</td>
        </tr>
    }
    .into_any()
}
