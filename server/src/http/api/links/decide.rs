//! `POST /api/v1/links/confirm` and `POST /api/v1/links/refuse`

use axum::Json;
use backend::usecase::link::{self, Confirm, Refuse};
use domain::{id::ProposalId, policy::Wide};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::{
    Answer,
    caller::Caller,
    problem::{Failure, Unwritten},
    sent::Sent,
};

/// Which proposals, and what is said about them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideSent {
    /// Their numbers; all are decided, or none
    proposals: Vec<i64>,
    /// A refusal needs one
    #[serde(default)]
    note: String,
}

/// How many were decided.
#[derive(Serialize, ToSchema)]
pub(crate) struct Decided {
    count: usize,
}

fn read(caller: &Caller, sent: &Sent) -> Result<(Vec<ProposalId>, String), Failure> {
    // Asked before the body is looked at; the use case asks again.
    caller.ctx.wide(Wide::ConfirmLinks)?;
    let DecideSent { proposals, note } = sent.read()?;
    Ok((proposals.into_iter().map(ProposalId).collect(), note))
}

/// Confirms proposed links: they count from now on
///
/// Nobody confirms what they proposed.
#[utoipa::path(
    post, path = "/links/confirm", operation_id = "confirm_links", request_body = DecideSent,
    responses((status = 200, description = "All of them are confirmed", body = Decided), Unwritten)
)]
pub(crate) async fn confirm(caller: Caller, sent: Sent) -> Answer<Decided> {
    let (proposals, note) = read(&caller, &sent)?;
    Ok(Json(Decided { count: link::confirm(&caller.ctx, Confirm { proposals, note }).await? }))
}

/// Refuses proposed links, with a note
#[utoipa::path(
    post, path = "/links/refuse", operation_id = "refuse_links", request_body = DecideSent,
    responses((status = 200, description = "All of them are refused", body = Decided), Unwritten)
)]
pub(crate) async fn refuse(caller: Caller, sent: Sent) -> Answer<Decided> {
    let (proposals, note) = read(&caller, &sent)?;
    Ok(Json(Decided { count: link::refuse(&caller.ctx, Refuse { proposals, note }).await? }))
}
