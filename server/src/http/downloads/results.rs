//! `/results.xlsx`, `/results.csv`, `/results/pivot.xlsx` and `/results/pivot.csv`: these pages with the same parameters, as files.

use std::collections::HashMap;

use app::{
    listing::{self, Format},
    request::Visit,
    sheet::Download,
};
use axum::{
    extract::{Extension, Query},
    response::Response,
};
use backend::error::Result;

type Asked = Query<HashMap<String, String>>;

pub(super) async fn xlsx(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    spreadsheet(listing::results(&visit, &asked, Format::Xlsx).await, "/results")
}

pub(super) async fn csv(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    text(listing::results(&visit, &asked, Format::Csv).await, "/results")
}

pub(super) async fn pivot_xlsx(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    spreadsheet(listing::pivot(&visit, &asked, Format::Xlsx).await, "/results/pivot")
}

pub(super) async fn pivot_csv(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    text(listing::pivot(&visit, &asked, Format::Csv).await, "/results/pivot")
}

fn spreadsheet(file: Result<Download>, page: &str) -> Response {
    file.map_or_else(|error| super::failed(&error, page), super::spreadsheet)
}

fn text(file: Result<Download>, page: &str) -> Response {
    file.map_or_else(|error| super::failed(&error, page), |file| super::made(&file.name, super::TEXT, file.bytes))
}
