//! `POST /api/v1/projects/{code}/budget/versions`

use axum::{Json, http::StatusCode};
use backend::usecase::budget::{self, Fix};
use domain::{code::ProjectCode, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::super::{
    caller::Caller,
    problem::{Failure, Unwritten},
    sent::{At, Sent},
};

/// Which state is fixed, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VersionSent {
    /// The `stamp` of the budget that was read: what was changed since is not fixed unseen
    stamp: String,
    reason: String,
}

/// The version that was fixed.
#[derive(Serialize, ToSchema)]
pub(crate) struct VersionMade {
    /// 1 is the original
    number: i64,
}

/// Fixes the budget as it stands as a version
///
/// Who wrote one of its amounts does not fix it.
#[utoipa::path(
    post, path = "/projects/{code}/budget/versions", operation_id = "fix_budget", request_body = VersionSent,
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 201, description = "It is fixed", body = VersionMade), Unwritten)
)]
pub(crate) async fn fix(
    caller: Caller,
    At(code): At<ProjectCode>,
    sent: Sent,
) -> Result<(StatusCode, Json<VersionMade>), Failure> {
    caller.project(&code, Action::FixBudget).await?;
    let VersionSent { stamp, reason } = sent.read()?;
    let number = budget::fix(&caller.ctx, Fix { project: code, stamp, reason }).await?;
    Ok((StatusCode::CREATED, Json(VersionMade { number })))
}
