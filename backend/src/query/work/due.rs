//! Periods in which values are missing.

use chrono::NaiveDate;
use domain::{code::ProjectCode, id::PeriodId, lifecycle::ProjectState, period::Period, policy::Action};
use sea_orm::FromQueryResult;

use super::{Listed, MOST};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, expected, lacks, lock, scope},
};

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

#[derive(FromQueryResult)]
struct PeriodRow {
    code: String,
    title: String,
    period_id: i64,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    period_name: Option<String>,
    done: i64,
    expected: i64,
    of_all: i64,
}

/// Periods whose report is overdue and not complete, the latest first. What a lock closes is nobody's work.
pub(super) async fn late(ctx: &Ctx) -> Result<Listed<DuePeriod>> {
    incomplete(ctx, "q.due < $1").await
}

/// Periods that have begun and are not complete, but not late either; the next to be due first.
pub(super) async fn next(ctx: &Ctx) -> Result<Listed<DuePeriod>> {
    incomplete(ctx, "q.starts <= $1 AND q.due >= $1").await
}

/// What each period lacks is remembered beside it, so that only those that lack something are read; not for a past moment.
async fn incomplete(ctx: &Ctx, when: &str) -> Result<Listed<DuePeriod>> {
    let lacks = if ctx.read().is_past() { lacks("q") } else { "q.missing > 0".into() };
    let rows: Vec<PeriodRow> = all(
        ctx.read(),
        &format!(
            "WITH lacking AS MATERIALIZED (
               SELECT q.id, q.project_id, q.starts, q.ends, q.due, q.name FROM periods q
               WHERE q.retired_at IS NULL AND {lacks} AND {when}
             ), period AS (
               SELECT p.id AS project_id, p.code, p.title, q.id AS period_id, q.starts, q.ends, q.due,
                      q.name AS period_name, COUNT(*) OVER () AS of_all
               FROM lacking q
               JOIN projects p ON p.id = q.project_id
               JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
               WHERE s.state IN {} AND {} AND {}
               ORDER BY q.due, p.code LIMIT {MOST}
             )
             SELECT period.*,
               (SELECT COUNT(*) FROM indicators i
                WHERE i.project_id = period.project_id AND i.retired_at IS NULL AND {expected}) AS expected,
               (SELECT COUNT(*) FROM actuals a
                JOIN indicators i ON i.id = a.indicator_id AND i.retired_at IS NULL AND {expected}
                WHERE a.period_id = period.period_id AND a.superseded_at IS NULL AND a.numerator IS NOT NULL) AS done
             FROM period ORDER BY due, code",
            scope::states(ProjectState::reports),
            scope::may(ctx.subject()?, Action::EnterValues),
            lock::open_to(ctx.subject()?.user, ctx.today()),
            expected = expected("i", "period"),
        ),
        [ctx.today().into()],
    )
    .await?;
    Listed::of(
        rows,
        |row| row.of_all,
        |row| {
            Ok(DuePeriod {
                code: row.code.parse().map_err(Error::internal)?,
                title: row.title,
                period: PeriodId(row.period_id),
                dates: Period { starts: row.starts, ends: row.ends, due: row.due, name: row.period_name },
                filled: u32::try_from(row.done).map_err(Error::internal)?,
                expected: u32::try_from(row.expected).map_err(Error::internal)?,
            })
        },
    )
}
