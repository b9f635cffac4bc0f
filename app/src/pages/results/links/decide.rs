//! What waits: each proposal with a tick, and one note with the two decisions.

use backend::query::link::Linked;
use domain::format;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{Page, corporate, indicator, pairs};
use crate::{
    api::link::{ConfirmLinks, RefuseLinks},
    t, ui,
    ui::{form::error, pagination::query},
};

pub(super) fn waiting(page: &Page) -> AnyView {
    let may = page.listed.may_confirm;
    let rows = page.listed.items.iter().map(|one| row(page, one)).collect_view();
    let kept = query(&pairs(&page.filter, page.filter.stand, page.listed.page));
    let tick = may.then(|| view! { <th scope="col"><span class="visually-hidden">{t!("links-chosen")}</span></th> });
    let table = view! {
        <div class="card flush">
            <table class="data" aria-label=t!("links-all-title")>
                <thead>
                    <tr>
                        {tick}
                        <th scope="col">{t!("progress-indicator")}</th>
                        <th scope="col">{t!("links-towards")}</th>
                        <th scope="col">{t!("links-proposed")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    if !may {
        return table.into_any();
    }
    let decides = page.listed.items.iter().any(|one| !one.own).then(|| {
        view! {
            {ui::form::area(&page.decide, "note", t!("links-note"), Some(t!("links-note-hint")), "")}
            <div class="form-actions">
                <button class="btn primary" type="submit">{t!("links-confirm")}</button>
                <button class="btn danger" type="submit" formaction=RefuseLinks::url()>{t!("links-refuse")}</button>
            </div>
        }
    });
    view! {
        <form id="decide" class="stack" method="post" action=ConfirmLinks::url()>
            <input type="hidden" name="query" value=kept.trim_start_matches('?').to_owned() />
            {ui::form::summary(&page.decide)}
            {error(&page.decide, "chosen")}
            {table}
            {decides}
        </form>
    }
    .into_any()
}

fn row(page: &Page, one: &Linked) -> AnyView {
    let id = one.proposal.map(|id| id.to_string()).unwrap_or_default();
    let field = format!("chosen.p{id}");
    let tick = page.listed.may_confirm.then(|| {
        let tick = if one.own {
            view! { <small>{t!("links-own")}</small> }.into_any()
        } else {
            let ticked = page.decide.typed(&field).is_some();
            let name = t!("links-choose", title = one.title.clone(), project = one.project.to_string());
            view! { <input type="checkbox" name=format!("chosen[p{id}]") checked=ticked aria-label=name /> }.into_any()
        };
        view! { <td class="state-cell">{tick}</td> }
    });
    let proposed = one.proposed.as_ref().map(|act| {
        let who = act.who.clone().unwrap_or_else(|| t!("log-system"));
        t!("links-by", who = who, when = format::moment(act.at))
    });
    let wrong = page.decide.problem(&field).map(|problem| {
        view! { <p class="error">{crate::words::problem(problem)}</p> }
    });
    view! {
        <tr>
            {tick}
            <th scope="row" class="name">{indicator(one)} {wrong}</th>
            <td data-label=t!("links-towards")>{corporate(one)}</td>
            <td data-label=t!("links-proposed")>{proposed}</td>
        </tr>
    }
    .into_any()
}
