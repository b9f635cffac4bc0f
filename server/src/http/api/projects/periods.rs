//! `GET /api/v1/projects/{code}/periods`

use axum::Json;
use backend::query::progress::{PeriodLine, progress};
use chrono::NaiveDate;
use domain::{
    code::ProjectCode,
    period::{Period as Dates, Timeliness},
    policy::Action,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{Answer, caller::Caller, problem::Unread, sent::At};

/// The reporting periods of a project, in order.
#[derive(Serialize, ToSchema)]
pub(crate) struct Periods {
    items: Vec<Period>,
}

/// A reporting period, with counts over the indicators of the matrix as it is now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Period {
    id: i64,
    #[schema(example = "Q3 2026")]
    label: String,
    /// What the project calls it, where it is one of its own
    #[schema(example = "Inception phase")]
    name: Option<String>,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    /// Values can be entered from its first day on
    begun: bool,
    /// A lock closes it for this person
    closed: bool,
    /// Past its due day with something not handed in
    overdue: bool,
    expected: u32,
    /// Values that are not blank, in whatever state
    filled: u32,
    submitted: u32,
    approved: u32,
    returned: u32,
}

impl From<&PeriodLine> for Period {
    fn from(line: &PeriodLine) -> Self {
        let Dates { starts, ends, due, ref name } = line.dates;
        Self {
            id: line.id.0,
            label: line.dates.label(),
            name: name.clone(),
            starts,
            ends,
            due,
            begun: line.begun,
            closed: line.closed(),
            overdue: matches!(line.timeliness, Timeliness::Overdue(_)) && line.lacks(),
            expected: line.expected,
            filled: line.filled,
            submitted: line.submitted,
            approved: line.approved,
            returned: line.returned,
        }
    }
}

/// The reporting periods of a project: what is due, and how much of it is there
#[utoipa::path(
    get, path = "/projects/{code}/periods", operation_id = "list_periods",
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "All of them", body = Periods), Unread)
)]
pub(crate) async fn list(caller: Caller, At(code): At<ProjectCode>) -> Answer<Periods> {
    let project = caller.project(&code, Action::View).await?;
    let progress = progress(&caller.ctx, &project, None).await?;
    Ok(Json(Periods { items: progress.periods.iter().map(Period::from).collect() }))
}
