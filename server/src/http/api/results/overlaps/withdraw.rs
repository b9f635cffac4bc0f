//! `POST /api/v1/overlaps/{overlap}/withdraw`

use axum::http::StatusCode;
use backend::usecase::overlap::{self, Withdraw};
use domain::id::OverlapId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    approves,
};

/// Why it no longer holds.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithdrawSent {
    reason: String,
}

/// Withdraws a declared overlap; past days keep it
#[utoipa::path(
    post, path = "/overlaps/{overlap}/withdraw", operation_id = "withdraw_overlap", request_body = WithdrawSent,
    params(("overlap" = i64, Path, description = "The declaration")),
    responses((status = 204, description = "Nothing is subtracted any more"), Unwritten)
)]
pub(crate) async fn withdraw(caller: Caller, At(overlap): At<OverlapId>, sent: Sent) -> Result<StatusCode, Failure> {
    approves(&caller)?;
    let WithdrawSent { reason } = sent.read()?;
    overlap::withdraw(&caller.ctx, Withdraw { overlap, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}
