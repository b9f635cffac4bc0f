//! Files that leave and come back beside the pages: the same visit, the same checks, the same answers to who may not.

mod appeal;
mod budget;
pub(super) mod evidence;
mod funding;
mod progress;
mod projects;
pub(super) mod provenance;
mod rates;
mod results;
mod spent;

use app::{failure_document, sheet::Download};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Multipart, multipart::MultipartRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use backend::error::Error;

/// Bytes that are taken in, and dropped where they are more than a file may have: so that the answer can say so.
const UPLOAD_LIMIT: usize = 32 * 1024 * 1024;
/// The same where a file may be as large as is set; a form beyond it is cut off, and refused in the same words.
const EVIDENCE_LIMIT: usize = 256 * 1024 * 1024;

/// Under the layers of the pages, which say who asks.
pub(super) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let progress = get(progress::download).post(progress::upload).layer(DefaultBodyLimit::max(UPLOAD_LIMIT));
    Router::new()
        .route("/funding.xlsx", get(funding::xlsx))
        .route("/funding.csv", get(funding::csv))
        .route("/projects.xlsx", get(projects::xlsx))
        .route("/projects.csv", get(projects::csv))
        .route("/funding/import/files", post(appeal::upload).layer(DefaultBodyLimit::max(UPLOAD_LIMIT)))
        .route("/results.xlsx", get(results::xlsx))
        .route("/results.csv", get(results::csv))
        .route("/results/pivot.xlsx", get(results::pivot_xlsx))
        .route("/results/pivot.csv", get(results::pivot_csv))
        .route("/rates/file", post(rates::upload).layer(DefaultBodyLimit::max(UPLOAD_LIMIT)))
        .route("/projects/{code}/progress.xlsx", progress)
        .route("/projects/{code}/budget.xlsx", get(budget::download))
        .route("/projects/{code}/budget/spent.xlsx", get(spent::download))
        .route("/projects/{code}/budget/ledger/file", post(spent::upload).layer(DefaultBodyLimit::max(UPLOAD_LIMIT)))
        .route("/results/{framework}/{indicator}/evidence.zip", get(provenance::zip))
        .route("/results/{framework}/{indicator}/provenance.xlsx", get(provenance::xlsx))
        .route("/results/{framework}/{indicator}/provenance.csv", get(provenance::csv))
        .route("/projects/{code}/evidence", post(evidence::upload).layer(DefaultBodyLimit::max(EVIDENCE_LIMIT)))
        .route("/projects/{code}/evidence/{id}", get(evidence::download))
}

/// The field "file" with its name. What is beyond `most` bytes is dropped as it comes: one byte more is kept, so that it is seen.
async fn file(
    form: Result<Multipart, MultipartRejection>,
    unnamed: &str,
    none: &'static str,
    most: usize,
) -> Result<(String, Vec<u8>), Error> {
    let none = || Error::invalid("file", none);
    let mut form = form.map_err(|_| none())?;
    while let Some(mut field) = form.next_field().await.map_err(|_| none())? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or(unnamed).to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| none())? {
            if bytes.len() <= most {
                bytes.extend_from_slice(&chunk);
            }
        }
        return Ok((name, bytes));
    }
    Err(none())
}

/// Of a table as text.
const TEXT: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file made for this request, to be kept by the browser under a name in plain letters.
fn made(name: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// A table as an answer, of the kind that its name ends in; `page` as in [`failed`].
fn table(file: Result<Download, Error>, page: &str) -> Response {
    match file {
        Ok(file) => {
            let kind = if file.name.ends_with(".csv") { TEXT } else { XLSX };
            made(&file.name, kind, file.bytes)
        }
        Err(error) => failed(&error, page),
    }
}

/// What a person sees instead of a file; `page` is where a signed-out one goes after signing in.
fn failed(error: &Error, page: &str) -> Response {
    let status = match error {
        Error::SignedOut => return see_other(&format!("/login?next={}", app::escape(page))),
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Forbidden => StatusCode::FORBIDDEN,
        Error::Invalid(_) | Error::Conflict(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let style = format!("/{}/app.css", super::assets::folder());
    let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, html, failure_document(status, &style)).into_response()
}

fn see_other(page: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, page.to_owned())]).into_response()
}
