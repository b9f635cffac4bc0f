//! `/projects/:code/progress.xlsx?period=ID`: the values of a period as a spreadsheet, and what comes back.

use std::collections::HashMap;

use app::{request::Visit, sheet};
use axum::{
    extract::{Extension, Multipart, Path, Query, multipart::MultipartRejection},
    response::Response,
};
use backend::{
    error::Error,
    sheet::read::{MOST_BYTES, Sheet, Unreadable, read},
};
use domain::code::ProjectCode;
use tokio::task::spawn_blocking;

/// The progress page of the period that was asked for.
fn page(code: &str, period: &str) -> String {
    let code = code.parse::<ProjectCode>().map_or_else(|_| app::escape(code), |code| code.to_string());
    format!("/projects/{code}/progress?period={}", app::escape(period))
}

pub(super) async fn download(
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let period = query.get("period").map(String::as_str).unwrap_or_default();
    super::table(sheet::download(&visit, &code, period).await, &page(&code, period))
}

/// Takes a file in and leads to what it would change. Who may not enter values is refused before anything of it is read.
pub(super) async fn upload(
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let period = query.get("period").map(String::as_str).unwrap_or_default();
    let page = page(&code, period);
    let outcome = async {
        sheet::may_upload(&visit, &code).await?;
        sheet::upload(&visit, &code, period, file(form).await).await
    };
    match outcome.await {
        Ok(()) => super::see_other(&format!("/projects/{code}/progress/sheet?period={}", app::escape(period))),
        Err(Error::Invalid(problems) | Error::Conflict(problems)) => {
            sheet::refuse(&visit, period, problems).await;
            super::see_other(&format!("{page}#sheet"))
        }
        Err(error) => super::failed(&error, &page),
    }
}

/// The field "file". What is beyond its limit is dropped as it comes.
async fn file(form: Result<Multipart, MultipartRejection>) -> Result<Sheet, Unreadable> {
    let mut form = form.map_err(|_| Unreadable::NotXlsx)?;
    while let Some(mut field) = form.next_field().await.map_err(|_| Unreadable::TooLarge)? {
        if field.name() != Some("file") {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| Unreadable::TooLarge)? {
            if bytes.len() <= MOST_BYTES {
                bytes.extend_from_slice(&chunk);
            }
        }
        // Large files take a while, and a fault of the reader is a fault of the file.
        return spawn_blocking(move || read(&bytes)).await.unwrap_or(Err(Unreadable::Damaged));
    }
    Err(Unreadable::NotXlsx)
}
