//! `DELETE` of the parts of a framework: areas, outcomes and outputs, corporate indicators

use axum::http::StatusCode;
use backend::usecase::framework::{self, Retire};
use domain::framework::Part;

use super::{
    super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{Asked, At},
    },
    edits,
    shape::RetireAsked,
};

async fn retired(
    caller: &Caller,
    part: Part,
    (framework, id): (String, i64),
    asked: &Asked,
) -> Result<StatusCode, Failure> {
    edits(caller)?;
    let RetireAsked { version, reason } = asked.read()?;
    framework::retire(&caller.ctx, Retire { framework, part, id, version, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an area out in which nothing stands
#[utoipa::path(
    delete, path = "/frameworks/{framework}/areas/{area}", operation_id = "retire_framework_area",
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("area" = i64, Path, description = "The area"),
        RetireAsked
    ),
    responses((status = 204, description = "Past days keep it"), Unwritten)
)]
pub(crate) async fn area(caller: Caller, At(at): At<(String, i64)>, asked: Asked) -> Result<StatusCode, Failure> {
    retired(&caller, Part::Area, at, &asked).await
}

/// Takes an outcome or output out under which nothing stands
#[utoipa::path(
    delete, path = "/frameworks/{framework}/results/{result}", operation_id = "retire_framework_result",
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("result" = i64, Path, description = "The outcome or output"),
        RetireAsked
    ),
    responses((status = 204, description = "Past days keep it"), Unwritten)
)]
pub(crate) async fn result(caller: Caller, At(at): At<(String, i64)>, asked: Asked) -> Result<StatusCode, Failure> {
    retired(&caller, Part::Result, at, &asked).await
}

/// Takes a corporate indicator out; its links end with it
#[utoipa::path(
    delete, path = "/frameworks/{framework}/indicators/{corporate}", operation_id = "retire_corporate",
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("corporate" = i64, Path, description = "The corporate indicator"),
        RetireAsked
    ),
    responses((status = 204, description = "Past days keep it"), Unwritten)
)]
pub(crate) async fn indicator(caller: Caller, At(at): At<(String, i64)>, asked: Asked) -> Result<StatusCode, Failure> {
    retired(&caller, Part::Indicator, at, &asked).await
}
