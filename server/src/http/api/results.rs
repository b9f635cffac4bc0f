//! `/api/v1/results`

mod charts;
mod chosen;
mod indicator;
mod overlaps;
mod overview;
mod pack;
mod pivot;
mod shape;

use utoipa_axum::{router::OpenApiRouter, routes};

use super::caller::Door;

pub(super) fn routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new()
        .routes(routes!(overview::read))
        .routes(routes!(pivot::read))
        .routes(routes!(indicator::read))
        .routes(routes!(charts::read))
        .routes(routes!(pack::read))
        .merge(overlaps::routes())
}
