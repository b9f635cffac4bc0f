//! `/api/v1/results/{framework}/{indicator}/overlaps` and `/api/v1/overlaps/{overlap}`

mod declare;
mod withdraw;

use domain::policy::Wide;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    caller::{Caller, Door},
    problem::Failure,
};

pub(super) fn routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new().routes(routes!(declare::declare)).routes(routes!(withdraw::withdraw))
}

/// Asked before the body is looked at; the use case asks again.
fn declares(caller: &Caller) -> Result<(), Failure> {
    Ok(caller.ctx.wide(Wide::DeclareOverlap)?)
}
