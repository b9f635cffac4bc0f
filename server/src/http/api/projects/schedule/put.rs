//! `PUT /api/v1/projects/{code}/schedule`

use axum::Json;
use backend::usecase::project::{Revise, revise};
use domain::{code::ProjectCode, policy::Action};

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
        value::renamed,
    },
    shape::{ProjectSchedule, ScheduleSent, named, schedule},
};

/// Changes the title and the dates of a project, and its reporting periods with them
///
/// Periods with values stay; one that would be left out is refused by name.
#[utoipa::path(
    put, path = "/projects/{code}/schedule", operation_id = "put_schedule",
    request_body = ScheduleSent,
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "As it is now", body = ProjectSchedule), Unwritten)
)]
pub(crate) async fn put(caller: Caller, At(code): At<ProjectCode>, sent: Sent) -> Answer<ProjectSchedule> {
    caller.project(&code, Action::EditProject).await?;
    let sent: ScheduleSent = sent.read()?;
    let keys = sent.keys();
    let command = Revise { project: code.clone(), version: sent.version(), text: sent.into() };
    revise(&caller.ctx, command).await.map_err(|error| renamed(error, |field| named(&keys, field)))?;
    Ok(Json(schedule(&caller, &code).await?))
}
