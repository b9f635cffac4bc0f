//! `GET /api/v1/projects/{code}/progress`

use axum::Json;
use backend::query::{
    progress::overall::{Overall, overall},
    standing::Standing,
};
use chrono::NaiveDate;
use domain::{code::ProjectCode, policy::Action, progress::expected};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{
    Answer,
    caller::Caller,
    coverage::{Coverage, Progress, share, status},
    problem::Unread,
    sent::At,
    value::{Amount, amount},
};

/// Every indicator of the matrix as it is now.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProjectProgress {
    items: Vec<IndicatorProgress>,
}

/// Where an indicator stands over all periods. Only approved values count.
#[derive(Serialize, ToSchema)]
struct IndicatorProgress {
    indicator: i64,
    #[schema(example = "1.1-a")]
    number: String,
    title: String,
    unit: String,
    kind: String,
    /// How values add up over periods: sum, latest, maximum, minimum or mean
    accumulation: String,
    baseline: Option<Amount>,
    target: Option<Amount>,
    /// Null where nothing is approved, which is not zero
    so_far: Option<Amount>,
    progress: Progress,
    /// What the status is held against
    expected: Expected,
    /// on-track, at-risk, off-track or unknown
    status: String,
    /// Of the periods: reported is what is approved
    coverage: Coverage,
}

/// What should have been reached by the last report that was due.
#[derive(Serialize, ToSchema)]
struct Expected {
    /// target: what the targets of the periods amount to; time: as much of the way as of the project's time; nothing: no
    /// report, or no target of a period, has been due yet
    by: &'static str,
    /// Of the way from baseline to target, where that is a share
    #[schema(example = "0.4945")]
    share: Option<String>,
    /// By target: what they amount to
    value: Option<Amount>,
    /// The last day of the last period that was due
    until: Option<NaiveDate>,
}

impl Expected {
    fn of(standing: &Standing) -> Self {
        let (by, value) = match standing.expected {
            expected::Expected::NotDue => ("nothing", None),
            expected::Expected::Time(_) => ("time", None),
            expected::Expected::Target { value, .. } => ("target", Some(value)),
        };
        Self { by, share: standing.expected_share().map(share), value: amount(value), until: standing.expected.until() }
    }
}

impl From<Overall> for IndicatorProgress {
    fn from(of: Overall) -> Self {
        Self {
            indicator: of.indicator.id.0,
            number: of.indicator.number,
            title: of.indicator.title,
            unit: of.indicator.unit,
            kind: of.indicator.kind.to_string(),
            accumulation: of.indicator.accumulation.to_string(),
            baseline: amount(of.standing.baseline),
            target: amount(of.standing.target),
            so_far: amount(of.standing.so_far),
            expected: Expected::of(&of.standing),
            progress: of.standing.progress.into(),
            status: status(of.standing.status),
            coverage: of.coverage.into(),
        }
    }
}

/// Where every indicator of a project stands: baseline, target, so far, progress, status, coverage
#[utoipa::path(
    get, path = "/projects/{code}/progress", operation_id = "read_progress",
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "In the order of the matrix", body = ProjectProgress), Unread)
)]
pub(crate) async fn read(caller: Caller, At(code): At<ProjectCode>) -> Answer<ProjectProgress> {
    let project = caller.project(&code, Action::View).await?;
    let items = overall(&caller.ctx, &project).await?;
    Ok(Json(ProjectProgress { items: items.into_iter().map(IndicatorProgress::from).collect() }))
}
