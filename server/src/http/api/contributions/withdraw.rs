//! `DELETE /api/v1/contributions/{contribution}/instalments/{instalment}`

use axum::http::StatusCode;
use backend::usecase::contribution::{self, Withdraw};
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
pub(crate) struct WithdrawAsked {
    /// What was wrong with it
    reason: String,
}

/// Takes back an instalment that was recorded wrongly; past days keep it
#[utoipa::path(
    delete, path = "/contributions/{contribution}/instalments/{instalment}", operation_id = "withdraw_instalment",
    params(
        ("contribution" = i64, Path, description = "The contribution"),
        ("instalment" = i64, Path, description = "The instalment"),
        WithdrawAsked
    ),
    responses((status = 204, description = "It is in no sum any more"), Unwritten)
)]
pub(crate) async fn withdraw(
    caller: Caller,
    At((id, instalment)): At<(ContributionId, i64)>,
    asked: Asked,
) -> Result<StatusCode, Failure> {
    edits(&caller)?;
    let WithdrawAsked { reason } = asked.read()?;
    contribution::withdraw(&caller.ctx, Withdraw { contribution: id, instalment, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}
