//! `GET /api/v1/projects/{code}/links`

use axum::Json;
use backend::query::link::project::towards;
use domain::{code::ProjectCode, policy::Action};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::super::{Answer, caller::Caller, links::shape::Link, problem::Unread, sent::At};

/// What the indicators of a project count towards, in the order of the matrix.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProjectLinks {
    /// Of each indicator those that count, then what waits, was refused and has ended
    links: Vec<Link>,
}

/// What the indicators of a project count towards, what waits, and what is over
#[utoipa::path(
    get, path = "/projects/{code}/links", operation_id = "read_project_links",
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "All of them", body = ProjectLinks), Unread)
)]
pub(crate) async fn read(caller: Caller, At(code): At<ProjectCode>) -> Answer<ProjectLinks> {
    let project = caller.project(&code, Action::View).await?;
    let towards = towards(&caller.ctx, &project).await?;
    let indicators = towards.matrix.nodes.iter().flat_map(|node| &node.indicators);
    let links = indicators.flat_map(|indicator| towards.of(indicator.id)).cloned().map(Link::from).collect();
    Ok(Json(ProjectLinks { links }))
}
