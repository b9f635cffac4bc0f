//! `POST /api/v1/projects/{code}/periods/{period}/actuals/return`

use axum::Json;
use backend::usecase::actual::{self, SendBack};
use domain::{code::ProjectCode, id::PeriodId, policy::Action};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
    },
    approve::Judged,
    shape::{chosen, placed},
};

/// The versions that were seen, by their ids, and what their author should do.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReturnSent {
    chosen: Vec<i64>,
    note: String,
}

/// Sends submitted values back to their author with a note, all of the chosen or none
#[utoipa::path(
    post, path = "/projects/{code}/periods/{period}/actuals/return", operation_id = "return_actuals",
    request_body = ReturnSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period")
    ),
    responses((status = 200, description = "How many", body = Judged), Unwritten)
)]
pub(crate) async fn send_back(
    caller: Caller,
    At((code, period)): At<(ProjectCode, PeriodId)>,
    sent: Sent,
) -> Answer<Judged> {
    caller.project(&code, Action::ReviewValues).await?;
    let ReturnSent { chosen: ids, note } = sent.read()?;
    let command = SendBack { project: code, period, chosen: chosen(&ids), note };
    let values = actual::send_back(&caller.ctx, command).await.map_err(|error| placed(error, &ids))?;
    Ok(Json(Judged { values }))
}
