//! The browser build, the style sheet and the few static files.

use axum::Router;

/// The path under which the browser build is served; it changes with its content, so that it may be cached for ever.
pub(super) fn folder() -> &'static str {
    "pkg"
}

pub(super) fn routes() -> Router {
    Router::new()
}
