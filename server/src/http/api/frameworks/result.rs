//! `POST /api/v1/frameworks/{framework}/results` and `PUT …/results/{result}`

use axum::{Json, http::StatusCode};
use backend::usecase::framework::{self, FrameworkResult};
use domain::id::{AreaId, ResultId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    edits,
    shape::{PartMade, position},
};

/// An outcome of an area, or an output of an outcome.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResultSent {
    /// Of an outcome: its area
    #[serde(default)]
    area: Option<i64>,
    /// Of an output: its outcome
    #[serde(default)]
    parent: Option<i64>,
    statement: String,
    /// Among its siblings, from 1; left out, behind the last
    #[serde(default)]
    position: Option<i64>,
}

/// As it is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResultRevised {
    /// That was read
    version: i64,
    statement: String,
    #[serde(default)]
    position: Option<i64>,
}

/// Adds an outcome or an output
#[utoipa::path(
    post, path = "/frameworks/{framework}/results", operation_id = "add_framework_result", request_body = ResultSent,
    params(("framework" = String, Path, description = "The framework's code")),
    responses((status = 201, description = "Its number", body = PartMade), Unwritten)
)]
pub(crate) async fn add(
    caller: Caller,
    At(framework): At<String>,
    sent: Sent,
) -> Result<(StatusCode, Json<PartMade>), Failure> {
    edits(&caller)?;
    let ResultSent { area, parent, statement, position: place } = sent.read()?;
    let command = FrameworkResult {
        framework,
        result: None,
        area: area.map(AreaId),
        parent: parent.map(ResultId),
        version: 0,
        statement,
        position: position(place),
    };
    let id = framework::save_result(&caller.ctx, command).await?;
    Ok((StatusCode::CREATED, Json(PartMade { id: id.0 })))
}

/// Changes an outcome or an output
#[utoipa::path(
    put, path = "/frameworks/{framework}/results/{result}", operation_id = "put_framework_result",
    request_body = ResultRevised,
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("result" = i64, Path, description = "The outcome or output")
    ),
    responses((status = 200, description = "Its number", body = PartMade), Unwritten)
)]
pub(crate) async fn put(
    caller: Caller,
    At((framework, result)): At<(String, ResultId)>,
    sent: Sent,
) -> Result<Json<PartMade>, Failure> {
    edits(&caller)?;
    let ResultRevised { version, statement, position: place } = sent.read()?;
    let command = FrameworkResult {
        framework,
        result: Some(result),
        area: None,
        parent: None,
        version,
        statement,
        position: position(place),
    };
    let id = framework::save_result(&caller.ctx, command).await?;
    Ok(Json(PartMade { id: id.0 }))
}
