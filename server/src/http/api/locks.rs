//! `/api/v1/locks`

mod let_in;
mod lift;
mod list;
mod set;

use backend::{error::Error, query::lock::list::may_set};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    caller::{Caller, Door},
    problem::Failure,
};

pub(super) fn routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new()
        .routes(routes!(list::list, set::set))
        .routes(routes!(lift::lift))
        .routes(routes!(let_in::let_in))
}

/// Asked before the body is looked at; whether they may lock this, the use case asks again.
fn sets_locks(caller: &Caller) -> Result<(), Failure> {
    if may_set(&caller.person.subject) { Ok(()) } else { Err(Error::Forbidden.into()) }
}
