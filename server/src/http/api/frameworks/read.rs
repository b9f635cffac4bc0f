//! `GET /api/v1/frameworks` and `GET /api/v1/frameworks/{framework}`

use axum::Json;
use backend::query::framework::{self as query, Listed};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::{Answer, caller::Caller, problem::Unread, sent::At},
    shape::DefinedFramework,
};

/// Every framework, the newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Frameworks {
    frameworks: Vec<FrameworkItem>,
}

/// A framework in the list.
#[derive(Serialize, ToSchema)]
struct FrameworkItem {
    #[schema(example = "MIGOF")]
    code: String,
    title: String,
    first: i64,
    last: i64,
    /// The code of the framework of which it was made
    previous: Option<String>,
    areas: u32,
    indicators: u32,
    /// Project indicators that count towards one of them
    links: u32,
}

impl From<Listed> for FrameworkItem {
    fn from(of: Listed) -> Self {
        Self {
            code: of.code,
            title: of.title,
            first: of.years.0,
            last: of.years.1,
            previous: of.previous,
            areas: of.areas,
            indicators: of.indicators,
            links: of.links,
        }
    }
}

/// Every corporate framework
#[utoipa::path(
    get, path = "/frameworks", operation_id = "list_frameworks",
    responses((status = 200, description = "The newest first", body = Frameworks), Unread)
)]
pub(crate) async fn list(caller: Caller) -> Answer<Frameworks> {
    let found = query::frameworks(&caller.ctx).await?;
    Ok(Json(Frameworks { frameworks: found.frameworks.into_iter().map(FrameworkItem::from).collect() }))
}

/// One framework: areas, what is to be achieved in each, indicators and their targets
#[utoipa::path(
    get, path = "/frameworks/{framework}", operation_id = "read_framework",
    params(("framework" = String, Path, description = "The framework's code")),
    responses((status = 200, description = "All of it", body = DefinedFramework), Unread)
)]
pub(crate) async fn read(caller: Caller, At(code): At<String>) -> Answer<DefinedFramework> {
    Ok(Json(query::framework(&caller.ctx, &code).await?.into()))
}
