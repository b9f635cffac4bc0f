//! `GET /api/v1/projects/{code}/expenditure?month=2026-10`

use axum::Json;
use domain::{code::ProjectCode, policy::Action};

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unread,
        sent::{Asked, At},
    },
    shape::{MonthAsked, MonthSpent, read_month},
};

/// What was spent in a month on every line of the budget
///
/// Beside what was typed for the month stand what documents of the ledger have of it, and what was spent before; all of them count.
#[utoipa::path(
    get, path = "/projects/{code}/expenditure", operation_id = "read_expenditure",
    params(("code" = String, Path, description = "The project's code"), MonthAsked),
    responses((status = 200, description = "As it stands", body = MonthSpent), Unread)
)]
pub(crate) async fn read(caller: Caller, At(code): At<ProjectCode>, asked: Asked) -> Answer<MonthSpent> {
    let project = caller.project(&code, Action::View).await?;
    let asked: MonthAsked = asked.read()?;
    Ok(Json(read_month(&caller, &project, asked.read()?).await?))
}
