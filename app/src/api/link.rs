//! Links from project indicators to corporate ones: proposing, taking back, confirming, refusing, ending.

use std::collections::HashMap;

use backend::{
    error::{Error, Result},
    usecase::link::{self, Confirm, End, Propose, Refuse, Withdraw},
};
use domain::id::ProposalId;
use leptos::prelude::*;

use super::{begin, typed};
use crate::{
    flash,
    pages::{project::links as project_page, results::links as list_page},
    request, t,
};

#[server(ProposeLink, prefix = "/api", endpoint = "link_propose")]
pub async fn link_propose(
    #[server(default)] project: String,
    #[server(default)] indicator: String,
    #[server(default)] corporate: String,
    #[server(default)] share: String,
    #[server(default)] same_unit: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("corporate", &corporate), ("share", &share), ("same_unit", &same_unit)]);
    let back = project_page::href(&project, &indicator);
    let form = project_page::form(&indicator);
    let outcome = async {
        let (ctx, project) = begin(&project)?;
        let indicator = indicator.parse().map_err(|_| Error::NotFound)?;
        link::propose(&ctx, Propose { project, indicator, corporate, share, same_unit }).await
    };
    let outcome = outcome.await.map(|_| (back.clone(), t!("link-done-proposed")));
    flash::answer(&form, typed, &format!("{back}#propose"), outcome).await
}

#[server(WithdrawProposal, prefix = "/api", endpoint = "link_withdraw")]
pub async fn link_withdraw(
    #[server(default)] project: String,
    #[server(default)] indicator: String,
    #[server(default)] proposal: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("proposal", &proposal)]);
    let back = project_page::href(&project, &indicator);
    let outcome = async {
        let (ctx, project) = begin(&project)?;
        let proposal = proposal.parse().map_err(|_| Error::NotFound)?;
        link::withdraw(&ctx, Withdraw { project, proposal }).await
    };
    let outcome = outcome.await.map(|()| (back.clone(), t!("link-done-withdrawn")));
    flash::answer("link_withdraw", typed, &back, outcome).await
}

/// `project` and `indicator` name the page from which it was sent; without them it was the list of links.
#[server(EndLink, prefix = "/api", endpoint = "link_end")]
pub async fn link_end(
    #[server(default)] link: String,
    #[server(default)] reason: String,
    #[server(default)] project: String,
    #[server(default)] indicator: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("link", &link), ("reason", &reason)]);
    let back =
        if indicator.is_empty() { list_page::standing_href(&link) } else { project_page::href(&project, &indicator) };
    let outcome = async {
        let ctx = request::ctx();
        ctx.subject()?;
        let link = link.parse().map_err(|_| Error::NotFound)?;
        link::end(&ctx, End { link, reason }).await
    };
    let outcome = outcome.await.map(|()| (back.clone(), t!("link-done-ended")));
    flash::answer("link_end", typed, &back, outcome).await
}

/// The ids of `chosen[p34]=on`. The letter is there because a name in brackets that begins with a digit is taken for a place in a list.
fn ids(chosen: &HashMap<String, String>) -> Result<Vec<ProposalId>> {
    let id = |name: &String| name.strip_prefix('p').and_then(|id| id.parse().ok()).ok_or(Error::NotFound);
    chosen.keys().map(id).collect()
}

fn kept(chosen: &HashMap<String, String>, note: &str) -> Vec<(String, String)> {
    let ticks = chosen.keys().map(|name| (format!("chosen.{name}"), "on".to_owned()));
    ticks.chain([("note".to_owned(), note.to_owned())]).collect()
}

/// Of the proposals in `chosen`, on the page of the list whose filters are `query`.
#[server(ConfirmLinks, prefix = "/api", endpoint = "link_confirm")]
pub async fn link_confirm(
    #[server(default)] chosen: HashMap<String, String>,
    #[server(default)] note: String,
    #[server(default)] query: String,
) -> Result<(), ServerFnError> {
    let (typed, back) = (kept(&chosen, &note), list_page::back(&query));
    let outcome = async {
        let ctx = request::ctx();
        ctx.subject()?;
        link::confirm(&ctx, Confirm { proposals: ids(&chosen)?, note }).await
    };
    let outcome = outcome.await.map(|count| (back.clone(), t!("link-done-confirmed", count = count)));
    flash::answer("link_decide", typed, &format!("{back}#decide"), outcome).await
}

#[server(RefuseLinks, prefix = "/api", endpoint = "link_refuse")]
pub async fn link_refuse(
    #[server(default)] chosen: HashMap<String, String>,
    #[server(default)] note: String,
    #[server(default)] query: String,
) -> Result<(), ServerFnError> {
    let (typed, back) = (kept(&chosen, &note), list_page::back(&query));
    let outcome = async {
        let ctx = request::ctx();
        ctx.subject()?;
        link::refuse(&ctx, Refuse { proposals: ids(&chosen)?, note }).await
    };
    let outcome = outcome.await.map(|count| (back.clone(), t!("link-done-refused", count = count)));
    flash::answer("link_decide", typed, &format!("{back}#decide"), outcome).await
}
