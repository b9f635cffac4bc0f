//! `/projects/:code/budget.xlsx?as_at=DAY`: the budget as a spreadsheet.

use std::collections::HashMap;

use app::{
    request::{AS_AT, Visit},
    sheet,
};
use axum::{
    extract::{Extension, Path, Query},
    response::Response,
};

pub(super) async fn download(
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let as_at = query.get(AS_AT).map(String::as_str).unwrap_or_default();
    super::table(sheet::budget_sheet(&visit, &code, as_at).await, &format!("/projects/{}/budget", app::escape(&code)))
}
