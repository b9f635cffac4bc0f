//! My work: what is late, what came back, what waits for a decision, what is next. Only where this person acts, not
//! wherever they may look.

use chrono::NaiveDate;
use domain::{
    code::ProjectCode,
    id::{PeriodId, ProjectId},
    lifecycle::ProjectState,
    period::Period,
    policy::Action,
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, scope, standing},
};

/// At most so many rows in each list; the rest is counted.
const MOST: usize = 40;

/// A period of a project with something missing.
#[derive(Clone, Debug)]
pub struct DuePeriod {
    pub code: ProjectCode,
    pub title: String,
    pub period: PeriodId,
    pub dates: Period,
    /// Values that are filled in, submitted or approved.
    pub filled: u32,
    pub expected: u32,
}

/// A value that the reviewer sent back.
#[derive(Clone, Debug)]
pub struct Returned {
    pub code: ProjectCode,
    pub period: PeriodId,
    pub indicator: String,
    pub note: String,
    pub returned_on: NaiveDate,
}

/// Submitted values of one period that this person may review.
#[derive(Clone, Debug)]
pub struct ToReview {
    pub code: ProjectCode,
    pub title: String,
    pub period: PeriodId,
    pub dates: Period,
    pub values: u32,
}

/// What a gender marker waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkerStep {
    /// Not assessed, or stale: the project manager codes it.
    Code,
    Validate,
    Confirm,
}

#[derive(Clone, Debug)]
pub struct Marker {
    pub code: ProjectCode,
    pub title: String,
    pub step: MarkerStep,
    pub submitted_on: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
pub struct MyProject {
    pub code: ProjectCode,
    pub title: String,
    pub ends: NaiveDate,
    pub tally: standing::Tally,
}

#[derive(Clone, Debug, Default)]
pub struct Work {
    pub late: Vec<DuePeriod>,
    pub next: Vec<DuePeriod>,
    pub returned: Vec<Returned>,
    pub to_review: Vec<ToReview>,
    pub markers: Vec<Marker>,
    pub projects: Vec<MyProject>,
}

/// Everything on one page, in seven statements.
pub async fn mine(ctx: &Ctx) -> Result<Work> {
    let today = ctx.today();
    let (late, next): (Vec<_>, Vec<_>) = due(ctx).await?.into_iter().partition(|period| period.dates.due < today);
    Ok(Work {
        late,
        next,
        returned: returned(ctx).await?,
        to_review: to_review(ctx).await?,
        markers: markers(ctx).await?,
        projects: projects(ctx).await?,
    })
}

#[derive(FromQueryResult)]
struct PeriodRow {
    code: String,
    title: String,
    period_id: i64,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    done: i64,
    expected: i64,
}

/// Periods that have begun and are not complete, the most pressing first.
async fn due(ctx: &Ctx) -> Result<Vec<DuePeriod>> {
    let rows: Vec<PeriodRow> = all(
        ctx.read(),
        &format!(
            "SELECT * FROM (
               SELECT p.code, p.title, q.id AS period_id, q.starts, q.ends, q.due,
                 (SELECT COUNT(*) FROM actuals a
                  JOIN indicators i ON i.id = a.indicator_id AND i.retired_at IS NULL
                  WHERE a.period_id = q.id AND a.superseded_at IS NULL AND a.numerator IS NOT NULL) AS done,
                 (SELECT COUNT(*) FROM actuals a
                  JOIN indicators i ON i.id = a.indicator_id AND i.retired_at IS NULL
                  WHERE a.period_id = q.id AND a.superseded_at IS NULL AND a.state IN ('submitted', 'approved')) AS handed_in,
                 (SELECT COUNT(*) FROM indicators i WHERE i.project_id = p.id AND i.retired_at IS NULL) AS expected
               FROM projects p
               JOIN offices o ON o.id = p.office_id
               JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
               JOIN periods q ON q.project_id = p.id AND q.starts <= $1
               WHERE s.state IN {} AND {}
             ) AS period WHERE handed_in < expected
             ORDER BY due, code LIMIT {MOST}",
            scope::states(ProjectState::reports),
            scope::may(ctx.subject()?, Action::EnterValues),
        ),
        [ctx.today().into()],
    )
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(DuePeriod {
                code: row.code.parse().map_err(Error::internal)?,
                title: row.title,
                period: PeriodId(row.period_id),
                dates: Period { starts: row.starts, ends: row.ends, due: row.due },
                filled: u32::try_from(row.done).map_err(Error::internal)?,
                expected: u32::try_from(row.expected).map_err(Error::internal)?,
            })
        })
        .collect()
}

#[derive(FromQueryResult)]
struct ReturnedRow {
    code: String,
    period_id: i64,
    indicator: String,
    note: Option<String>,
    reviewed_at: Option<i64>,
}

