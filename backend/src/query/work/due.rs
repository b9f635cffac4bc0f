//! Periods in which values are missing.

use chrono::NaiveDate;
use domain::{code::ProjectCode, id::PeriodId, lifecycle::ProjectState, period::Period, policy::Action};
use sea_orm::FromQueryResult;

use super::{Listed, MOST};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, lock, scope},
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

/// Handed in is what an index counts, less what belongs to indicators that were retired since, which few projects have.
async fn incomplete(ctx: &Ctx, when: &str) -> Result<Listed<DuePeriod>> {
    let rows: Vec<PeriodRow> = all(
        ctx.read(),
        &format!(
            "WITH mine AS MATERIALIZED (
               SELECT p.id, p.code, p.title, p.office_id,
                 (SELECT COUNT(*) FROM indicators i WHERE i.project_id = p.id AND i.retired_at IS NULL) AS expected,
                 (SELECT COUNT(*) FROM indicators i WHERE i.project_id = p.id AND i.retired_at IS NOT NULL) AS retired
               FROM projects p
               JOIN offices o ON o.id = p.office_id
               JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
               WHERE s.state IN {} AND {}
             ), period AS (
               SELECT p.code, p.title, q.id AS period_id, q.starts, q.ends, q.due, p.expected, COUNT(*) OVER () AS of_all
               FROM mine p
               JOIN periods q ON q.project_id = p.id AND {when}
               WHERE (SELECT COUNT(*) FROM actuals a
                      WHERE a.period_id = q.id AND a.superseded_at IS NULL AND a.state IN ('submitted', 'approved'))
                 - CASE WHEN p.retired = 0 THEN 0 ELSE
                     (SELECT COUNT(*) FROM actuals a
                      JOIN indicators i ON i.id = a.indicator_id AND i.retired_at IS NOT NULL
                      WHERE a.period_id = q.id AND a.superseded_at IS NULL AND a.state IN ('submitted', 'approved')) END
                 < p.expected AND {}
               ORDER BY q.due, p.code LIMIT {MOST}
             )
             SELECT period.*, (
               SELECT COUNT(*) FROM actuals a
               JOIN indicators i ON i.id = a.indicator_id AND i.retired_at IS NULL
               WHERE a.period_id = period.period_id AND a.superseded_at IS NULL AND a.numerator IS NOT NULL) AS done
             FROM period ORDER BY due, code",
            scope::states(ProjectState::reports),
            scope::may(ctx.subject()?, Action::EnterValues),
            lock::open_to(ctx.subject()?.user, ctx.today()),
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
                dates: Period { starts: row.starts, ends: row.ends, due: row.due },
                filled: u32::try_from(row.done).map_err(Error::internal)?,
                expected: u32::try_from(row.expected).map_err(Error::internal)?,
            })
        },
    )
}
