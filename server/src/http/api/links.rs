//! `/api/v1/links`

mod decide;
mod end;
mod list;
pub(super) mod shape;

use utoipa_axum::{router::OpenApiRouter, routes};

use super::caller::Door;

pub(super) fn routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(decide::confirm))
        .routes(routes!(decide::refuse))
        .routes(routes!(end::end))
}
