//! `GET /api/v1/projects`

use axum::Json;
use backend::{
    error::{Error, Problem},
    query::project::list::{self, Filter, Item},
};
use chrono::NaiveDate;
use domain::id::RegionId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::{Answer, caller::Caller, coverage::Tally, problem::Unread, sent::Asked};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// Part of the code or title
    q: Option<String>,
    /// A state, such as active
    state: Option<String>,
    /// The number of a region
    region: Option<i64>,
    /// From 1
    page: Option<u64>,
}

/// One page of the projects that this person may see.
#[derive(Serialize, ToSchema)]
pub(crate) struct Projects {
    /// In all, on every page
    total: u64,
    page: u64,
    pages: u64,
    items: Vec<ProjectItem>,
}

#[derive(Serialize, ToSchema)]
struct ProjectItem {
    #[schema(example = "DP.1649")]
    code: String,
    title: String,
    office: String,
    state: String,
    starts: NaiveDate,
    ends: NaiveDate,
    /// Null where not assessed, which is not code 0
    gender: Option<Gender>,
    indicators: Tally,
}

#[derive(Serialize, ToSchema)]
struct Gender {
    #[schema(example = "2a")]
    code: String,
    stage: String,
}

impl From<Item> for ProjectItem {
    fn from(item: Item) -> Self {
        Self {
            code: item.code.to_string(),
            title: item.title,
            office: item.office,
            state: item.state.to_string(),
            starts: item.starts,
            ends: item.ends,
            gender: item.gender.map(|(code, stage)| Gender { code: code.to_string(), stage: stage.to_string() }),
            indicators: item.tally.into(),
        }
    }
}

/// The projects that this person may see, 25 on a page, by code
#[utoipa::path(
    get, path = "/projects", operation_id = "list_projects", params(Query),
    responses((status = 200, description = "One page", body = Projects), Unread)
)]
pub(crate) async fn list(caller: Caller, asked: Asked) -> Answer<Projects> {
    let query: Query = asked.read()?;
    let state = query.state.map(|text| {
        text.parse().map_err(|_| Error::Invalid(vec![Problem::new("state", "no-state").with("typed", &text)]))
    });
    let filter = Filter {
        search: query.q.unwrap_or_default(),
        region: query.region.map(RegionId),
        state: state.transpose()?,
        page: query.page.unwrap_or(1),
        ..Filter::default()
    };
    let listed = list::list(&caller.ctx, &filter).await?;
    Ok(Json(Projects {
        total: listed.total,
        page: listed.page,
        pages: listed.pages,
        items: listed.items.into_iter().map(ProjectItem::from).collect(),
    }))
}
