//! `PUT /api/v1/projects/{code}/budget`

use axum::Json;
use backend::usecase::budget::{Save, save};
use domain::{code::ProjectCode, policy::Action};

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
        value::renamed,
    },
    read::BudgetAsked,
    sent::BudgetSent,
    shape::{ProjectBudget, read_budget},
};

/// Adds, changes and removes lines, all that are sent or none
///
/// Lines that are not listed stay as they are. An amount is converted at the rate of today; a line whose numbers stay keeps its rate.
#[utoipa::path(
    put, path = "/projects/{code}/budget", operation_id = "put_budget", request_body = BudgetSent,
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "All that stands now", body = ProjectBudget), Unwritten)
)]
pub(crate) async fn put(caller: Caller, At(code): At<ProjectCode>, sent: Sent) -> Answer<ProjectBudget> {
    let project = caller.project(&code, Action::EditBudget).await?;
    let sent: BudgetSent = sent.read()?;
    let command = Save { project: code, lines: sent.lines()? };
    save(&caller.ctx, command).await.map_err(|error| renamed(error, |field| sent.named(field)))?;
    Ok(Json(read_budget(&caller, &project, BudgetAsked::default()).await?))
}
