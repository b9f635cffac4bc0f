//! `/results.xlsx`, `/results.csv`, `/results/pivot.xlsx` and `/results/pivot.csv`: these pages with the same parameters, as files.

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
    super::table(listing::results(&visit, &asked, Format::Xlsx).await, "/results")
}

pub(super) async fn csv(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    super::table(listing::results(&visit, &asked, Format::Csv).await, "/results")
}

pub(super) async fn pivot_xlsx(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    super::table(listing::pivot(&visit, &asked, Format::Xlsx).await, "/results/pivot")
}

pub(super) async fn pivot_csv(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    super::table(listing::pivot(&visit, &asked, Format::Csv).await, "/results/pivot")
}
