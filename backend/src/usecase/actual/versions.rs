//! What every step of a reported value shares: the period it belongs to, and appending a version with its audit entry.

use std::collections::BTreeMap;

use domain::{
    approval::{ActualState, ApprovalError},
    format,
    id::{IndicatorId, PeriodId, ProjectId},
    value::{Reported, Value},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use crate::{
    ctx::{Ctx, Tx},
    entity::{actuals, periods},
    error::{Error, Problem, Result},
    event::Change,
    insert::actual::{NewActual, actual},
    query::{
        lock,
        progress::{Entry, Measured},
        project::Project,
    },
};

/// The period, if it is one of this project, has begun, and is not locked for who asks. Every step of a reported value
/// gets its period here, inside its transaction, so none can go past a lock.
pub(super) async fn period(ctx: &Ctx, tx: &Tx, project: &Project, id: PeriodId) -> Result<PeriodId> {
    open(ctx, tx.conn(), project, id).await
}

/// The same on any connection, for what only looks ahead, and for what belongs to a value.
pub(in crate::usecase) async fn open(
    ctx: &Ctx,
    conn: &impl ConnectionTrait,
    project: &Project,
    id: PeriodId,
) -> Result<PeriodId> {
    let row = periods::Entity::find_by_id(id.0).one(conn).await?;
    let row = row.filter(|row| row.project_id == project.id.0 && row.retired_at.is_none()).ok_or(Error::NotFound)?;
    if row.starts > ctx.today() {
        return Err(Problem::new("", "period-not-begun").with("starts", format::date(row.starts)).into());
    }
    let facing = lock::facing(conn, project.place(), ctx.subject()?.user, ctx.today()).await?;
    match facing.held(row.ends) {
        Some(held) if held.let_in.is_none() => Err(locked(&held.by, project).into()),
        _ => Ok(id),
    }
}

/// Names the lock, its reason, and who to ask.
pub(in crate::usecase) fn locked(lock: &lock::Standing, project: &Project) -> Problem {
    let until = lock.lock.until.map_or_else(|| LIFTED.to_owned(), format::date);
    Problem::new("", "period-locked")
        .with("reach", lock.lock.reach.kind())
        .with("office", &project.office_name)
        .with("through", format::date(lock.lock.through))
        .with("until", until)
        .with("who", &lock.who)
        .with("when", format::day(lock.at))
        .with("reason", &lock.reason)
}

/// What a problem names as the last day of a lock that has none.
const LIFTED: &str = "lifted";

/// A value as the audit log keeps it: as it is typed, with the ids of the people.
#[derive(Serialize)]
struct Facts<'a> {
    indicator: i64,
    period: i64,
    version: i64,
    state: &'a str,
    total: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    cells: BTreeMap<String, String>,
    narrative: Option<&'a str>,
    author: i64,
    submitter: Option<i64>,
    reviewer: Option<i64>,
    note: Option<&'a str>,
}

/// What a step makes of a value; the rest stays as it was.
pub(super) struct Next {
    pub state: ActualState,
    pub reported: Reported,
    pub narrative: Option<String>,
    pub author: i64,
    /// Who and when.
    pub submitted: Option<(i64, i64)>,
    pub reviewed: Option<(i64, i64)>,
    pub note: Option<String>,
}

impl Next {
    /// The same value in another state.
    pub(super) fn of(entry: &Entry, state: ActualState) -> Self {
        Self {
            state,
            reported: entry.reported.clone(),
            narrative: entry.narrative.clone(),
            author: entry.author.user.0,
            submitted: entry.submitter.as_ref().map(|hand| (hand.user.0, hand.at)),
            reviewed: None,
            note: None,
        }
    }
}

/// Supersedes the current version, appends the next, and records it as `action`.
pub(super) async fn append(
    tx: &Tx,
    project: ProjectId,
    period: PeriodId,
    action: &'static str,
    measured: &Measured,
    next: Next,
) -> Result<()> {
    let current = measured.entry.as_ref();
    if let Some(current) = current {
        let superseded = actuals::Entity::update_many()
            .col_expr(actuals::Column::SupersededAt, Expr::value(tx.now()))
            .filter(actuals::Column::Id.eq(current.id.0))
            .filter(actuals::Column::SupersededAt.is_null())
            .exec(tx.conn())
            .await?;
        debug_assert_eq!(superseded.rows_affected, 1, "it was read in this transaction");
    }
    let new = NewActual {
        indicator: measured.indicator,
        period,
        version: current.map_or(1, |current| current.version + 1),
        state: next.state,
        reported: next.reported,
        narrative: next.narrative,
        author: next.author,
        submitted: next.submitted,
        reviewed: next.reviewed,
        note: next.note,
        recorded_at: tx.now(),
        superseded_at: None,
    };
    let before = current.map(|current| facts_of(measured.indicator, period, current));
    let id = actual(tx, new.clone()).await?;
    let mut change = Change::new(action, format!("actual:{id}")).project(project).after(&facts_after(&new))?;
    if let Some(before) = before {
        change = change.before(&before)?;
    }
    tx.record(change).await
}

fn cells(reported: &Reported) -> BTreeMap<String, String> {
    reported.cells.iter().map(|(cell, value)| (cell.to_string(), value.typed())).collect()
}

fn facts_of(indicator: IndicatorId, period: PeriodId, entry: &Entry) -> Facts<'_> {
    Facts {
        indicator: indicator.0,
        period: period.0,
        version: entry.version,
        state: entry.state.as_str(),
        total: entry.reported.total.map(Value::typed),
        cells: cells(&entry.reported),
        narrative: entry.narrative.as_deref(),
        author: entry.author.user.0,
        submitter: entry.submitter.as_ref().map(|hand| hand.user.0),
        reviewer: entry.reviewer.as_ref().map(|hand| hand.user.0),
        note: entry.note.as_deref(),
    }
}

fn facts_after(new: &NewActual) -> Facts<'_> {
    Facts {
        indicator: new.indicator.0,
        period: new.period.0,
        version: new.version,
        state: new.state.as_str(),
        total: new.reported.total.map(Value::typed),
        cells: cells(&new.reported),
        narrative: new.narrative.as_deref(),
        author: new.author,
        submitter: new.submitted.map(|submitted| submitted.0),
        reviewer: new.reviewed.map(|reviewed| reviewed.0),
        note: new.note.as_deref(),
    }
}

/// What a problem names as the value where none stands there.
pub(super) const BLANK: &str = "blank";

/// What stands there now, by whom and since when, for a problem that says so.
pub(super) fn present(problem: Problem, measured: &Measured) -> Problem {
    let problem = problem.with("title", &measured.title);
    let Some(entry) = &measured.entry else { return problem };
    let last = entry.last();
    problem
        .with("version", entry.version)
        .with("state", entry.state.as_str())
        .with("value", entry.reported.total.map_or_else(|| BLANK.to_owned(), Value::typed))
        .with("who", &last.name)
        .since(last.at)
}

/// A rule of the approval that was broken, at `field`.
pub(super) fn refused(error: ApprovalError, field: &str, measured: &Measured) -> Problem {
    match error {
        ApprovalError::FourEyes => Problem::new(field, "four-eyes").with("title", &measured.title),
        ApprovalError::WrongState { .. } | ApprovalError::NothingWritten => {
            present(Problem::new(field, "wrong-state"), measured)
        }
        ApprovalError::NoteMissing => Problem::new("note", "note-missing"),
    }
}
