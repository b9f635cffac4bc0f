//! The HTTP entrance: routes and the layers around them.

mod api;
mod assets;
mod downloads;
mod measure;
mod security;
mod sessions;
mod visit;

use std::{path::Path, sync::Arc};

use app::router::{App, shell};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use backend::{
    db::Db,
    files::{Files, MOST_MEGABYTES},
    meter::Meter,
};
use chrono::{DateTime, Utc};
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list, handle_server_fns};
use tower_http::{compression::CompressionLayer, trace::TraceLayer};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

/// Where the moment of a request comes from: the clock, or a fixed one in tests.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

#[derive(Clone)]
pub struct Options {
    pub tls: bool,
    pub clock: Clock,
    /// Where files behind values lie, and how large they may be.
    pub files: Files,
    /// Counts the statements of the database, and each answer says what it took.
    pub meter: Option<Arc<Meter>>,
}

impl Default for Options {
    #[expect(clippy::disallowed_methods, reason = "the edge: here the moment of a request is taken")]
    fn default() -> Self {
        Self {
            tls: false,
            clock: Arc::new(Utc::now),
            files: Files::new(Path::new("data"), MOST_MEGABYTES),
            meter: None,
        }
    }
}

/// A form of 200 indicators with their cells stays below this many bytes.
const BODY_LIMIT: usize = 2 * 1024 * 1024;
/// A working day and a half, an hour less where the session was used within an hour (`visit`): typed input survives its end
/// anyway.
const SESSION_HOURS: i64 = 12;

/// The whole application over one database.
pub fn app(db: Db, options: Options) -> Router {
    let leptos = LeptosOptions::builder().output_name("app").site_pkg_dir(assets::folder()).build();
    let routes = generate_route_list(App);
    let sessions = SessionManagerLayer::new(sessions::Store::new(db.clone(), options.clock.clone()))
        .with_name("baseline")
        .with_same_site(SameSite::Lax)
        .with_http_only(true)
        .with_secure(options.tls)
        .with_expiry(Expiry::OnInactivity(tower_sessions::cookie::time::Duration::hours(SESSION_HOURS)));
    let api = api::nested(db.clone(), options.clock.clone(), options.files.clone());
    let pages = Router::new()
        .route("/api/{*name}", post(handle_server_fns))
        .leptos_routes(&leptos, routes, {
            let leptos = leptos.clone();
            move || shell(leptos.clone())
        })
        .fallback(leptos_axum::file_and_error_handler::<LeptosOptions, _>(shell))
        .with_state(leptos)
        .merge(downloads::routes())
        .layer(middleware::from_fn(security::failed_form))
        .layer(middleware::from_fn_with_state((db.clone(), options.clock, options.files), visit::visit))
        .layer(sessions)
        .layer(middleware::from_fn(security::same_origin));
    let pages = match options.meter {
        Some(meter) => pages.layer(middleware::from_fn_with_state((db, meter), measure::measure)),
        None => pages,
    };
    Router::new()
        .merge(api)
        .route("/healthz", get(|| async { "ok" }))
        .merge(assets::routes())
        .merge(pages)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn(security::no_nul))
        .layer(middleware::from_fn(security::headers))
        .layer(CompressionLayer::new())
        .layer(TraceLayer::new_for_http())
}
