//! `GET /api/v1/projects/{code}/matrix/indicators/{indicator}/targets`

use axum::Json;
use domain::{code::ProjectCode, id::IndicatorId, policy::Action};

use super::{
    super::super::{Answer, caller::Caller, problem::Unread, sent::At},
    shape::{IndicatorTargets, targets},
};

/// The targets of an indicator: for the whole, per period and per cell
#[utoipa::path(
    get, path = "/projects/{code}/matrix/indicators/{indicator}/targets", operation_id = "read_targets",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "All that stand", body = IndicatorTargets), Unread)
)]
pub(crate) async fn read(
    caller: Caller,
    At((code, indicator)): At<(ProjectCode, IndicatorId)>,
) -> Answer<IndicatorTargets> {
    caller.project(&code, Action::View).await?;
    Ok(Json(targets(&caller, &code, indicator).await?))
}
