//! `PUT /api/v1/projects/{code}/indicators/{indicator}/actuals`

use axum::Json;
use backend::usecase::actual::{Across, across};
use domain::{code::ProjectCode, id::IndicatorId, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
        value::{Batch, ValueIn},
    },
    shape::{OverPeriods, over_periods},
};

/// Values of one indicator; those of other periods stay as they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PeriodsSent {
    values: Vec<ValueIn>,
}

/// What was written, and what stands there now.
#[derive(Serialize, ToSchema)]
pub(crate) struct PeriodsWritten {
    /// Values that differed
    written: u32,
    actuals: OverPeriods,
}

/// Keeps the values of several periods as drafts, all of them or none
#[utoipa::path(
    put, path = "/projects/{code}/indicators/{indicator}/actuals", operation_id = "put_indicator_actuals",
    request_body = PeriodsSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "What stands there now", body = PeriodsWritten), Unwritten)
)]
pub(crate) async fn put(
    caller: Caller,
    At((code, indicator)): At<(ProjectCode, IndicatorId)>,
    sent: Sent,
) -> Answer<PeriodsWritten> {
    caller.project(&code, Action::EnterValues).await?;
    let PeriodsSent { values } = sent.read()?;
    let batch = Batch::over_periods(values);
    let command = Across { project: code.clone(), indicator, rows: batch.rows_of(indicator)?, chosen: None };
    let done = across(&caller.ctx, command).await.map_err(|error| batch.explain(error))?;
    let actuals = over_periods(&caller, &code, indicator).await?;
    Ok(Json(PeriodsWritten { written: done.written, actuals }))
}
