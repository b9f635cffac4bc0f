//! `POST /api/v1/locks/{lock}/exceptions`

use axum::http::StatusCode;
use backend::usecase::lock::{self, LetIn};
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

/// Who is let in, until when, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExceptionSent {
    /// The e-mail of the person
    email: String,
    /// The last day
    #[schema(format = Date)]
    until: String,
    reason: String,
}

/// Lets one person work on the locked periods up to a day; never oneself
///
/// An exception of the same person under the same lock is replaced.
#[utoipa::path(
    post, path = "/locks/{lock}/exceptions", operation_id = "let_in", request_body = ExceptionSent,
    params(("lock" = i64, Path, description = "The lock")),
    responses((status = 204, description = "They are let in"), Unwritten)
)]
pub(crate) async fn let_in(caller: Caller, At(lock): At<LockId>, sent: Sent) -> Result<StatusCode, Failure> {
    sets_locks(&caller)?;
    let ExceptionSent { email, until, reason } = sent.read()?;
    lock::let_in(&caller.ctx, LetIn { lock, email, until, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}
