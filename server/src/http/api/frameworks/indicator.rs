//! `POST /api/v1/frameworks/{framework}/indicators` and `PUT …/indicators/{corporate}`

use axum::{Json, http::StatusCode};
use backend::usecase::framework::{self, Indicator, IndicatorText};
use domain::id::{AreaId, CorporateIndicatorId};
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

/// What headquarters adds up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorporateSent {
    /// That was read; of a new one it is left out
    #[serde(default)]
    version: i64,
    /// Of a new one
    #[serde(default)]
    area: Option<i64>,
    #[schema(example = "P1.1")]
    code: String,
    title: String,
    #[serde(default)]
    definition: String,
    /// How it is measured
    #[serde(default)]
    method: String,
    unit: String,
    /// count, percentage, rate, mean, scale or yes-no
    kind: String,
    /// increase, decrease or maintain
    direction: String,
    /// How it adds up over projects: sum, mean, maximum or minimum
    operator: String,
    /// Of a scale, the lowest first
    #[serde(default)]
    answers: Vec<String>,
    /// The outcome or output of which it is; left out, its area
    #[serde(default)]
    result: Option<i64>,
    /// Among the indicators of its area, from 1; left out, behind the last
    #[serde(default)]
    position: Option<i64>,
}

impl CorporateSent {
    fn command(self, framework: String, indicator: Option<CorporateIndicatorId>) -> Indicator {
        let text = IndicatorText {
            code: self.code,
            title: self.title,
            definition: self.definition,
            method: self.method,
            unit: self.unit,
            kind: self.kind,
            direction: self.direction,
            operator: self.operator,
            answers: self.answers.join("\n"),
            result: self.result.map(|id| id.to_string()).unwrap_or_default(),
            position: position(self.position),
        };
        Indicator { framework, indicator, area: self.area.map(AreaId), version: self.version, text }
    }
}

/// Adds a corporate indicator
#[utoipa::path(
    post, path = "/frameworks/{framework}/indicators", operation_id = "add_corporate", request_body = CorporateSent,
    params(("framework" = String, Path, description = "The framework's code")),
    responses((status = 201, description = "Its number", body = PartMade), Unwritten)
)]
pub(crate) async fn add(
    caller: Caller,
    At(code): At<String>,
    sent: Sent,
) -> Result<(StatusCode, Json<PartMade>), Failure> {
    edits(&caller)?;
    let sent: CorporateSent = sent.read()?;
    let id = framework::save_indicator(&caller.ctx, sent.command(code, None)).await?;
    Ok((StatusCode::CREATED, Json(PartMade { id: id.0 })))
}

/// Changes a corporate indicator
///
/// While project indicators count towards it, its kind, its unit and its answers stay.
#[utoipa::path(
    put, path = "/frameworks/{framework}/indicators/{corporate}", operation_id = "put_corporate",
    request_body = CorporateSent,
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("corporate" = i64, Path, description = "The corporate indicator")
    ),
    responses((status = 200, description = "Its number", body = PartMade), Unwritten)
)]
pub(crate) async fn put(
    caller: Caller,
    At((code, indicator)): At<(String, CorporateIndicatorId)>,
    sent: Sent,
) -> Result<Json<PartMade>, Failure> {
    edits(&caller)?;
    let sent: CorporateSent = sent.read()?;
    let id = framework::save_indicator(&caller.ctx, sent.command(code, Some(indicator))).await?;
    Ok(Json(PartMade { id: id.0 }))
}
