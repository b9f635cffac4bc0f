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
        let (name, bytes) = super::file(form, "rates.csv", "rates-no-file", MOST_BYTES).await?;
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
