//! `GET /api/v1/projects/{code}/periods/{period}/actuals`

use axum::Json;
use domain::{code::ProjectCode, id::PeriodId};

use super::{
    super::super::{Answer, caller::Caller, problem::Unread, sent::At},
    shape::{Actuals, standing},
};

/// What stands reported in a period, for every indicator
#[utoipa::path(
    get, path = "/projects/{code}/periods/{period}/actuals", operation_id = "read_actuals",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period")
    ),
    responses((status = 200, description = "In the order of the matrix", body = Actuals), Unread)
)]
pub(crate) async fn read(caller: Caller, At((code, period)): At<(ProjectCode, PeriodId)>) -> Answer<Actuals> {
    Ok(Json(standing(&caller, &code, period).await?))
}
