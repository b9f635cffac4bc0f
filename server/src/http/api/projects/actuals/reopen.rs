//! `POST /api/v1/projects/{code}/periods/{period}/actuals/reopen`

use axum::Json;
use backend::usecase::actual::{self, Reopen};
use domain::{
    code::ProjectCode,
    id::{ActualId, PeriodId},
    policy::Action,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
        value::renamed,
    },
    approve::Judged,
};

/// The version that was seen, by its id, and why it is reopened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReopenSent {
    actual: i64,
    reason: String,
}

/// Reopens an approved value with a reason; until it is approved again it counts nowhere
#[utoipa::path(
    post, path = "/projects/{code}/periods/{period}/actuals/reopen", operation_id = "reopen_actual",
    request_body = ReopenSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period")
    ),
    responses((status = 200, description = "It can be corrected", body = Judged), Unwritten)
)]
pub(crate) async fn reopen(
    caller: Caller,
    At((code, period)): At<(ProjectCode, PeriodId)>,
    sent: Sent,
) -> Answer<Judged> {
    caller.project(&code, Action::ReviewValues).await?;
    let ReopenSent { actual, reason } = sent.read()?;
    let named = |field: &str| match field {
        "note" => "reason".to_owned(),
        _ if field.starts_with("chosen.") => "actual".to_owned(),
        _ => field.to_owned(),
    };
    let command = Reopen { project: code, period, actual: ActualId(actual), reason };
    actual::reopen(&caller.ctx, command).await.map_err(|error| renamed(error, named))?;
    Ok(Json(Judged { values: 1 }))
}
