//! The browser build, the style sheet and the few static files: embedded in a release, read from disk otherwise.

use axum::Router;
use memory_serve::{CacheControl, load};

/// The path under which the browser build and the style sheet are served. It changes with their content, so that they
/// are cached for a year and still never out of date.
pub(super) fn folder() -> &'static str {
    concat!("pkg-", env!("SITE_FINGERPRINT"))
}

pub(super) fn routes() -> Router {
    let package = load!("pkg").index_file(None).cache_control(CacheControl::Long).into_router();
    let public = load!("public").index_file(None).cache_control(CacheControl::Medium).into_router();
    Router::new().nest(&format!("/{}", folder()), package).merge(public)
}
