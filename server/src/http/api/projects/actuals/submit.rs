//! `POST /api/v1/projects/{code}/periods/{period}/actuals/submit`

use axum::Json;
use backend::usecase::actual::{self, Submit};
use domain::{
    code::ProjectCode,
    id::{IndicatorId, PeriodId},
    policy::Action,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::super::{
    Answer,
    caller::Caller,
    problem::Unwritten,
    sent::{At, Sent},
};

/// What to hand in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubmitSent {
    /// Only the values of these indicators; without this field, every draft of the period that has a value
    #[serde(default)]
    indicators: Option<Vec<i64>>,
}

/// What was handed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Submitted {
    submitted: u32,
    /// Indicators of the period that still have nothing handed in
    missing: u32,
}

/// Hands in the drafts of a period, all of them or those of chosen indicators
#[utoipa::path(
    post, path = "/projects/{code}/periods/{period}/actuals/submit", operation_id = "submit_actuals",
    request_body = SubmitSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period")
    ),
    responses((status = 200, description = "How many", body = Submitted), Unwritten)
)]
pub(crate) async fn submit(
    caller: Caller,
    At((code, period)): At<(ProjectCode, PeriodId)>,
    sent: Sent,
) -> Answer<Submitted> {
    caller.project(&code, Action::SubmitValues).await?;
    let SubmitSent { indicators } = sent.read()?;
    let chosen = indicators.map(|ids| ids.into_iter().map(IndicatorId).collect());
    let done = actual::submit(&caller.ctx, Submit { project: code, period, rows: Vec::new(), chosen }).await?;
    Ok(Json(Submitted { submitted: done.submitted, missing: done.missing }))
}
