//! What stands behind a value: saying something about it, taking that back, withdrawing a file. A file is attached where
//! files are taken in, not here.

use backend::{
    error::{Error, Result},
    insert::evidence::Of,
    query::value,
    usecase::{comment, evidence},
};
use domain::code::ProjectCode;
use leptos::prelude::*;

use super::typed;
use crate::{
    flash,
    pages::project::progress::value::{form, value_href},
    request, t,
};

fn begin(project: &str, indicator: &str, period: &str) -> Result<(ProjectCode, Of)> {
    let (_, project) = super::begin(project)?;
    Ok((project, value::of(indicator, period)?))
}

#[server(AddComment, prefix = "/api", endpoint = "comment_add")]
pub async fn comment_add(
    #[server(default)] project: String,
    #[server(default)] indicator: String,
    #[server(default)] period: String,
    #[server(default)] text: String,
) -> Result<(), ServerFnError> {
    let back = value_href(&project, &period, &indicator);
    let outcome = async {
        let (project, of) = begin(&project, &indicator, &period)?;
        comment::add(&request::ctx(), comment::Add { project, of, text: text.clone() }).await?;
        Ok((format!("{back}#talk"), t!("behind-done-comment")))
    };
    let outcome = outcome.await;
    flash::answer(&form("comment", &period, &indicator), typed([("text", &text)]), &format!("{back}#talk"), outcome)
        .await
}

#[server(WithdrawComment, prefix = "/api", endpoint = "comment_withdraw")]
pub async fn comment_withdraw(
    #[server(default)] project: String,
    #[server(default)] indicator: String,
    #[server(default)] period: String,
    #[server(default)] comment: String,
) -> Result<(), ServerFnError> {
    let back = value_href(&project, &period, &indicator);
    let outcome = async {
        let (project, _) = begin(&project, &indicator, &period)?;
        let comment = comment.parse().map_err(|_| Error::NotFound)?;
        comment::withdraw(&request::ctx(), comment::Withdraw { project, comment }).await?;
        Ok((format!("{back}#talk"), t!("behind-done-comment-withdrawn")))
    };
    let outcome = outcome.await;
    flash::answer(&form("comment", &period, &indicator), [], &format!("{back}#talk"), outcome).await
}

#[server(WithdrawEvidence, prefix = "/api", endpoint = "evidence_withdraw")]
pub async fn evidence_withdraw(
    #[server(default)] project: String,
    #[server(default)] indicator: String,
    #[server(default)] period: String,
    #[server(default)] evidence: String,
    #[server(default)] reason: String,
) -> Result<(), ServerFnError> {
    let back = value_href(&project, &period, &indicator);
    let typed = typed([("evidence", &evidence), ("reason", &reason)]);
    let outcome = async {
        let (project, _) = begin(&project, &indicator, &period)?;
        let evidence = evidence.parse().map_err(|_| Error::NotFound)?;
        evidence::withdraw(&request::ctx(), evidence::Withdraw { project, evidence, reason }).await?;
        Ok((format!("{back}#files"), t!("behind-done-withdrawn")))
    };
    let outcome = outcome.await;
    flash::answer(&form("withdraw", &period, &indicator), typed, &format!("{back}#files"), outcome).await
}
