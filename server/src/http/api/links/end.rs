//! `POST /api/v1/links/{link}/end`

use axum::http::StatusCode;
use backend::usecase::link::{self, End};
use domain::id::LinkId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::super::{
    caller::Caller,
    problem::{Failure, Unwritten},
    sent::{At, Sent},
};

/// Why it no longer counts.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndSent {
    reason: String,
}

/// Ends a link; past days keep it
///
/// For who may edit the matrix of its project, and for headquarters.
#[utoipa::path(
    post, path = "/links/{link}/end", operation_id = "end_link", request_body = EndSent,
    params(("link" = i64, Path, description = "The link")),
    responses((status = 204, description = "Nothing of the indicator counts there any more"), Unwritten)
)]
pub(crate) async fn end(caller: Caller, At(link): At<LinkId>, sent: Sent) -> Result<StatusCode, Failure> {
    link::may_end(&caller.ctx, link).await?;
    let EndSent { reason } = sent.read()?;
    link::end(&caller.ctx, End { link, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}
