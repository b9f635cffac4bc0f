//! `PUT` and `DELETE /api/v1/projects/{code}/budget/lines/{line}/allocations/{year}/{row}`

use std::collections::BTreeMap;

use axum::{Json, http::StatusCode};
use backend::{
    error::Error,
    query::budget,
    usecase::budget::{Allocate, allocate as tie},
};
use domain::{
    code::ProjectCode,
    id::{AppealRowId, BudgetLineId},
    policy::Action,
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{
    super::super::{
        Answer,
        areas::ByArea,
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{Asked, At, Sent},
    },
    shape::BudgetLine,
};

/// What of a line is tied to the row of an appeal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineAllocationSent {
    /// The `allocations_version` of the line that was read
    version: i64,
    /// In US dollars by area ("Principle 1"); "" and "0" take it away, what is not named stays as it is
    areas: BTreeMap<String, String>,
}

/// What was read.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AllocationRead {
    /// The `allocations_version` of the line that was read
    version: i64,
}

type Place = (ProjectCode, BudgetLineId, i64, AppealRowId);

/// Ties amounts of a line to areas of an appeal's row
///
/// Never more than is left of the line, nor than is left of what the appeal asks for; the error says how much that is.
#[utoipa::path(
    put, path = "/projects/{code}/budget/lines/{line}/allocations/{year}/{row}", operation_id = "allocate_line",
    request_body = LineAllocationSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("line" = i64, Path, description = "The line"),
        ("year" = i64, Path, description = "The year of the appeal"),
        ("row" = i64, Path, description = "The row, as `GET /funding?by=country` gives it")
    ),
    responses((status = 200, description = "The line as it stands now", body = BudgetLine), Unwritten)
)]
pub(crate) async fn allocate(caller: Caller, At((code, line, year, row)): At<Place>, sent: Sent) -> Answer<BudgetLine> {
    let project = caller.project(&code, Action::EditBudget).await?;
    let LineAllocationSent { version, areas } = sent.read()?;
    let sent = ByArea::new("areas", areas);
    let amounts = sent.fields()?;
    let command = Allocate { project: code, line, version, year, row, amounts };
    tie(&caller.ctx, command).await.map_err(|error| sent.explain(error))?;
    let budget = budget::budget(&caller.ctx, &project).await?;
    let line = budget.lines.iter().find(|one| one.id == line).ok_or(Error::NotFound)?;
    Ok(Json(BudgetLine::from(line)))
}

/// Takes away what a line has tied to an appeal's row
///
/// What stood is kept: the budget of a past day (`as_at`) shows it.
#[utoipa::path(
    delete, path = "/projects/{code}/budget/lines/{line}/allocations/{year}/{row}", operation_id = "release_line",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("line" = i64, Path, description = "The line"),
        ("year" = i64, Path, description = "The year of the appeal"),
        ("row" = i64, Path, description = "The row, as `GET /funding?by=country` gives it"),
        AllocationRead
    ),
    responses((status = 204, description = "Nothing of it is tied there any more"), Unwritten)
)]
pub(crate) async fn release(
    caller: Caller,
    At((code, line, year, row)): At<Place>,
    asked: Asked,
) -> Result<StatusCode, Failure> {
    let project = caller.project(&code, Action::EditBudget).await?;
    let AllocationRead { version } = asked.read()?;
    let budget = budget::budget(&caller.ctx, &project).await?;
    let line_read = budget.lines.iter().find(|one| one.id == line).ok_or(Error::NotFound)?;
    let here = line_read.allocations.iter().filter(|one| one.row == row.0);
    let amounts = here.map(|one| (one.area.slug(), String::new())).collect();
    let command = Allocate { project: code, line, version, year, row, amounts };
    tie(&caller.ctx, command).await?;
    Ok(StatusCode::NO_CONTENT)
}
