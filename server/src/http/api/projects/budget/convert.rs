//! `POST /api/v1/projects/{code}/budget/convert`

use axum::Json;
use backend::usecase::budget;
use domain::{code::ProjectCode, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::super::{
    Answer,
    caller::Caller,
    problem::Unwritten,
    sent::{At, Sent},
};

/// Nothing is to be said: every amount without a rate is meant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConvertSent {}

/// How many amounts were converted.
#[derive(Serialize, ToSchema)]
pub(crate) struct Converted {
    converted: u32,
}

/// Converts the amounts that had no rate, at the rate of today
#[utoipa::path(
    post, path = "/projects/{code}/budget/convert", operation_id = "convert_budget", request_body = ConvertSent,
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "They are converted", body = Converted), Unwritten)
)]
pub(crate) async fn convert(caller: Caller, At(code): At<ProjectCode>, sent: Sent) -> Answer<Converted> {
    caller.project(&code, Action::EditBudget).await?;
    let ConvertSent {} = sent.read()?;
    Ok(Json(Converted { converted: budget::convert(&caller.ctx, &code).await? }))
}
