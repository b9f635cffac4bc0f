//! Puts one [`Visit`] into every request: who asks, when, with what session.

use std::net::SocketAddr;

use app::request::{self, Visit};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{ctx::Ctx, db::Db, files::Files};
use chrono::{DateTime, Utc};
use tower_sessions::Session;

use super::Clock;

pub(super) async fn visit(
    State((db, clock, files)): State<(Db, Clock, Files)>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let address =
        request.extensions().get::<ConnectInfo<SocketAddr>>().map_or_else(String::new, |peer| peer.0.ip().to_string());
    let person = match request::person(&session, &db).await {
        Ok(person) => person,
        Err(_logged) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let now = clock();
    if person.is_some() && stay(&session, now).await.is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let ctx = Ctx::new(db, now, person.as_ref().map(|person| person.subject.clone()));
    request.extensions_mut().insert(Visit { ctx, person, session, files, address });
    next.run(request).await
}

/// Which hour a session was last used in: a session lasts from its last writing, and a page must not write one each time.
const HOUR: &str = "hour";

/// Writes the session of a signed-in person again, at most once an hour.
async fn stay(session: &Session, now: DateTime<Utc>) -> Result<(), tower_sessions::session::Error> {
    let hour = now.timestamp() / 3600;
    if session.get::<i64>(HOUR).await? != Some(hour) {
        session.insert(HOUR, hour).await?;
    }
    Ok(())
}
