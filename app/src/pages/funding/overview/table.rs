//! The table of the funding page: a line for each region, row of the appeal or area, with its bar.

use backend::query::funding::{By, Filter, Funding, Gift, Line, Sort, Sums, What};
use domain::{format, funding::Need};
use leptos::prelude::*;

use super::{filters::group_word, map::TABLE};
use crate::{
    pages::funding::{asked::Asked, words},
    request::dated,
    t,
    ui::need::need,
};

/// What every line needs to know of the page.
struct Drawing<'a> {
    asked: &'a Asked,
    year: i64,
    /// Whether the statuses of indicators were counted.
    statuses: bool,
}

pub(super) fn table(asked: &Asked, funding: &Funding) -> AnyView {
    let filter = &asked.filter;
    let drawing = Drawing { asked, year: funding.appeal.year, statuses: funding.total.statuses.is_some() };
    let heading = |sort: Sort, word: String, class: &'static str, order: &'static str| {
        let link = asked.with(Filter { sort, ..filter.clone() }).address();
        view! {
            <th scope="col" class=class aria-sort=(filter.sort == sort).then_some(order)><a href=link>{word}</a></th>
        }
    };
    let nothing = funding.lines.is_empty().then(|| {
        view! { <tr class="nothing"><td colspan="8">{t!("funding-none")}</td></tr> }
    });
    let lines = funding.lines.iter().map(|line| row(&drawing, line)).collect_view();
    let indicators = drawing.statuses.then(|| view! { <th scope="col">{t!("funding-indicators")}</th> });
    view! {
        <div class="card flush" id=TABLE tabindex="-1">
            <table class="data wide" aria-label=t!("funding-table", group = group_word(asked.view, filter.by))>
                <thead>
                    <tr>
                        {heading(Sort::Name, group_word(asked.view, filter.by), "main", "ascending")}
                        {heading(Sort::Required, t!("funding-required"), "num", "descending")}
                        <th scope="col">{t!("funding-bar")}</th>
                        {money_headings()}
                        {heading(Sort::Gap, t!("funding-gap"), "num", "descending")}
                        <th scope="col" class="num minor">{t!("funding-projects")}</th>
                        {indicators}
                    </tr>
                </thead>
                <tbody>{lines}{untied(&drawing, funding)}{nothing}</tbody>
                {(funding.lines.len() > 1).then(|| foot(&drawing, funding))}
            </table>
        </div>
    }
    .into_any()
}

fn row(drawing: &Drawing<'_>, line: &Line) -> AnyView {
    view! {
        <tr>
            <th scope="row" class="name">{name(drawing, &line.what)}</th>
            {figures(drawing, line.printed_usd, &line.sums, true)}
        </tr>
    }
    .into_any()
}

fn foot(drawing: &Drawing<'_>, funding: &Funding) -> AnyView {
    view! {
        <tfoot>
            <tr>
                <th scope="row">{t!("funding-total")}</th>
                {figures(drawing, funding.printed_usd, &funding.total, false)}
            </tr>
        </tfoot>
    }
    .into_any()
}

/// What donors gave for no cell of the appeal yet; nothing where they did not, or only a part of the appeal is shown.
fn untied(drawing: &Drawing<'_>, funding: &Funding) -> Option<AnyView> {
    let gift = funding.untied.filter(|gift| gift.contributions > 0)?;
    let blank = || t!("funding-nothing");
    let indicators = drawing.statuses.then(|| view! { <td class="tally"></td> });
    Some(
        view! {
            <tr class="apart">
                <th scope="row" class="name">{t!("funding-untied")}</th>
                <td class="num" data-label=t!("funding-required")>{blank()}</td>
                <td class="bar-cell"></td>
                <td class="num" data-label=t!("funding-budgeted")>{blank()}</td>
                {self::gift(&gift)}
                <td class="num" data-label=t!("funding-gap")>{blank()}</td>
                <td class="num minor"></td>
                {indicators}
            </tr>
        }
        .into_any(),
    )
}

/// "+ 2 not converted", under an amount.
pub(in crate::pages::funding) fn missing(count: u32) -> Option<AnyView> {
    (count > 0).then(|| view! { <small class="under">{t!("funding-plus-missing", count = count)}</small> }.into_any())
}

