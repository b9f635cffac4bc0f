//! `PUT /api/v1/projects/{code}/matrix/indicators/{indicator}/targets`

use axum::Json;
use backend::usecase::matrix::{ReviseTargets, revise_targets};
use domain::{code::ProjectCode, id::IndicatorId, policy::Action};

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
        value::renamed,
    },
    shape::{IndicatorTargets, TargetsSent, targets},
};

/// Promises and revises targets, all that are sent or none
///
/// Targets that are not listed stay as they are. Nothing is written where nothing differs.
#[utoipa::path(
    put, path = "/projects/{code}/matrix/indicators/{indicator}/targets", operation_id = "put_targets",
    request_body = TargetsSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "All that stand now", body = IndicatorTargets), Unwritten)
)]
pub(crate) async fn put(
    caller: Caller,
    At((code, indicator)): At<(ProjectCode, IndicatorId)>,
    sent: Sent,
) -> Answer<IndicatorTargets> {
    caller.project(&code, Action::EditMatrix).await?;
    let sent: TargetsSent = sent.read()?;
    let command = ReviseTargets { project: code.clone(), indicator, version: sent.version(), cells: sent.cells()? };
    revise_targets(&caller.ctx, command).await.map_err(|error| renamed(error, |field| sent.named(field)))?;
    Ok(Json(targets(&caller, &code, indicator).await?))
}
