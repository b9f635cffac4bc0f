//! `DELETE /api/v1/projects/{code}/proposals/{proposal}`

use axum::http::StatusCode;
use backend::usecase::link::{self, Withdraw};
use domain::{code::ProjectCode, id::ProposalId, policy::Action};

use super::super::super::{
    caller::Caller,
    problem::{Failure, Unwritten},
    sent::At,
};

/// Takes a proposed link back that waits
#[utoipa::path(
    delete, path = "/projects/{code}/proposals/{proposal}", operation_id = "withdraw_proposal",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("proposal" = i64, Path, description = "The proposal")
    ),
    responses((status = 204, description = "Nobody decides about it any more"), Unwritten)
)]
pub(crate) async fn withdraw(
    caller: Caller,
    At((project, proposal)): At<(ProjectCode, ProposalId)>,
) -> Result<StatusCode, Failure> {
    caller.project(&project, Action::EditMatrix).await?;
    link::withdraw(&caller.ctx, Withdraw { project, proposal }).await?;
    Ok(StatusCode::NO_CONTENT)
}
