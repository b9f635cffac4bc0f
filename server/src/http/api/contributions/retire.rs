//! `DELETE /api/v1/contributions/{contribution}`

use axum::http::StatusCode;
use backend::usecase::contribution::{self, Retire};
use domain::id::ContributionId;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{Asked, At},
    },
    edits,
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct RetireAsked {
    /// The version that was read
    version: i64,
    /// Why it never came
    reason: String,
}

/// Takes a contribution out of which nothing was received and nothing is allocated
///
/// Past days keep it.
#[utoipa::path(
    delete, path = "/contributions/{contribution}", operation_id = "retire_contribution",
    params(("contribution" = i64, Path, description = "The contribution"), RetireAsked),
    responses((status = 204, description = "It is in no sum any more"), Unwritten)
)]
pub(crate) async fn retire(caller: Caller, At(id): At<ContributionId>, asked: Asked) -> Result<StatusCode, Failure> {
    edits(&caller)?;
    let RetireAsked { version, reason } = asked.read()?;
    contribution::retire(&caller.ctx, Retire { contribution: id, version, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}
