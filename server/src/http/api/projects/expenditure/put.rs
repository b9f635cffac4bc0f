//! `PUT /api/v1/projects/{code}/expenditure?month=2026-10`

use axum::Json;
use backend::{
    error::Error,
    usecase::expenditure::{Enter, Typed, enter},
};
use domain::{code::ProjectCode, id::BudgetLineId, policy::Action};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{Asked, At, Sent},
        value::renamed,
    },
    shape::{MonthAsked, MonthSpent, read_month},
};

/// What was spent on lines of the budget in a month.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MonthSent {
    lines: Vec<SpentSent>,
}

/// A figure in the place of the one that was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SpentSent {
    line: i64,
    /// The entry that was read; null where there was no figure
    #[serde(default)]
    entry: Option<i64>,
    /// In the currency of the line; null takes the figure out
    #[schema(example = "1200.00")]
    amount: Option<String>,
}

impl MonthSent {
    fn lines(&self) -> Vec<Typed> {
        let line = |(place, sent): (usize, &SpentSent)| Typed {
            key: format!("lines[{place}].amount"),
            line: BudgetLineId(sent.line),
            text: sent.amount.clone().unwrap_or_default(),
            entry: sent.entry,
        };
        self.lines.iter().enumerate().map(line).collect()
    }
}

/// Enters what was spent in a month, all that is sent or nothing
///
/// Lines that are not listed stay as they are. An amount is converted at the rate of the last day of the month.
#[utoipa::path(
    put, path = "/projects/{code}/expenditure", operation_id = "put_expenditure", request_body = MonthSent,
    params(("code" = String, Path, description = "The project's code"), MonthAsked),
    responses((status = 200, description = "All that stands now", body = MonthSpent), Unwritten)
)]
pub(crate) async fn put(caller: Caller, At(code): At<ProjectCode>, asked: Asked, sent: Sent) -> Answer<MonthSpent> {
    let project = caller.project(&code, Action::EnterExpenditure).await?;
    let asked: MonthAsked = asked.read()?;
    let month = asked.read()?.ok_or_else(|| Error::invalid("month", "spent-month"))?;
    let sent: MonthSent = sent.read()?;
    let command = Enter { project: code, month, lines: sent.lines() };
    let named = |field: &str| field.replace(".amount.entry", ".entry");
    enter(&caller.ctx, command).await.map_err(|error| renamed(error, named))?;
    Ok(Json(read_month(&caller, &project, Some(month)).await?))
}
