//! `/funding.xlsx` and `/funding.csv`: the funding page with the same parameters, as a file.

use std::collections::HashMap;

use app::{
    listing::{self, Format},
    request::Visit,
};
use axum::{
    extract::{Extension, Query},
    response::Response,
};

type Asked = Query<HashMap<String, String>>;

pub(super) async fn xlsx(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    take(&visit, &asked, Format::Xlsx, super::XLSX).await
}

pub(super) async fn csv(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    take(&visit, &asked, Format::Csv, super::TEXT).await
}

async fn take(visit: &Visit, asked: &HashMap<String, String>, format: Format, kind: &str) -> Response {
    match listing::funding(visit, asked, format).await {
        Ok(file) => super::made(&file.name, kind, file.bytes),
        Err(error) => super::failed(&error, "/funding"),
    }
}
