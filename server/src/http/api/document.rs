//! `GET /api/v1/openapi.json`: the description of every route, made from the routes themselves.

use std::sync::LazyLock;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Document,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::router::OpenApiRouter;

use super::{
    ROOT, all_routes,
    problem::{FieldError, Problem},
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Baseline REST API",
        version = "1",
        description = "Projects, their results matrix, reported values, progress and totals, as the pages show them. \
                       Numbers are exact: decimal strings, never floats; a blank is null and never 0."
    ),
    components(schemas(Problem, FieldError)),
    modifiers(&Bearer),
    security(("bearer" = []))
)]
struct Head;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("Printed by `baseline token create EMAIL`"))
            .build();
        document.components.get_or_insert_default().add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    let document = OpenApiRouter::with_openapi(Head::openapi()).nest(ROOT, all_routes()).into_openapi();
    document.to_json().expect("a document of strings can be written")
});

/// This document
///
/// Open to everybody: it holds nothing of anybody's.
#[utoipa::path(
    get, path = "/openapi.json", operation_id = "read_document", security(()),
    responses((status = 200, description = "An OpenAPI 3.1 document", body = serde_json::Value))
)]
pub(super) async fn read() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response()
}
