//! `POST /rates/file`: a file of rates, taken in to be looked at on `/rates`.

use app::{rates, request::Visit};
use axum::{
    extract::{Extension, Multipart, multipart::MultipartRejection},
    response::Response,
};
use backend::{
    error::{Error, Result},
    rates_csv::MOST_BYTES,
};

const PAGE: &str = "/rates";

/// Who may not import rates is refused before anything of it is read.
pub(super) async fn upload(
    Extension(visit): Extension<Visit>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let outcome = async {
        rates::may_upload(&visit)?;
        let (name, bytes) = file(form).await?;
        rates::upload(&visit, &name, bytes).await
    };
    match outcome.await {
        Ok(()) => super::see_other(PAGE),
        Err(Error::Invalid(problems) | Error::Conflict(problems)) => {
            rates::refuse(&visit, problems).await;
            super::see_other(PAGE)
        }
        Err(error) => super::failed(&error, PAGE),
    }
}

/// The field "file" with its name. What is beyond its limit is dropped as it comes.
async fn file(form: Result<Multipart, MultipartRejection>) -> Result<(String, Vec<u8>)> {
    let none = || Error::invalid("file", "rates-no-file");
    let mut form = form.map_err(|_| none())?;
    while let Some(mut field) = form.next_field().await.map_err(|_| none())? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or("rates.csv").to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| none())? {
            if bytes.len() <= MOST_BYTES {
                bytes.extend_from_slice(&chunk);
            }
        }
        return Ok((name, bytes));
    }
    Err(none())
}
