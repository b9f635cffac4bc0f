//! `/api/v1/contributions` and `/api/v1/donors`

mod add;
mod allocate;
mod convert;
mod donors;
mod edit;
mod list;
mod read;
mod record;
mod retire;
mod sent;
mod shape;
mod withdraw;

use backend::usecase::contribution::may;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    caller::{Caller, Door},
    problem::Failure,
};

pub(super) fn routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new()
        .routes(routes!(list::list, add::add))
        .routes(routes!(read::read, edit::edit, retire::retire))
        .routes(routes!(record::record))
        .routes(routes!(withdraw::withdraw))
        .routes(routes!(allocate::allocate))
        .routes(routes!(convert::convert))
        .routes(routes!(donors::list))
}

/// Asked before the body is looked at; the use case asks again.
fn edits(caller: &Caller) -> Result<(), Failure> {
    Ok(may(&caller.ctx)?)
}
