//! `POST /api/v1/projects/{code}/periods/{period}/actuals/approve`

use axum::Json;
use backend::usecase::actual::{self, Approve};
use domain::{code::ProjectCode, id::PeriodId, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
    },
    shape::{chosen, placed},
};

/// The versions that were seen, by their ids.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chosen {
    chosen: Vec<i64>,
}

/// How many values were decided about.
#[derive(Serialize, ToSchema)]
pub(crate) struct Judged {
    pub values: u32,
}

/// Approves submitted values, all of the chosen or none
///
/// Not one's own: who wrote or submitted a value cannot approve it.
#[utoipa::path(
    post, path = "/projects/{code}/periods/{period}/actuals/approve", operation_id = "approve_actuals",
    request_body = Chosen,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period")
    ),
    responses((status = 200, description = "They count from now on", body = Judged), Unwritten)
)]
pub(crate) async fn approve(
    caller: Caller,
    At((code, period)): At<(ProjectCode, PeriodId)>,
    sent: Sent,
) -> Answer<Judged> {
    caller.project(&code, Action::ReviewValues).await?;
    let Chosen { chosen: ids } = sent.read()?;
    let command = Approve { project: code, period, chosen: chosen(&ids) };
    let values = actual::approve(&caller.ctx, command).await.map_err(|error| placed(error, &ids))?;
    Ok(Json(Judged { values }))
}
