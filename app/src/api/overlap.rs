//! Overlaps of what projects claim: proposing, approving, refusing, taking back and withdrawing.

use backend::{
    error::{Error, Result},
    usecase::overlap::{self, Judge, Propose, Withdraw},
};
use domain::id::OverlapId;
use leptos::prelude::*;

use super::typed;
use crate::{flash, request, t};

fn page(framework: &str, indicator: &str) -> String {
    // The codes come back in an address of our own; what is no code leads to a page that is not there.
    let code =
        |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c)).collect::<String>();
    format!("/results/{}/{}#overlap", code(framework), code(indicator))
}

/// What a person fills in; `replaces` is the id of the declaration whose place it is to take, or empty.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Proposed {
    framework: String,
    indicator: String,
    replaces: String,
    projects: String,
    amount: String,
    method: String,
    method_words: String,
    reason: String,
}

impl Proposed {
    fn read(self) -> Result<Propose> {
        let Self { framework, indicator, replaces, projects, amount, method, method_words, reason } = self;
        let replaces = match replaces.as_str() {
            "" => None,
            id => Some(id.parse::<OverlapId>().map_err(|_| Error::NotFound)?),
        };
        Ok(Propose { framework, indicator, projects, amount, method, method_words, reason, replaces })
    }
}

#[server(ProposeOverlap, prefix = "/api", endpoint = "overlap_propose")]
pub async fn overlap_propose(#[server(flatten)] form: Proposed) -> Result<(), ServerFnError> {
    let back = page(&form.framework, &form.indicator);
    let typed: Vec<_> = typed([
        ("replaces", &form.replaces),
        ("projects", &form.projects),
        ("amount", &form.amount),
        ("method", &form.method),
        ("method_words", &form.method_words),
        ("reason", &form.reason),
    ])
    .collect();
    let outcome = async { overlap::propose(&request::ctx(), form.read()?).await };
    let outcome = outcome.await.map(|_| (back.clone(), t!("overlap-done-proposed")));
    flash::answer("overlap_propose", typed, &back, outcome).await
}

#[server(ApproveOverlap, prefix = "/api", endpoint = "overlap_approve")]
pub async fn overlap_approve(
    #[server(default)] framework: String,
    #[server(default)] indicator: String,
    #[server(default)] proposal: String,
    #[server(default)] note: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("proposal", &proposal), ("note", &note)]);
    let back = page(&framework, &indicator);
    let outcome = async { overlap::approve(&request::ctx(), judge(&proposal, note)?).await };
    let outcome = outcome.await.map(|_| (back.clone(), t!("overlap-done-approved")));
    flash::answer("overlap_judge", typed, &back, outcome).await
}

#[server(RefuseOverlap, prefix = "/api", endpoint = "overlap_refuse")]
pub async fn overlap_refuse(
    #[server(default)] framework: String,
    #[server(default)] indicator: String,
    #[server(default)] proposal: String,
    #[server(default)] note: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("proposal", &proposal), ("note", &note)]);
    let back = page(&framework, &indicator);
    let outcome = async { overlap::refuse(&request::ctx(), judge(&proposal, note)?).await };
    let outcome = outcome.await.map(|()| (back.clone(), t!("overlap-done-refused")));
    flash::answer("overlap_judge", typed, &back, outcome).await
}

fn judge(proposal: &str, note: String) -> Result<Judge> {
    Ok(Judge { proposal: proposal.parse().map_err(|_| Error::NotFound)?, note })
}

#[server(TakeBackOverlap, prefix = "/api", endpoint = "overlap_take_back")]
pub async fn overlap_take_back(
    #[server(default)] framework: String,
    #[server(default)] indicator: String,
    #[server(default)] proposal: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("proposal", &proposal)]);
    let back = page(&framework, &indicator);
    let outcome = async {
        let id = proposal.parse().map_err(|_| Error::NotFound)?;
        overlap::take_back(&request::ctx(), id).await
    };
    let outcome = outcome.await.map(|()| (back.clone(), t!("overlap-done-taken-back")));
    flash::answer("overlap_judge", typed, &back, outcome).await
}

#[server(WithdrawOverlap, prefix = "/api", endpoint = "overlap_withdraw")]
pub async fn overlap_withdraw(
    #[server(default)] framework: String,
    #[server(default)] indicator: String,
    #[server(default)] overlap: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("overlap", &overlap), ("reason", &reason)]);
    let back = page(&framework, &indicator);
    let outcome = async {
        let id = overlap.parse().map_err(|_| Error::NotFound)?;
        overlap::withdraw(&request::ctx(), Withdraw { overlap: id, reason }).await
    };
    let outcome = outcome.await.map(|()| (back.clone(), t!("overlap-done-withdrawn")));
    flash::answer("overlap_withdraw", typed, &back, outcome).await
}
