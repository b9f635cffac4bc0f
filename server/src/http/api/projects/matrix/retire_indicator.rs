//! `DELETE /api/v1/projects/{code}/matrix/indicators/{indicator}`

use axum::http::StatusCode;
use backend::usecase::matrix::{self, RetireIndicator};
use domain::{code::ProjectCode, id::IndicatorId, policy::Action};

use super::{
    super::super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{Asked, At},
    },
    shape::Read,
};

/// Retires an indicator
///
/// Its values, baseline and target are kept.
#[utoipa::path(
    delete, path = "/projects/{code}/matrix/indicators/{indicator}", operation_id = "retire_indicator",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("indicator" = i64, Path, description = "The indicator"),
        Read
    ),
    responses((status = 204, description = "It is retired"), Unwritten)
)]
pub(crate) async fn retire_indicator(
    caller: Caller,
    At((code, indicator)): At<(ProjectCode, IndicatorId)>,
    asked: Asked,
) -> Result<StatusCode, Failure> {
    caller.project(&code, Action::EditMatrix).await?;
    let Read { version } = asked.read()?;
    matrix::retire_indicator(&caller.ctx, RetireIndicator { project: code, indicator, version }).await?;
    Ok(StatusCode::NO_CONTENT)
}
