//! What a row of the appeal asks for by area, and what it has.

use backend::query::funding::row::{AreaLine, RowFunding};
use domain::format;
use leptos::prelude::*;

use crate::{
    pages::funding::{
        overview::table::{gap, money, money_headings},
        words,
    },
    t,
    ui::need::need,
};

pub(super) fn areas(row: &RowFunding) -> AnyView {
    let line = |line: &AreaLine| {
        let of = line.sums.need;
        view! {
            <tr>
                <th scope="row">{words::area(line.area)}" "<small>{row.all_areas.about(line.area).to_owned()}</small></th>
                <td class="num" data-label=t!("funding-required")>{format::usd(of.required_usd)}</td>
                <td class="bar-cell">{need(of, words::bar_label(of))}</td>
                {money(&line.sums)}
                {gap(line.sums.need)}
                <td class="num minor">{line.sums.projects}</td>
            </tr>
        }
    };
    let lines = row.areas.iter().map(line).collect_view();
    let none = row.areas.is_empty().then(|| {
        view! { <tr class="nothing"><td colspan="7">{t!("funding-no-areas")}</td></tr> }
    });
    view! {
        <section class="card flush">
            <h2>{t!("funding-by-areas")}</h2>
            <table class="data wide" aria-label=t!("funding-by-areas")>
                <thead>
                    <tr>
                        <th scope="col">{t!("funding-area")}</th>
                        <th scope="col" class="num">{t!("funding-required")}</th>
                        <th scope="col">{t!("funding-bar")}</th>
                        {money_headings()}
                        <th scope="col" class="num">{t!("funding-gap")}</th>
                        <th scope="col" class="num minor">{t!("funding-projects")}</th>
                    </tr>
                </thead>
                <tbody>{lines}{none}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t!("funding-total")}</th>
                        <td class="num" data-label=t!("funding-required")>{format::usd(row.total.need.required_usd)}</td>
                        <td class="bar-cell"></td>
                        {money(&row.total)}
                        {gap(row.total.need)}
                        <td class="num minor">{row.total.projects}</td>
                    </tr>
                </tfoot>
            </table>
        </section>
        {words::legend(row.areas.iter().map(|area| area.sums.need), words::Marks::default(), &row.total)}
    }
    .into_any()
}
