//! `/projects.xlsx` and `/projects.csv`: the list of projects with the same parameters, as a file.

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
    super::table(listing::projects(&visit, &asked, Format::Xlsx).await, "/projects")
}

pub(super) async fn csv(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    super::table(listing::projects(&visit, &asked, Format::Csv).await, "/projects")
}
