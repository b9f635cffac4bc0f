//! The notice that printed and added figures differ: in one sentence, and folded away under it every place with its reason.

use backend::query::funding::{Funding, RowDifference, TotalDifference};
use domain::format;
use leptos::prelude::*;

use crate::{pages::funding::words, request::dated, t};

/// Rows named in the sentence; the others stand in the table under it.
const NAMED: usize = 4;

pub(super) fn differences(funding: &Funding) -> Option<AnyView> {
    let found = &funding.differences;
    if found.rows.is_empty() && found.totals.is_empty() {
        return None;
    }
    let grand = funding.printed_usd.map(|printed| funding.total.need.required_usd - printed).filter(|usd| *usd != 0);
    let strong = match grand {
        Some(usd) => t!("funding-differ-by", usd = format::usd(usd)),
        None => t!("funding-differ-somewhere"),
    };
    let names: Vec<String> = found.rows.iter().take(NAMED).map(place).collect();
    let rest = found.rows.len().saturating_sub(NAMED);
    let places = t!("funding-differ-places", count = found.rows.len());
    let sentence = if names.is_empty() {
        ".".to_owned()
    } else {
        let more = if rest > 0 { t!("funding-and-more", count = rest) } else { String::new() };
        format!(" {places} {}{more}.", names.join(", "))
    };
    let rows = found.rows.iter().map(|row| row_line(funding.appeal.year, row)).collect_view();
    let totals = found.totals.iter().map(total_line).collect_view();
    let heading = (!found.totals.is_empty())
        .then(|| view! { <tr class="group"><th colspan="5" scope="rowgroup">{t!("funding-differ-totals")}</th></tr> });
    Some(
        view! {
            <section class="card is-warn" id="differences">
                <p><strong>{strong}</strong>{sentence}</p>
                <details class="behind">
                    <summary>{t!("funding-show-cells")}</summary>
                    <table class="data" aria-label=t!("funding-differ-table")>
                        <thead>
                            <tr>
                                <th scope="col">{t!("funding-where")}</th>
                                <th scope="col" class="num">{t!("funding-printed")}</th>
                                <th scope="col" class="num">{t!("funding-added")}</th>
                                <th scope="col" class="num">{t!("funding-difference")}</th>
                                <th scope="col">{t!("funding-why")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}{heading}{totals}</tbody>
                    </table>
                </details>
            </section>
        }
        .into_any(),
    )
}

/// "Cambodia (Principle 1, 2 350 757)".
fn place(row: &RowDifference) -> String {
    let usd = format::usd(row.amounts.difference_usd());
    match row.left_out {
        Some(area) => format!("{} ({}, {usd})", row.name, words::area(area)),
        None => format!("{} ({usd})", row.name),
    }
}

fn row_line(year: i64, row: &RowDifference) -> AnyView {
    let link = dated(format!("/funding/{year}/{}", row.row));
    view! {
        <tr>
            <th scope="row" class="name"><a href=link>{row.name.clone()}</a>" "<small>{row.region.clone()}</small></th>
            <td class="num" data-label=t!("funding-printed")>{format::usd(row.amounts.printed_usd)}</td>
            <td class="num" data-label=t!("funding-added")>{format::usd(row.amounts.added_usd)}</td>
            <td class="num" data-label=t!("funding-difference")>{words::signed(row.amounts)}</td>
            <td>{words::why(row)}</td>
        </tr>
    }
    .into_any()
}

fn total_line(total: &TotalDifference) -> AnyView {
    let region = total.region.clone().unwrap_or_else(|| t!("funding-all-regions"));
    let area = total.area.map_or_else(|| t!("funding-total"), words::area);
    let why = match &total.because_of {
        Some(names) => names.join(", "),
        None => t!("funding-why-unknown"),
    };
    view! {
        <tr>
            <th scope="row" class="name">{region}" "<small>{area}</small></th>
            <td class="num" data-label=t!("funding-printed")>{format::usd(total.amounts.printed_usd)}</td>
            <td class="num" data-label=t!("funding-added")>{format::usd(total.amounts.added_usd)}</td>
            <td class="num" data-label=t!("funding-difference")>{words::signed(total.amounts)}</td>
            <td>{why}</td>
        </tr>
    }
    .into_any()
}
