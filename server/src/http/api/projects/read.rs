//! `GET /api/v1/projects/{code}`

use axum::Json;
use backend::query::project::overview::overview;
use chrono::NaiveDate;
use domain::{code::ProjectCode, policy::Action};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{Answer, caller::Caller, coverage::Tally, problem::Unread, sent::At};

/// A project and where it stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct Project {
    #[schema(example = "DP.1649")]
    code: String,
    title: String,
    office: String,
    region: String,
    region_id: i64,
    countries: Vec<String>,
    starts: NaiveDate,
    ends: NaiveDate,
    /// monthly, quarterly, six-monthly or yearly
    schedule: String,
    state: String,
    submitted_on: Option<NaiveDate>,
    funding: String,
    areas: Vec<String>,
    sdgs: Vec<String>,
    indicators: Tally,
    /// When the next incomplete report is due
    next_due: Option<NaiveDate>,
    version: i64,
}

/// One project
#[utoipa::path(
    get, path = "/projects/{code}", operation_id = "read_project",
    params(("code" = String, Path, description = "Its code")),
    responses((status = 200, description = "The project", body = Project), Unread)
)]
pub(crate) async fn read(caller: Caller, At(code): At<ProjectCode>) -> Answer<Project> {
    let project = caller.project(&code, Action::View).await?;
    let overview = overview(&caller.ctx, &project).await?;
    Ok(Json(Project {
        code: project.code.to_string(),
        title: project.title,
        office: project.office_name,
        region: project.region_name,
        region_id: project.region.0,
        countries: overview.countries,
        starts: project.starts,
        ends: project.ends,
        schedule: project.schedule.to_string(),
        state: project.state.to_string(),
        submitted_on: project.submitted_on,
        funding: overview.funding,
        areas: overview.areas,
        sdgs: overview.sdgs,
        indicators: overview.tally.into(),
        next_due: overview.next_due,
        version: project.version,
    }))
}
