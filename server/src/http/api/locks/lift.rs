//! `POST /api/v1/locks/{lock}/lift`

use axum::http::StatusCode;
use backend::usecase::lock::{self, Lift};
use domain::id::LockId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    sets_locks,
};

/// Why it is lifted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LiftSent {
    reason: String,
}

/// Lifts a lock before its end
#[utoipa::path(
    post, path = "/locks/{lock}/lift", operation_id = "lift_lock", request_body = LiftSent,
    params(("lock" = i64, Path, description = "The lock")),
    responses((status = 204, description = "It holds no longer"), Unwritten)
)]
pub(crate) async fn lift(caller: Caller, At(lock): At<LockId>, sent: Sent) -> Result<StatusCode, Failure> {
    sets_locks(&caller)?;
    let LiftSent { reason } = sent.read()?;
    lock::lift(&caller.ctx, Lift { lock, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}
