//! `POST /api/v1/frameworks/{framework}/areas` and `PUT …/areas/{area}`

use axum::{Json, http::StatusCode};
use backend::usecase::framework::{self, Area};
use domain::id::AreaId;
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

/// A principle or an objective.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrameworkAreaSent {
    /// That was read; of a new one it is left out
    #[serde(default)]
    version: i64,
    #[schema(example = "P1")]
    code: String,
    name: String,
    #[serde(default)]
    statement: String,
    /// Among the areas, from 1; left out, behind the last
    #[serde(default)]
    position: Option<i64>,
}

impl FrameworkAreaSent {
    fn command(self, framework: String, area: Option<AreaId>) -> Area {
        let FrameworkAreaSent { version, code, name, statement, position: place } = self;
        Area { framework, area, version, code, name, statement, position: position(place) }
    }
}

/// Adds an area
#[utoipa::path(
    post, path = "/frameworks/{framework}/areas", operation_id = "add_framework_area", request_body = FrameworkAreaSent,
    params(("framework" = String, Path, description = "The framework's code")),
    responses((status = 201, description = "Its number", body = PartMade), Unwritten)
)]
pub(crate) async fn add(
    caller: Caller,
    At(code): At<String>,
    sent: Sent,
) -> Result<(StatusCode, Json<PartMade>), Failure> {
    edits(&caller)?;
    let sent: FrameworkAreaSent = sent.read()?;
    let id = framework::save_area(&caller.ctx, sent.command(code, None)).await?;
    Ok((StatusCode::CREATED, Json(PartMade { id: id.0 })))
}

/// Changes an area
#[utoipa::path(
    put, path = "/frameworks/{framework}/areas/{area}", operation_id = "put_framework_area", request_body = FrameworkAreaSent,
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("area" = i64, Path, description = "The area")
    ),
    responses((status = 200, description = "Its number", body = PartMade), Unwritten)
)]
pub(crate) async fn put(
    caller: Caller,
    At((code, area)): At<(String, AreaId)>,
    sent: Sent,
) -> Result<Json<PartMade>, Failure> {
    edits(&caller)?;
    let sent: FrameworkAreaSent = sent.read()?;
    let id = framework::save_area(&caller.ctx, sent.command(code, Some(area))).await?;
    Ok(Json(PartMade { id: id.0 }))
}
