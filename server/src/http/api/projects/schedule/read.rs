//! `GET /api/v1/projects/{code}/schedule`

use axum::Json;
use domain::{code::ProjectCode, policy::Action};

use super::{
    super::super::{Answer, caller::Caller, problem::Unread, sent::At},
    shape::{ProjectSchedule, schedule},
};

/// The dates of a project, its reporting periods, and when they are due
#[utoipa::path(
    get, path = "/projects/{code}/schedule", operation_id = "read_schedule",
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "As it stands", body = ProjectSchedule), Unread)
)]
pub(crate) async fn read(caller: Caller, At(code): At<ProjectCode>) -> Answer<ProjectSchedule> {
    caller.project(&code, Action::View).await?;
    Ok(Json(schedule(&caller, &code).await?))
}
