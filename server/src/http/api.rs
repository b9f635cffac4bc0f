//! The REST API under `/api/v1`: the same queries and use cases as the pages, as JSON.
//!
//! One file per verb, laid out as the addresses are. Every route is added with [`routes!`], which puts it into the OpenAPI
//! document too; `server/tests/api` calls each of them from that document. The session cookie means nothing here, so no
//! page of another site can make a browser write.

mod areas;
mod budget_rules;
mod caller;
mod contributions;
mod coverage;
mod document;
mod filtered;
mod frameworks;
mod funding;
mod links;
mod locks;
mod me;
mod portfolio;
mod problem;
mod projects;
mod quality_rules;
mod rates;
mod results;
mod sent;
mod value;
mod work;

use axum::{
    Router,
    http::{HeaderValue, StatusCode, header},
    routing::any,
};
use backend::{db::Db, files::Files};
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa_axum::{router::OpenApiRouter, routes};

use self::{
    caller::Door,
    problem::{Failure, json},
};
use super::Clock;

/// Where all of it stands.
const ROOT: &str = "/api/v1";

/// What a handler answers.
type Answer<T> = Result<axum::Json<T>, Failure>;

/// Every route, relative to [`ROOT`].
fn all_routes() -> OpenApiRouter<Door> {
    OpenApiRouter::new()
        .routes(routes!(document::read))
        .routes(routes!(me::read))
        .routes(routes!(work::read))
        .routes(routes!(work::mission::read))
        .routes(routes!(work::mission::send))
        .merge(contributions::routes())
        .merge(frameworks::routes())
        .merge(funding::routes())
        .routes(routes!(rates::read, rates::post))
        .routes(routes!(budget_rules::read))
        .routes(routes!(budget_rules::put))
        .routes(routes!(portfolio::calendar))
        .routes(routes!(portfolio::countries))
        .routes(routes!(portfolio::remind))
        .routes(routes!(quality_rules::read))
        .routes(routes!(quality_rules::put))
        .merge(links::routes())
        .merge(locks::routes())
        .merge(projects::routes())
        .merge(results::routes())
}

/// The API over one database; nothing under it ever answers with a page.
fn router(door: Door) -> Router {
    let (router, _) = all_routes().split_for_parts();
    router
        .method_not_allowed_fallback(|| async { json(StatusCode::METHOD_NOT_ALLOWED, "api-no-method") })
        .route("/{*anything}", any(nothing))
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .with_state(door)
}

/// The API with every address under [`ROOT`], that one itself included: beside it stand the forms of the pages, `/api/{name}`.
pub(super) fn nested(db: Db, clock: Clock, files: Files) -> Router {
    let router = router(Door { db, clock, files });
    Router::new().nest(ROOT, router).route(ROOT, any(nothing)).route(&format!("{ROOT}/"), any(nothing))
}

async fn nothing() -> Failure {
    json(StatusCode::NOT_FOUND, "api-not-found")
}