/// The cells after the name, of a line or of the total, which has no bar: each bar is of its own length.
fn figures(drawing: &Drawing<'_>, printed_usd: Option<i64>, sums: &Sums, drawn: bool) -> AnyView {
    let bar = drawn.then(|| need(sums.need, words::bar_label(sums.need)));
    let indicators = drawing.statuses.then(|| {
        let tally = sums.statuses.filter(|tally| tally.indicators() > 0);
        view! { <td class="tally">{tally.map(words::tally)}</td> }
    });
    view! {
        <td class="num" data-label=t!("funding-required")>
            {format::usd(sums.need.required_usd)}
            {printed(&drawing.asked.filter, printed_usd, sums.need.required_usd)}
        </td>
        <td class="bar-cell">{bar}</td>
        {money(sums)}
        {gap(sums.need)}
        <td class="num minor">{sums.projects}</td>
        {indicators}
    }
    .into_any()
}

/// The headings of [`money`].
pub(in crate::pages::funding) fn money_headings() -> AnyView {
    view! {
        <th scope="col" class="num">{t!("funding-budgeted-spent")}</th>
        <th scope="col" class="num">{t!("funding-promised-received")}</th>
    }
    .into_any()
}

/// Budgeted and what of it is spent, promised and what of it is received.
pub(in crate::pages::funding) fn money(sums: &Sums) -> AnyView {
    view! {
        <td class="num" data-label=t!("funding-budgeted")>
            {format::usd(sums.need.budgeted_usd)}
            {missing(sums.not_converted)}
            <small class="under">{t!("funding-spent-of", usd = format::usd(sums.spent.usd))}</small>
            {missing(sums.spent.not_converted)}
        </td>
        {gift(&sums.gift)}
    }
    .into_any()
}

fn gift(gift: &Gift) -> AnyView {
    view! {
        <td class="num" data-label=t!("funding-promised")>
            {format::usd(gift.given.promised_usd)}
            {missing(gift.not_converted)}
            <small class="under">{t!("funding-received-of", usd = format::usd(gift.given.received_usd))}</small>
        </td>
    }
    .into_any()
}

/// The gap, with the share that is covered.
pub(in crate::pages::funding) fn gap(need: Need) -> AnyView {
    let share = (need.required_usd > 0).then(|| {
        view! { <small class="under">{t!("funding-measured-coverage", share = words::covered(need))}</small> }
    });
    view! { <td class="num" data-label=t!("funding-gap")>{words::gap(need)}{share}</td> }.into_any()
}

/// What is printed, where it differs from what the cells add to; and where the printed table has no such column, that it
/// has none. A search, a single cell or nothing required leaves nothing to compare with.
fn printed(filter: &Filter, printed_usd: Option<i64>, added_usd: i64) -> Option<AnyView> {
    match printed_usd {
        Some(printed) if printed == added_usd => None,
        Some(printed) => {
            let words = format!(" {}", t!("funding-as-printed"));
            let view = view! {
                <small class="under">
                    <a href="#differences">"≠ "{format::usd(printed)}<span class="visually-hidden">{words}</span></a>
                </small>
            };
            Some(view.into_any())
        }
        None if added_usd == 0 || filter.by == By::Country || !filter.search.trim().is_empty() => None,
        None => Some(view! { <small class="under">{t!("funding-line-not-printed")}</small> }.into_any()),
    }
}

/// The name, as a way on: a region opens to its countries, a country to its page, an area to its regions.
fn name(drawing: &Drawing<'_>, what: &What) -> AnyView {
    let filter = &drawing.asked.filter;
    // A region and an area open as tables, wherever they are named.
    let open = |filter| Asked { filter, ..Asked::default() }.address();
    match what {
        What::Region { id, name } => {
            let link = open(Filter { by: By::Country, region: Some(*id), ..filter.clone() });
            view! { <a href=link>{name.clone()}</a> }.into_any()
        }
        What::Row { id, name, region, .. } => {
            let link = dated(format!("/funding/{}/{id}", drawing.year));
            let region =
                (filter.region.is_none() && region != name).then(|| view! { " "<small>{region.clone()}</small> });
            view! { <a href=link>{name.clone()}</a>{region} }.into_any()
        }
        What::Area(area, about) => {
            let link = open(Filter { by: By::Region, area: Some(*area), ..filter.clone() });
            view! { <a href=link>{words::area(*area)}</a>" "<small>{about.clone()}</small> }.into_any()
        }
    }
}
