//! `GET /api/v1/work`

pub(super) mod mission;

use axum::Json;
use backend::query::work::{self, DuePeriod, Listed, Marker, MarkerStep, MyProject, Returned, ToReview};
use chrono::NaiveDate;
use domain::period::Period;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Answer, caller::Caller, coverage::Tally, problem::Unread};

/// What waits for this person: the first rows of each list, and how many follow.
#[derive(Serialize, ToSchema)]
pub(super) struct Work {
    /// Periods whose report is overdue and not complete
    late: Vec<WorkPeriod>,
    late_rest: usize,
    /// Periods that have begun and are not late
    next: Vec<WorkPeriod>,
    next_rest: usize,
    /// Values that came back
    returned: Vec<WorkReturned>,
    returned_rest: usize,
    /// Submitted values that this person may decide about
    to_review: Vec<WorkReview>,
    to_review_rest: usize,
    /// Gender markers
    markers: Vec<WorkMarker>,
    markers_rest: usize,
    /// Links to corporate results that others proposed and this person may confirm
    links: u64,
    /// Projects on which this person enters values
    projects: Vec<WorkProject>,
    projects_rest: usize,
}

#[derive(Serialize, ToSchema)]
struct WorkPeriod {
    project: String,
    title: String,
    period: i64,
    #[schema(example = "Q3 2026")]
    label: String,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    /// Values that are not blank, in whatever state
    filled: u32,
    expected: u32,
}

#[derive(Serialize, ToSchema)]
struct WorkReturned {
    project: String,
    period: i64,
    indicator: String,
    note: String,
    returned_on: NaiveDate,
}

#[derive(Serialize, ToSchema)]
struct WorkReview {
    project: String,
    title: String,
    period: i64,
    label: String,
    due: NaiveDate,
    values: u32,
}

#[derive(Serialize, ToSchema)]
struct WorkMarker {
    project: String,
    title: String,
    /// code, validate or confirm
    step: &'static str,
    submitted_on: Option<NaiveDate>,
}

#[derive(Serialize, ToSchema)]
struct WorkProject {
    project: String,
    title: String,
    ends: NaiveDate,
    indicators: Tally,
}

impl From<DuePeriod> for WorkPeriod {
    fn from(row: DuePeriod) -> Self {
        let Period { starts, ends, due, .. } = row.dates;
        Self {
            project: row.code.to_string(),
            title: row.title,
            period: row.period.0,
            label: row.dates.label(),
            starts,
            ends,
            due,
            filled: row.filled,
            expected: row.expected,
        }
    }
}

impl From<Returned> for WorkReturned {
    fn from(row: Returned) -> Self {
        Self {
            project: row.code.to_string(),
            period: row.period.0,
            indicator: row.indicator,
            note: row.note,
            returned_on: row.returned_on,
        }
    }
}

impl From<ToReview> for WorkReview {
    fn from(row: ToReview) -> Self {
        Self {
            project: row.code.to_string(),
            title: row.title,
            period: row.period.0,
            label: row.dates.label(),
            due: row.dates.due,
            values: row.values,
        }
    }
}

impl From<Marker> for WorkMarker {
    fn from(row: Marker) -> Self {
        let step = match row.step {
            MarkerStep::Code => "code",
            MarkerStep::Validate => "validate",
            MarkerStep::Confirm => "confirm",
        };
        Self { project: row.code.to_string(), title: row.title, step, submitted_on: row.submitted_on }
    }
}

impl From<MyProject> for WorkProject {
    fn from(row: MyProject) -> Self {
        Self { project: row.code.to_string(), title: row.title, ends: row.ends, indicators: row.tally.into() }
    }
}

fn list<T, J: From<T>>(listed: Listed<T>) -> (Vec<J>, usize) {
    (listed.rows.into_iter().map(J::from).collect(), listed.rest)
}

/// What is late, what came back, what waits for a decision, what is next
#[utoipa::path(
    get, path = "/work", operation_id = "read_work",
    responses((status = 200, description = "At most 40 rows in each list", body = Work), Unread)
)]
pub(super) async fn read(caller: Caller) -> Answer<Work> {
    let work = work::mine(&caller.ctx).await?;
    let (late, late_rest) = list(work.late);
    let (next, next_rest) = list(work.next);
    let (returned, returned_rest) = list(work.returned);
    let (to_review, to_review_rest) = list(work.to_review);
    let (markers, markers_rest) = list(work.markers);
    let links = work.links;
    let (projects, projects_rest) = list(work.projects);
    Ok(Json(Work {
        late,
        late_rest,
        next,
        next_rest,
        returned,
        returned_rest,
        to_review,
        to_review_rest,
        markers,
        markers_rest,
        links,
        projects,
        projects_rest,
    }))
}
