//! `GET /api/v1/links`

use axum::Json;
use backend::{
    error::{Error, Problem},
    query::link::list::{self, Filter},
};
use domain::id::RegionId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{Answer, caller::Caller, problem::Unread, sent::Asked},
    shape::Link,
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct LinksAsked {
    /// waiting, standing, refused or ended; waiting where not given
    state: Option<String>,
    /// The code of a framework
    framework: Option<String>,
    /// The number of a region
    region: Option<i64>,
    /// Part of a project's code, or of the title or code of either indicator
    q: Option<String>,
    /// From 1
    page: Option<u64>,
}

/// One page of links.
#[derive(Serialize, ToSchema)]
pub(crate) struct Links {
    /// In all, on every page
    total: u64,
    page: u64,
    pages: u64,
    items: Vec<Link>,
}

/// Links over all projects, 30 on a page
#[utoipa::path(
    get, path = "/links", operation_id = "list_links", params(LinksAsked),
    responses((status = 200, description = "One page", body = Links), Unread)
)]
pub(crate) async fn list(caller: Caller, asked: Asked) -> Answer<Links> {
    let asked: LinksAsked = asked.read()?;
    let wrong = |word: &str| Error::from(Problem::new("state", "not-a-choice").with("typed", word));
    let stand = asked.state.map(|word| word.parse().map_err(|_| wrong(&word))).transpose()?;
    let filter = Filter {
        stand: stand.unwrap_or_default(),
        framework: asked.framework,
        region: asked.region.map(RegionId),
        search: asked.q.unwrap_or_default(),
        page: asked.page.unwrap_or(1),
    };
    let listed = list::links(&caller.ctx, &filter).await?;
    Ok(Json(Links {
        total: listed.total,
        page: listed.page,
        pages: listed.pages,
        items: listed.items.into_iter().map(Link::from).collect(),
    }))
}
