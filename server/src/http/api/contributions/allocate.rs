//! `PUT /api/v1/contributions/{contribution}/allocations`

use axum::Json;
use backend::{
    error::{Error, Problem},
    usecase::contribution::{self, Allocate, Target},
};
use domain::{
    id::{AppealRowId, BudgetLineId, ContributionId},
    money::{Currency, Money},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::{
        Answer,
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    edits,
    shape::{Contribution, shown},
};

/// So much of a contribution for a line of a budget, or for a cell of the appeal: either `line`, or `row` and `area`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AllocationSent {
    /// A line of a budget, as `GET /projects/{code}/budget` gives it
    #[serde(default)]
    line: Option<i64>,
    /// A row of the appeal, as `GET /funding?by=country` gives it
    #[serde(default)]
    row: Option<i64>,
    /// "Objective 1"
    #[serde(default)]
    area: Option<String>,
    /// In US dollars, in all; "0" takes it back
    #[schema(example = "25000.00")]
    usd: String,
    /// What was read there; another amount there is a conflict. Not asked where it is left out
    #[serde(default)]
    before: Option<String>,
}

/// Allocates so much of a contribution to a line or a cell
///
/// It takes the place of what was allocated there. At most what is left of the contribution, and of the line or cell.
#[utoipa::path(
    put, path = "/contributions/{contribution}/allocations", operation_id = "allocate_contribution",
    request_body = AllocationSent,
    params(("contribution" = i64, Path, description = "The contribution")),
    responses((status = 200, description = "The contribution as it stands now", body = Contribution), Unwritten)
)]
pub(crate) async fn allocate(caller: Caller, At(id): At<ContributionId>, sent: Sent) -> Answer<Contribution> {
    edits(&caller)?;
    let AllocationSent { line, row, area, usd, before } = sent.read()?;
    let target = match (line, row, area) {
        (Some(line), None, None) => Target::Line(BudgetLineId(line)),
        (None, Some(row), Some(area)) => {
            let area = area.parse().map_err(|_| Problem::new("area", "area-unknown").with("found", &area));
            Target::Cell(AppealRowId(row), area.map_err(Error::from)?)
        }
        _ => return Err(Error::invalid("line", "allocation-one-target").into()),
    };
    let before = match before {
        None => None,
        Some(typed) => match Money::parse(&typed, Currency::USD) {
            Ok(amount) => Some(amount.map_or(0, |amount| amount.minor)),
            Err(_) => return Err(Error::from(Problem::new("before", "amount-not-dollars").with("found", typed)).into()),
        },
    };
    let command = Allocate { contribution: id, target, amount: usd, before };
    contribution::allocate(&caller.ctx, command).await.map_err(|error| named(error, target))?;
    Ok(Json(shown(&caller.ctx, id).await?))
}

/// The fields as they were sent: the amount is `usd`, the target `line` or `row`.
fn named(error: Error, target: Target) -> Failure {
    let rename = |mut problem: Problem| {
        problem.field = match (problem.field.as_str(), target) {
            ("amount", _) => "usd".into(),
            ("target", Target::Line(_)) => "line".into(),
            ("target", Target::Cell(..)) => "row".into(),
            (other, _) => other.into(),
        };
        problem
    };
    match error {
        Error::Invalid(problems) => Error::Invalid(problems.into_iter().map(rename).collect()),
        Error::Conflict(problems) => Error::Conflict(problems.into_iter().map(rename).collect()),
        other => other,
    }
    .into()
}
