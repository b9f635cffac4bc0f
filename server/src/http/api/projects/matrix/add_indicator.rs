//! `POST /api/v1/projects/{code}/matrix/indicators`

use axum::{Json, http::StatusCode};
use backend::usecase::matrix::{self, AddIndicator};
use domain::{code::ProjectCode, id::NodeId, policy::Action};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
        value::renamed,
    },
    shape::{Indicator, IndicatorSent, indicator},
};

/// An indicator to be added, after those that stand on its row.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IndicatorAdded {
    /// The objective, outcome or output on which it stands
    node: i64,
    indicator: IndicatorSent,
}

/// Adds an indicator to a row
#[utoipa::path(
    post, path = "/projects/{code}/matrix/indicators", operation_id = "add_indicator", request_body = IndicatorAdded,
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 201, description = "The indicator", body = Indicator), Unwritten)
)]
pub(crate) async fn add_indicator(
    caller: Caller,
    At(code): At<ProjectCode>,
    sent: Sent,
) -> Result<(StatusCode, Json<Indicator>), Failure> {
    caller.project(&code, Action::EditMatrix).await?;
    let added: IndicatorAdded = sent.read()?;
    let command = AddIndicator { project: code.clone(), node: NodeId(added.node), text: added.indicator.into() };
    let id = matrix::add_indicator(&caller.ctx, command).await.map_err(|error| renamed(error, in_body))?;
    Ok((StatusCode::CREATED, Json(indicator(&caller, &code, id).await?)))
}

/// A field of the use case as it was sent.
pub(super) fn in_body(field: &str) -> String {
    match field {
        "" => String::new(),
        "own_axis" => "indicator.own_axis.name".into(),
        "own_categories" => "indicator.own_axis.categories".into(),
        field => format!("indicator.{field}"),
    }
}
