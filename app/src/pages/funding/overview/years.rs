//! Every appeal, one below the other.

use backend::query::funding::{Filter, Funding, YearLine};
use domain::format;
use leptos::prelude::*;

use super::table::{gap, money, money_headings};
use crate::{
    pages::funding::{
        asked::{Asked, View},
        words,
    },
    t,
    ui::need::need,
};

pub(super) fn years(asked: &Asked, funding: &Funding) -> AnyView {
    let line = |line: &YearLine| {
        let year = Some(line.appeal.year);
        let filter = Filter { year, every_year: false, ..asked.filter.clone() };
        let link = Asked { filter, view: View::Table, ..asked.clone() }.address();
        view! {
            <tr>
                <th scope="row" class="name">
                    <a href=link>{line.appeal.year}</a>" "<small>{line.appeal.title.clone()}</small>
                </th>
                <td class="num" data-label=t!("funding-required")>{format::usd(line.sums.need.required_usd)}</td>
                <td class="bar-cell">{need(line.sums.need, words::bar_label(line.sums.need))}</td>
                {money(&line.sums)}
                {gap(line.sums.need)}
                <td class="num minor">{line.sums.projects}</td>
            </tr>
        }
    };
    let lines = funding.by_year.iter().flatten().map(line).collect_view();
    view! {
        <div class="card flush">
            <table class="data wide" aria-label=t!("funding-table-years")>
                <thead>
                    <tr>
                        <th scope="col" class="main">{t!("funding-appeal")}</th>
                        <th scope="col" class="num">{t!("funding-required")}</th>
                        <th scope="col">{t!("funding-bar")}</th>
                        {money_headings()}
                        <th scope="col" class="num">{t!("funding-gap")}</th>
                        <th scope="col" class="num minor">{t!("funding-projects")}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}
