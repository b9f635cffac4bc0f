//! `/projects/:code/budget/spent.xlsx?as_at=DAY`: what was spent as a spreadsheet; and `POST /projects/:code/budget/ledger/file`: a ledger,
//! taken in to be looked at.

use std::collections::HashMap;

use app::{
    ledger::{self, MOST_BYTES},
    request::{AS_AT, Visit},
    sheet,
};
use axum::{
    extract::{Extension, Multipart, Path, Query, multipart::MultipartRejection},
    response::Response,
};
use backend::error::{Error, Result};

pub(super) async fn download(
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let as_at = query.get(AS_AT).map(String::as_str).unwrap_or_default();
    super::table(
        sheet::spent_sheet(&visit, &code, as_at).await,
        &format!("/projects/{}/budget/spent", app::escape(&code)),
    )
}

/// Who may not record anything is refused before anything of it is read.
pub(super) async fn upload(
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let page = format!("/projects/{}/budget/ledger", app::escape(&code));
    let outcome = async {
        let project = ledger::may_bring(&visit, &code).await?;
        let (name, bytes) = super::file(form, "ledger.csv", "ledger-no-file", MOST_BYTES).await?;
        ledger::upload(&visit, &project, &name, bytes).await
    };
    match outcome.await {
        Ok(()) => super::see_other(&page),
        Err(Error::Invalid(problems) | Error::Conflict(problems)) => {
            ledger::refuse(&visit, problems).await;
            super::see_other(&format!("{page}?again=yes"))
        }
        Err(error) => super::failed(&error, &page),
    }
}
