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
    super::table(listing::funding(&visit, &asked, Format::Xlsx).await, "/funding")
}

pub(super) async fn csv(Extension(visit): Extension<Visit>, Query(asked): Asked) -> Response {
    super::table(listing::funding(&visit, &asked, Format::Csv).await, "/funding")
}
