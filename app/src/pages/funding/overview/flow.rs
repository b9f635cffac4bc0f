//! The way of the money, drawn: from donors to areas to regions, with its two tables.

use backend::query::funding::{Filter, FlowSource, Funding};
use domain::format;
use leptos::prelude::*;

use crate::{
    pages::funding::{
        asked::{Asked, View},
        words,
    },
    t,
    ui::flow::{Band, Drawing, Stop, flow as draw},
};

pub(super) fn flow(asked: &Asked, funding: &Funding) -> AnyView {
    let flow = &funding.flow;
    if flow.given.is_empty() {
        return view! {
            <section class="card empty">
                <h2>{t!("funding-flow")}</h2>
                <p>{t!("funding-flow-empty")}</p>
            </section>
        }
        .into_any();
    }
    let stop = |name: String, usd: i64| Stop { name, usd };
    let region = |id| {
        let known = funding.regions.iter().find(|(known, _)| *known == id);
        known.map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let band = |(from, to, usd): &(usize, usize, i64)| Band { from: *from, to: *to, usd: *usd };
    let drawing = Drawing {
        columns: [
            flow.donors.iter().map(|(source, usd)| stop(source_word(source), *usd)).collect(),
            flow.areas.iter().map(|(area, usd)| stop(words::area(*area), *usd)).collect(),
            flow.regions.iter().map(|(id, usd)| stop(region(*id), *usd)).collect(),
        ],
        bands: [flow.given.iter().map(band).collect(), flow.used.iter().map(band).collect()],
    };
    let open = |filter: Filter| Asked { filter, view: View::Table, ..asked.clone() }.address();
    let link = |name: String, filter: Filter| view! { <a href=open(filter)>{name}</a> }.into_any();
    let donors = flow.donors.iter().map(|(source, usd)| match source {
        FlowSource::Donor(id, name) => (link(name.clone(), Filter { donor: Some(*id), ..asked.filter.clone() }), *usd),
        FlowSource::Others(_) => (source_word(source).into_any(), *usd),
    });
    let regions = flow
        .regions
        .iter()
        .map(|(id, usd)| (link(region(*id), Filter { region: Some(*id), ..asked.filter.clone() }), *usd));
    let areas: Vec<(String, i64)> = flow.areas.iter().map(|(area, usd)| (words::area(*area), *usd)).collect();
    let to_region: Vec<_> = flow.used.iter().map(|(area, region, usd)| (*region, *area, *usd)).collect();
    view! {
        <section class="card">
            <h2>{t!("funding-flow")}</h2>
            {draw(&drawing, t!("funding-flow-label", appeal = funding.appeal.title.clone()))}
            <p class="foot-note">{t!("funding-flow-note")}</p>
        </section>
        {table(t!("funding-flow-given"), t!("funding-donor"), donors.collect(), &areas, &flow.given)}
        {table(t!("funding-flow-used"), t!("funding-region"), regions.collect(), &areas, &to_region)}
    }
    .into_any()
}

fn source_word(source: &FlowSource) -> String {
    match source {
        FlowSource::Donor(_, name) => name.clone(),
        FlowSource::Others(count) => t!("funding-other-donors", count = *count),
    }
}

/// A row for each name, a column for each area, with the sums of both.
fn table(
    title: String,
    heading: String,
    rows: Vec<(AnyView, i64)>,
    areas: &[(String, i64)],
    amounts: &[(usize, usize, i64)],
) -> AnyView {
    let cell = |label: &str, usd: i64| {
        let words = if usd == 0 { t!("funding-nothing") } else { format::usd(usd) };
        view! { <td class="num" data-label=label.to_owned()>{words}</td> }
    };
    let headings =
        areas.iter().map(|(area, _)| view! { <th scope="col" class="num">{area.clone()}</th> }).collect_view();
    let whole = areas.iter().map(|(_, usd)| usd).sum::<i64>();
    let line = |(at, (name, usd)): (usize, (AnyView, i64))| {
        let amount = |column: usize| {
            let found = amounts.iter().find(|(row, area, _)| (*row, *area) == (at, column));
            found.map_or(0, |(_, _, usd)| *usd)
        };
        let cells = areas.iter().enumerate().map(|(column, (area, _))| cell(area, amount(column))).collect_view();
        view! {
            <tr>
                <th scope="row" class="name">{name}</th>
                {cells}
                <td class="num strong" data-label=t!("funding-total")>{format::usd(usd)}</td>
            </tr>
        }
    };
    let lines = rows.into_iter().enumerate().map(line).collect_view();
    let foot = areas.iter().map(|(area, usd)| cell(area, *usd)).collect_view();
    view! {
        <section class="card flush">
            <h2>{title.clone()}</h2>
            <table class="data wide" aria-label=title>
                <thead>
                    <tr>
                        <th scope="col" class="main">{heading}</th>
                        {headings}
                        <th scope="col" class="num">{t!("funding-total")}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t!("funding-total")}</th>
                        {foot}
                        <td class="num strong" data-label=t!("funding-total")>{format::usd(whole)}</td>
                    </tr>
                </tfoot>
            </table>
        </section>
    }
    .into_any()
}
