//! `/api/v1/frameworks`

mod add;
mod area;
mod indicator;
mod read;
mod result;
mod retire;
mod shape;
mod targets;

use domain::policy::Wide;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    caller::{Caller, Door},
    problem::Failure,
};

pub(super) fn routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new()
        .routes(routes!(read::list, add::add))
        .routes(routes!(read::read, add::revise))
        .routes(routes!(area::add))
        .routes(routes!(area::put, retire::area))
        .routes(routes!(result::add))
        .routes(routes!(result::put, retire::result))
        .routes(routes!(indicator::add))
        .routes(routes!(indicator::put, retire::indicator))
        .routes(routes!(targets::put))
}

/// Asked before the body is looked at; the use case asks again.
fn edits(caller: &Caller) -> Result<(), Failure> {
    Ok(caller.ctx.wide(Wide::EditFrameworks)?)
}
