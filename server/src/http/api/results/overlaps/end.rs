//! `POST /api/v1/overlap-proposals/{proposal}/approve` and `/refuse`, and `DELETE /api/v1/overlap-proposals/{proposal}`

use axum::{Json, http::StatusCode};
use backend::usecase::overlap::{self, Judge};
use domain::id::OverlapProposalId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    approves, proposes,
};

/// What is said about a proposal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JudgementSent {
    /// Needed to refuse
    #[serde(default)]
    note: String,
}

/// The overlap that is subtracted from now on.
#[derive(Serialize, ToSchema)]
pub(crate) struct OverlapMade {
    id: i64,
}

/// Approves a proposed overlap, which is subtracted from now on; never one's own
#[utoipa::path(
    post, path = "/overlap-proposals/{proposal}/approve", operation_id = "approve_overlap", request_body = JudgementSent,
    params(("proposal" = i64, Path, description = "The proposal")),
    responses((status = 201, description = "The total is net of it from now on", body = OverlapMade), Unwritten)
)]
pub(crate) async fn approve(
    caller: Caller,
    At(proposal): At<OverlapProposalId>,
    sent: Sent,
) -> Result<(StatusCode, Json<OverlapMade>), Failure> {
    approves(&caller)?;
    let JudgementSent { note } = sent.read()?;
    let id = overlap::approve(&caller.ctx, Judge { proposal, note }).await?;
    Ok((StatusCode::CREATED, Json(OverlapMade { id: id.0 })))
}

/// Refuses a proposed overlap with a note; never one's own
#[utoipa::path(
    post, path = "/overlap-proposals/{proposal}/refuse", operation_id = "refuse_overlap", request_body = JudgementSent,
    params(("proposal" = i64, Path, description = "The proposal")),
    responses((status = 204, description = "It is never subtracted"), Unwritten)
)]
pub(crate) async fn refuse(
    caller: Caller,
    At(proposal): At<OverlapProposalId>,
    sent: Sent,
) -> Result<StatusCode, Failure> {
    approves(&caller)?;
    let JudgementSent { note } = sent.read()?;
    overlap::refuse(&caller.ctx, Judge { proposal, note }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes one's own proposed overlap back
#[utoipa::path(
    delete, path = "/overlap-proposals/{proposal}", operation_id = "take_back_overlap",
    params(("proposal" = i64, Path, description = "The proposal")),
    responses((status = 204, description = "It waits no longer"), Unwritten)
)]
pub(crate) async fn take_back(caller: Caller, At(proposal): At<OverlapProposalId>) -> Result<StatusCode, Failure> {
    proposes(&caller)?;
    overlap::take_back(&caller.ctx, proposal).await?;
    Ok(StatusCode::NO_CONTENT)
}
