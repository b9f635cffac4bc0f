//! Values that wait for a decision, and values that came back from one.

use chrono::NaiveDate;
use domain::{code::ProjectCode, id::PeriodId, period::Period, policy::Action};
use sea_orm::FromQueryResult;

use super::{Listed, MOST};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, lock, scope},
};

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

#[derive(FromQueryResult)]
struct ReturnedRow {
    code: String,
    period_id: i64,
    indicator: String,
    note: Option<String>,
    reviewed_at: Option<i64>,
    of_all: i64,
}

pub(super) async fn returned(ctx: &Ctx) -> Result<Listed<Returned>> {
    let rows: Vec<ReturnedRow> = all(
        ctx.read(),
        &format!(
            "SELECT p.code, a.period_id, i.title AS indicator, a.note, a.reviewed_at,
                    COUNT(*) OVER () AS of_all
             FROM actuals a
             JOIN indicators i ON i.id = a.indicator_id AND i.retired_at IS NULL
             JOIN periods q ON q.id = a.period_id
             JOIN projects p ON p.id = i.project_id
             WHERE a.superseded_at IS NULL AND a.state = 'returned' AND {} AND {}
             ORDER BY a.reviewed_at DESC, a.id LIMIT {MOST}",
            scope::may(ctx.subject()?, Action::EnterValues),
            lock::open_to(ctx.subject()?.user, ctx.today())
        ),
        [],
    )
    .await?;
    Listed::of(
        rows,
        |row| row.of_all,
        |row| {
            let moment = chrono::DateTime::from_timestamp_micros(row.reviewed_at.unwrap_or(0));
            Ok(Returned {
                code: row.code.parse().map_err(Error::internal)?,
                period: PeriodId(row.period_id),
                indicator: row.indicator,
                note: row.note.unwrap_or_default(),
                returned_on: moment.ok_or_else(|| Error::internal("moment out of range"))?.date_naive(),
            })
        },
    )
}

#[derive(FromQueryResult)]
struct ReviewRow {
    code: String,
    title: String,
    period_id: i64,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    period_name: Option<String>,
    n: i64,
    of_all: i64,
}

/// Submitted values in which this person had no hand since they were last approved: four eyes.
pub(super) async fn to_review(ctx: &Ctx) -> Result<Listed<ToReview>> {
    let subject = ctx.subject()?;
    let rows: Vec<ReviewRow> = all(
        ctx.read(),
        &format!(
            "WITH waiting AS MATERIALIZED (
               SELECT a.indicator_id, a.period_id FROM actuals a
               JOIN periods q ON q.id = a.period_id
               JOIN projects p ON p.id = q.project_id
               WHERE a.superseded_at IS NULL AND a.state = 'submitted' AND {}
             ), others AS (
               SELECT a.period_id, COUNT(*) AS n FROM waiting a
               WHERE NOT EXISTS (SELECT 1 FROM actuals w
                 WHERE w.indicator_id = a.indicator_id AND w.period_id = a.period_id
                   AND (w.author_id = $1 OR w.submitter_id = $1)
                   AND w.version > COALESCE((SELECT MAX(x.version) FROM actuals x
                     WHERE x.indicator_id = a.indicator_id AND x.period_id = a.period_id AND x.state = 'approved'), 0))
               GROUP BY a.period_id
             )
             SELECT p.code, p.title, q.id AS period_id, q.starts, q.ends, q.due, q.name AS period_name, w.n,
                    COUNT(*) OVER () AS of_all
             FROM others w
             JOIN periods q ON q.id = w.period_id
             JOIN projects p ON p.id = q.project_id
             WHERE {}
             ORDER BY q.due, p.code LIMIT {MOST}",
            scope::may(subject, Action::ReviewValues),
            lock::open_to(subject.user, ctx.today())
        ),
        [subject.user.0.into()],
    )
    .await?;
    Listed::of(
        rows,
        |row| row.of_all,
        |row| {
            Ok(ToReview {
                code: row.code.parse().map_err(Error::internal)?,
                title: row.title,
                period: PeriodId(row.period_id),
                dates: Period { starts: row.starts, ends: row.ends, due: row.due, name: row.period_name },
                values: u32::try_from(row.n).map_err(Error::internal)?,
            })
        },
    )
}
