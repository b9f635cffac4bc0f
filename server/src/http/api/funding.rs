//! `/api/v1/funding`

mod areas;
mod given;
mod overview;
mod revise;
mod row;
mod shape;

use utoipa_axum::{router::OpenApiRouter, routes};

use super::caller::Door;

pub(super) fn routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new()
        .routes(routes!(overview::read))
        .routes(routes!(areas::read, areas::put))
        .routes(routes!(row::read))
        .routes(routes!(revise::revise))
}
