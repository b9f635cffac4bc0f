//! `/api/v1/results/{framework}/{indicator}/overlaps`, `/api/v1/overlap-proposals/{proposal}` and `/api/v1/overlaps/{overlap}`

mod end;
mod propose;
mod withdraw;

use domain::policy::Wide;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    caller::{Caller, Door},
    problem::Failure,
};

pub(super) fn routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new()
        .routes(routes!(propose::propose))
        .routes(routes!(end::approve))
        .routes(routes!(end::refuse))
        .routes(routes!(end::take_back))
        .routes(routes!(withdraw::withdraw))
}

/// Asked before the body is looked at; the use case asks again.
fn proposes(caller: &Caller) -> Result<(), Failure> {
    Ok(caller.ctx.wide(Wide::ProposeOverlap)?)
}

/// The same of approving, refusing and withdrawing.
fn approves(caller: &Caller) -> Result<(), Failure> {
    Ok(caller.ctx.wide(Wide::ApproveOverlap)?)
}
