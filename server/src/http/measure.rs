//! Says with each answer what it took, for measurements: the header `Server-Timing` with the time until the body was there,
//! the time and number of its statements, and the rows it wrote (on SQLite). Only where the server was told to.

use std::{sync::Arc, time::Instant};

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{db::Db, meter::Meter};

const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

pub(super) async fn measure(State((db, meter)): State<(Db, Arc<Meter>)>, request: Request, next: Next) -> Response {
    let rows = db.rows_written().await.ok().flatten();
    let (before, start) = (meter.read(), Instant::now());
    let (mut parts, body) = next.run(request).await.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let (total, asked) = (start.elapsed(), meter.read().since(before));
    let now = db.rows_written().await.ok().flatten();
    let written = rows.zip(now).map_or(0, |(before, after)| after - before);
    let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
    let header = format!(
        "total;dur={:.3}, sql;dur={:.3}, statements;desc=\"{}\", rows;desc=\"{written}\"",
        milliseconds(total),
        milliseconds(asked.time),
        asked.statements
    );
    if let Ok(value) = HeaderValue::from_str(&header) {
        parts.headers.insert(SERVER_TIMING, value);
    }
    Response::from_parts(parts, Body::from(body))
}
