//! `GET /api/v1/projects/{code}/indicators/{indicator}/actuals`

use axum::Json;
use domain::{code::ProjectCode, id::IndicatorId};

use super::{
    super::super::{Answer, caller::Caller, problem::Unread, sent::At},
    shape::{OverPeriods, over_periods},
};

/// What stands reported for an indicator, in every period, and what is carried from an earlier one
#[utoipa::path(
    get, path = "/projects/{code}/indicators/{indicator}/actuals", operation_id = "read_indicator_actuals",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "In the order of the periods", body = OverPeriods), Unread)
)]
pub(crate) async fn read(caller: Caller, At((code, indicator)): At<(ProjectCode, IndicatorId)>) -> Answer<OverPeriods> {
    Ok(Json(over_periods(&caller, &code, indicator).await?))
}
