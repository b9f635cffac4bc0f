//! `GET /api/v1/projects/{code}/budget`

use axum::Json;
use domain::{code::ProjectCode, policy::Action};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unread,
        sent::{Asked, At},
    },
    shape::{ProjectBudget, read_budget},
};

#[derive(Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct BudgetAsked {
    /// With `to`: how the budget differs from this state, the number of a version or `now`
    pub(super) from: Option<String>,
    /// The number of a version or `now`
    pub(super) to: Option<String>,
}

/// The budget: lines, sub-totals, checks, versions, and how two states differ
///
/// Every total says how many amounts are not in it because they are not converted.
#[utoipa::path(
    get, path = "/projects/{code}/budget", operation_id = "read_budget",
    params(("code" = String, Path, description = "The project's code"), BudgetAsked),
    responses((status = 200, description = "As it stands", body = ProjectBudget), Unread)
)]
pub(crate) async fn read(caller: Caller, At(code): At<ProjectCode>, asked: Asked) -> Answer<ProjectBudget> {
    let project = caller.project(&code, Action::View).await?;
    Ok(Json(read_budget(&caller, &project, asked.read()?).await?))
}
