//! The tables of who gave: by donor and by earmarking.

use backend::query::funding::{Donor, Filter, Funding, Gift, GiverLine};
use domain::{
    contribution::Earmarking,
    format,
    funding::{Given, Need},
};
use leptos::prelude::*;

use super::table::missing;
use crate::{
    pages::funding::{
        asked::{Asked, View},
        donor_kind, earmarking, words,
    },
    t,
    ui::need::need,
};

pub(super) fn donors(asked: &Asked, funding: &Funding) -> AnyView {
    let name = |line: &GiverLine<Donor>| {
        let link = narrowed(asked, Filter { donor: Some(line.who.id), ..asked.filter.clone() });
        let kind = donor_kind(line.who.kind);
        view! { <a href=link>{line.who.name.clone()}</a>" "<small>{kind}</small> }.into_any()
    };
    let lines = funding.givers.donors.iter().map(|line| (name(line), line.gift, line.tied)).collect();
    table(t!("funding-donor"), lines, funding)
}

pub(super) fn earmarkings(asked: &Asked, funding: &Funding) -> AnyView {
    let name = |line: &GiverLine<Earmarking>| {
        let link = narrowed(asked, Filter { earmarking: Some(line.who), ..asked.filter.clone() });
        view! { <a href=link>{earmarking(line.who)}</a>" "<small>{words::earmarking_long(line.who)}</small> }.into_any()
    };
    let lines = funding.givers.earmarkings.iter().map(|line| (name(line), line.gift, line.tied)).collect();
    table(t!("funding-earmarking"), lines, funding)
}

/// What one of them gave, by region.
fn narrowed(asked: &Asked, filter: Filter) -> String {
    Asked { filter, view: View::Table, ..asked.clone() }.address()
}

fn table(heading: String, lines: Vec<(AnyView, Gift, Given)>, funding: &Funding) -> AnyView {
    let scale = lines.iter().map(|(_, gift, _)| gift.given.promised_usd).max().unwrap_or(0);
    let nothing = lines.is_empty().then(|| {
        view! { <tr class="nothing"><td colspan="8">{t!("funding-no-gifts")}</td></tr> }
    });
    let total = funding.total.gift;
    // Over the whole appeal, what is for none of its cells is in the total as well.
    let untied_usd = funding.untied.map_or(0, |gift| gift.given.promised_usd);
    let foot = (lines.len() > 1).then(|| {
        view! {
            <tfoot>
                <tr>
                    <th scope="row">{t!("funding-total")}</th>
                    <td class="bar-cell"></td>
                    {figures(total, total.given.promised_usd - untied_usd)}
                </tr>
            </tfoot>
        }
    });
    let line = |(name, gift, tied): (AnyView, Gift, Given)| {
        view! {
            <tr>
                <th scope="row" class="name">{name}</th>
                <td class="bar-cell">{drawn(gift.given, scale)}</td>
                {figures(gift, tied.promised_usd)}
            </tr>
        }
    };
    let lines = lines.into_iter().map(line).collect_view();
    let label = t!("funding-table-givers", group = heading.clone(), appeal = funding.appeal.title.clone());
    view! {
        <div class="card flush">
            <table class="data wide" aria-label=label>
                <thead>
                    <tr>
                        <th scope="col" class="main">{heading}</th>
                        <th scope="col">{t!("funding-bar-given")}</th>
                        <th scope="col" class="num">{t!("funding-promised")}</th>
                        <th scope="col" class="num">{t!("funding-pledged")}</th>
                        <th scope="col" class="num">{t!("funding-committed")}</th>
                        <th scope="col" class="num">{t!("funding-received")}</th>
                        <th scope="col" class="num">{t!("funding-for-cells")}</th>
                        <th scope="col" class="num minor">{t!("funding-contributions")}</th>
                    </tr>
                </thead>
                <tbody>{lines}{nothing}</tbody>
                {foot}
            </table>
        </div>
        <ul class="legend">
            <li class="received">{t!("funding-legend-received")}</li>
            <li class="pledged">{t!("funding-legend-promised")}</li>
            <li>{t!("funding-in-usd")}</li>
            <li>{t!("funding-promised-note")}</li>
        </ul>
    }
    .into_any()
}

/// Received and what else is promised; all bars of the table on one scale.
fn drawn(given: Given, scale: i64) -> AnyView {
    let label = t!(
        "funding-bar-given-label",
        promised = format::usd(given.promised_usd),
        received = format::usd(given.received_usd)
    );
    let Given { promised_usd, received_usd, .. } = given;
    need(Need { required_usd: scale, budgeted_usd: 0, promised_usd, received_usd }, label).into_any()
}

fn figures(gift: Gift, tied_usd: i64) -> AnyView {
    let Given { promised_usd, pledged_usd, committed_usd, received_usd } = gift.given;
    view! {
        <td class="num" data-label=t!("funding-promised")>{format::usd(promised_usd)}{missing(gift.not_converted)}</td>
        <td class="num" data-label=t!("funding-pledged")>{format::usd(pledged_usd)}</td>
        <td class="num" data-label=t!("funding-committed")>{format::usd(committed_usd)}</td>
        <td class="num" data-label=t!("funding-received")>{format::usd(received_usd)}</td>
        <td class="num" data-label=t!("funding-for-cells")>{format::usd(tied_usd)}</td>
        <td class="num minor">{gift.contributions}</td>
    }
    .into_any()
}
