//! `PUT /api/v1/projects/{code}/matrix/indicators/{indicator}`

use axum::Json;
use backend::usecase::matrix::{self, ReviseIndicator};
use domain::{code::ProjectCode, id::IndicatorId, policy::Action};
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
    add_indicator::in_body,
    shape::{Indicator, IndicatorSent, indicator},
};

/// An indicator in the place of the one that was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IndicatorRevised {
    /// The version that was read
    version: i64,
    indicator: IndicatorSent,
}

/// Changes an indicator: its words, how it is measured and added up, baseline and target
#[utoipa::path(
    put, path = "/projects/{code}/matrix/indicators/{indicator}", operation_id = "revise_indicator",
    request_body = IndicatorRevised,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "The indicator as it is now", body = Indicator), Unwritten)
)]
pub(crate) async fn revise_indicator(
    caller: Caller,
    At((code, id)): At<(ProjectCode, IndicatorId)>,
    sent: Sent,
) -> Answer<Indicator> {
    caller.project(&code, Action::EditMatrix).await?;
    let IndicatorRevised { version, indicator: text } = sent.read()?;
    let command = ReviseIndicator { project: code.clone(), indicator: id, version, text: text.into() };
    matrix::revise_indicator(&caller.ctx, command).await.map_err(|error| renamed(error, in_body))?;
    Ok(Json(indicator(&caller, &code, id).await?))
}
