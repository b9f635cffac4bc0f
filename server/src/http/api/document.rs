//! `GET /api/v1/openapi.json`: the description of every route, made from the routes themselves.

use std::sync::LazyLock;

use app::request::AS_AT;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        KnownFormat, ObjectBuilder, OpenApi as Document, RefOr, Required, SchemaFormat, Type,
        path::{ParameterBuilder, ParameterIn},
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
    let mut document = OpenApiRouter::with_openapi(Head::openapi()).nest(ROOT, all_routes()).into_openapi();
    tell_past_days(&mut document);
    document.to_json().expect("a document of strings can be written")
});

/// Whatever is read of projects, results, frameworks, links and rates can be read as at a past day.
fn tell_past_days(document: &mut Document) {
    let day = ParameterBuilder::new()
        .name(AS_AT)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some("A past day, such as 2026-03-31: everything as it stood at its end, UTC"))
        .schema(Some(
            ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))),
        ))
        .build();
    for (path, item) in &mut document.paths.paths {
        let of = |noun: &str| path.starts_with(&format!("{ROOT}/{noun}"));
        if let Some(read) =
            item.get.as_mut().filter(|_| ["projects", "results", "rates", "frameworks", "links"].into_iter().any(of))
        {
            read.parameters.get_or_insert_default().push(RefOr::T(day.clone()));
        }
    }
}

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
