//! What donors gave for a row of the appeal.

use backend::query::funding::row::{RowFunding, RowGift};
use domain::format;
use leptos::prelude::*;

use crate::{
    pages::funding::{earmarking, overview::table::missing, words},
    request::dated,
    t,
};

pub(super) fn gifts(row: &RowFunding) -> AnyView {
    if row.gifts.is_empty() {
        return view! {
            <section class="card empty">
                <h2>{t!("funding-contributions")}</h2>
                <p>{t!("funding-no-gifts-row")}</p>
            </section>
        }
        .into_any();
    }
    let line = |gift: &RowGift| {
        let link = dated(format!("/funding/contributions/{}", gift.id));
        view! {
            <tr>
                <th scope="row" class="name"><a href=link>{gift.donor.clone()}</a>" "<small>{gift.reference.clone()}</small></th>
                <td data-label=t!("funding-earmarking")>{earmarking(gift.earmarking)}</td>
                <td data-label=t!("funding-area")>{words::area(gift.area)}</td>
                <td class="num" data-label=t!("funding-promised")>{format::usd(gift.given.promised_usd)}{missing(gift.not_converted)}</td>
                <td class="num" data-label=t!("funding-received")>{format::usd(gift.given.received_usd)}</td>
            </tr>
        }
    };
    let given = row.total.gift.given;
    view! {
        <section class="card flush">
            <h2>{t!("funding-contributions")}</h2>
            <table class="data" aria-label=t!("funding-contributions")>
                <thead>
                    <tr>
                        <th scope="col">{t!("funding-donor")}</th>
                        <th scope="col">{t!("funding-earmarking")}</th>
                        <th scope="col">{t!("funding-area")}</th>
                        <th scope="col" class="num">{t!("funding-promised")}</th>
                        <th scope="col" class="num">{t!("funding-received")}</th>
                    </tr>
                </thead>
                <tbody>{row.gifts.iter().map(line).collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t!("funding-total")}</th>
                        <td></td>
                        <td></td>
                        <td class="num" data-label=t!("funding-promised")>{format::usd(given.promised_usd)}</td>
                        <td class="num" data-label=t!("funding-received")>{format::usd(given.received_usd)}</td>
                    </tr>
                </tfoot>
            </table>
        </section>
    }
    .into_any()
}
