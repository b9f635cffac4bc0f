//! Headers on every answer, the origin of every write, addresses that are none, and what a refused form post shows.

use app::failure_document;
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

const HEADERS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Where a page gave no policy of its own (with the nonce of its scripts), nothing may run.
const NO_SCRIPTS: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

pub(super) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(NO_SCRIPTS));
    response
}

/// Refuses addresses with a NUL character in them: nothing of ours has one, and PostgreSQL refuses to look for it.
pub(super) async fn no_nul(request: Request, next: Next) -> Response {
    if request.uri().to_string().contains("%00") {
        return (StatusCode::BAD_REQUEST, "This is no address.").into_response();
    }
    next.run(request).await
}

/// Refuses writes that another site's page sends: their `Origin` is not ours.
pub(super) async fn same_origin(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) || from_here(&request) {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, "This form was sent from another site; nothing was changed.").into_response()
}

fn from_here(request: &Request) -> bool {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let (origin, host) = (text(header::ORIGIN), text(header::HOST));
    match (origin, host) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, authority)| authority == host),
        // Browsers send an origin with every form post; what sends none carries no cookie of a person either.
        (None, _) => text(HeaderName::from_static("sec-fetch-site")).is_none_or(|site| site == "same-origin"),
        _ => false,
    }
}

/// A form post that may not be carried out answers with its status; a person sees a page that says so.
pub(super) async fn failed_form(request: Request, next: Next) -> Response {
    let form = request.method() == Method::POST && request.uri().path().starts_with("/api/");
    let response = next.run(request).await;
    let status = response.status();
    if !form || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let style = format!("/{}/app.css", super::assets::folder());
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], Body::from(failure_document(status, &style)))
        .into_response()
}