async fn returned(ctx: &Ctx) -> Result<Vec<Returned>> {
    let rows: Vec<ReturnedRow> = all(
        ctx.read(),
        &format!(
            "SELECT p.code, a.period_id, i.title AS indicator, a.note, a.reviewed_at
             FROM actuals a
             JOIN indicators i ON i.id = a.indicator_id AND i.retired_at IS NULL
             JOIN projects p ON p.id = i.project_id
             JOIN offices o ON o.id = p.office_id
             WHERE a.superseded_at IS NULL AND a.state = 'returned' AND {}
             ORDER BY a.reviewed_at DESC, a.id LIMIT {MOST}",
            scope::may(ctx.subject()?, Action::EnterValues)
        ),
        [],
    )
    .await?;
    rows.into_iter()
        .map(|row| {
            let moment = chrono::DateTime::from_timestamp_micros(row.reviewed_at.unwrap_or(0));
            Ok(Returned {
                code: row.code.parse().map_err(Error::internal)?,
                period: PeriodId(row.period_id),
                indicator: row.indicator,
                note: row.note.unwrap_or_default(),
                returned_on: moment.ok_or_else(|| Error::internal("moment out of range"))?.date_naive(),
            })
        })
        .collect()
}

#[derive(FromQueryResult)]
struct ReviewRow {
    code: String,
    title: String,
    period_id: i64,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    n: i64,
}

/// Submitted values that are not this person's own: four eyes.
async fn to_review(ctx: &Ctx) -> Result<Vec<ToReview>> {
    let subject = ctx.subject()?;
    let rows: Vec<ReviewRow> = all(
        ctx.read(),
        &format!(
            "SELECT p.code, p.title, q.id AS period_id, q.starts, q.ends, q.due, COUNT(*) AS n
             FROM actuals a
             JOIN periods q ON q.id = a.period_id
             JOIN projects p ON p.id = q.project_id
             JOIN offices o ON o.id = p.office_id
             WHERE a.superseded_at IS NULL AND a.state = 'submitted'
               AND a.author_id <> $1 AND COALESCE(a.submitter_id, 0) <> $1 AND {}
             GROUP BY p.code, p.title, q.id, q.starts, q.ends, q.due
             ORDER BY q.due, p.code LIMIT {MOST}",
            scope::may(subject, Action::ReviewValues)
        ),
        [subject.user.0.into()],
    )
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(ToReview {
                code: row.code.parse().map_err(Error::internal)?,
                title: row.title,
                period: PeriodId(row.period_id),
                dates: Period { starts: row.starts, ends: row.ends, due: row.due },
                values: u32::try_from(row.n).map_err(Error::internal)?,
            })
        })
        .collect()
}

#[derive(FromQueryResult)]
struct MarkerRow {
    code: String,
    title: String,
    stage: Option<String>,
    submitted_on: Option<NaiveDate>,
}

async fn markers(ctx: &Ctx) -> Result<Vec<Marker>> {
    let subject = ctx.subject()?;
    let may = |action| scope::may(subject, action);
    let rows: Vec<MarkerRow> = all(
        ctx.read(),
        &format!(
            "SELECT p.code, p.title, g.stage, p.submitted_on
             FROM projects p
             JOIN offices o ON o.id = p.office_id
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
             LEFT JOIN gender_assessments g ON g.project_id = p.id AND g.superseded_at IS NULL
             WHERE s.state NOT IN ('concept', 'closed', 'rejected', 'withdrawn')
               AND (((g.id IS NULL OR g.stage = 'stale') AND {}) OR (g.stage = 'coded' AND g.coder_id <> $1 AND {})
                 OR (g.stage = 'validated' AND g.coder_id <> $1 AND COALESCE(g.validator_id, 0) <> $1 AND {}))
             ORDER BY p.submitted_on, p.code LIMIT {MOST}",
            may(Action::CodeGender),
            may(Action::ValidateGender),
            may(Action::ConfirmGender)
        ),
        [subject.user.0.into()],
    )
    .await?;
    rows.into_iter()
        .map(|row| {
            let step = match row.stage.as_deref() {
                None | Some("stale") => MarkerStep::Code,
                Some("validated") => MarkerStep::Confirm,
                Some(_) => MarkerStep::Validate,
            };
            Ok(Marker {
                code: row.code.parse().map_err(Error::internal)?,
                title: row.title,
                step,
                submitted_on: row.submitted_on,
            })
        })
        .collect()
}

#[derive(FromQueryResult)]
struct ProjectRow {
    id: i64,
    code: String,
    title: String,
    starts: NaiveDate,
    ends: NaiveDate,
}

/// The projects under way on which this person enters values.
async fn projects(ctx: &Ctx) -> Result<Vec<MyProject>> {
    let rows: Vec<ProjectRow> = all(
        ctx.read(),
        &format!(
            "SELECT p.id, p.code, p.title, p.starts, p.ends
             FROM projects p
             JOIN offices o ON o.id = p.office_id
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
             WHERE s.state IN {} AND {}
             ORDER BY p.code LIMIT {MOST}",
            scope::states(ProjectState::reports),
            scope::may(ctx.subject()?, Action::EnterValues)
        ),
        [],
    )
    .await?;
    let ids: Vec<_> = rows.iter().map(|row| (ProjectId(row.id), row.starts, row.ends)).collect();
    let tallies = standing::tallies(ctx.read(), &ids, ctx.today()).await?;
    rows.into_iter()
        .map(|row| {
            Ok(MyProject {
                code: row.code.parse().map_err(Error::internal)?,
                title: row.title,
                ends: row.ends,
                tally: tallies.get(&ProjectId(row.id)).copied().unwrap_or_default(),
            })
        })
        .collect()
}
