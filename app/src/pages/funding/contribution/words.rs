//! Words and small pieces that the pages of contributions share.

use backend::query::contribution::{Sums, list::Item};
use domain::{
    budget::Total,
    contribution::{DonorKind, Earmarking, Stage},
    format,
    money::Money,
};
use leptos::prelude::*;

use crate::{pages::funding::area, request::dated, t, ui::state::chip};

pub(crate) fn kind(kind: DonorKind) -> String {
    t!(&format!("donor-kind-{kind}"))
}

pub(crate) fn earmarking(earmarking: Earmarking) -> String {
    t!(&format!("contribution-{earmarking}"))
}

pub(super) fn stage(stage: Stage) -> String {
    t!(&format!("contribution-{stage}"))
}

/// "EUR 120 000.00": never without its currency.
pub(super) fn money(money: Money) -> String {
    format!("{}\u{a0}{}", money.currency, money.grouped())
}

/// A sum in USD; words where nothing of it is converted. How many instalments are not in it stands under it.
pub(crate) fn total(total: Total) -> AnyView {
    let figure = if total.is_unknown() { t!("money-no-rate") } else { format::usd_exact(total.usd) };
    view! { {figure} {left_out(total.not_converted)} }.into_any()
}

/// What is promised; words where nothing of it is converted.
pub(super) fn promised(sums: &Sums) -> String {
    match (sums.promised_usd, sums.stages.not_converted()) {
        (0, 1..) => t!("money-no-rate"),
        (usd, _) => format::usd_exact(usd),
    }
}

pub(crate) fn left_out(count: u32) -> Option<AnyView> {
    (count > 0)
        .then(|| view! { <small class="under">{t!("contribution-plus-missing", count = count)}</small> }.into_any())
}

/// The earmarking as a chip, and what the money is for.
pub(super) fn purpose(item: &Item) -> AnyView {
    let class = match item.earmarking {
        Earmarking::Unearmarked => "good",
        Earmarking::Softly => "info",
        Earmarking::Tightly => "",
    };
    let project = item.project.clone().map(|code| {
        view! { <a href=dated(format!("/projects/{code}/budget"))>{code.clone()}</a> }
    });
    let place: Vec<String> = item.region.clone().into_iter().chain(item.area.map(area)).collect();
    let place = (!place.is_empty()).then(|| place.join(", "));
    view! { {chip(class, earmarking(item.earmarking))} " " <small>{project} {place}</small> }.into_any()
}

/// What is left; that more is allocated than was promised is said in words, never as a negative number.
pub(super) fn left(usd: i64) -> AnyView {
    if usd < 0 {
        return view! { <span class="state warn">{t!("contribution-over", usd = format::usd_exact(-usd))}</span> }
            .into_any();
    }
    format::usd_exact(usd).into_any()
}
