//! Puts one [`Visit`] into every request: who asks, when, with what session.

use std::net::SocketAddr;

use app::request::{self, Visit};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{ctx::Ctx, db::Db};
use tower_sessions::Session;

use super::Clock;

pub(super) async fn visit(
    State((db, clock)): State<(Db, Clock)>,
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
    let ctx = Ctx::new(db, clock(), person.as_ref().map(|person| person.subject.clone()));
    request.extensions_mut().insert(Visit { ctx, person, session, address });
    next.run(request).await
}
