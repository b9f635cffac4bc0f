//! From a typed grid to what is to be written: which rows were changed, which cannot be read, which were changed by
//! somebody else meanwhile. Pure but for the look at the versions that were read.
//!
//! Old versions are kept, so that it can be told which cells a person changed and which somebody else has changed since:
//! only where both have changed the same cell there is a conflict.

use std::collections::HashMap;

use domain::{
    approval::{self, ActualState, Step},
    axes::Cell,
    grid::{Column, Typed, Wrong},
    id::{ActualId, IndicatorId, PeriodId, UserId},
    indicator::Kind,
    value::{Reported, Value, ValueError},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{
    NOTE_MAX, TypedRow,
    merge::{Line, Met, NARRATIVE, merge},
    versions,
};
use crate::{
    ctx::Tx,
    error::{Error, Problem, Result},
    insert::actual::value,
    query::{all, measure, progress::Measured},
    usecase::text::clean,
};

/// A row to write, with what is written.
pub(super) struct Write<'a> {
    pub measured: &'a Measured,
    pub reported: Reported,
    pub narrative: Option<String>,
}

/// What a version says: its value and its author's note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub reported: Reported,
    pub narrative: Option<String>,
}

/// Reads every row and finds those to write. Every problem of every row is named at once; where there is one, nothing
/// is written. `submits` says of which indicators what stands in draft is to be handed in, so that it must have been seen.
pub(super) async fn plan<'a>(
    tx: &Tx,
    period: PeriodId,
    by: UserId,
    measured: &'a [Measured],
    rows: &[TypedRow],
    submits: impl Fn(IndicatorId) -> bool,
) -> Result<Vec<Write<'a>>> {
    let by_id: HashMap<IndicatorId, &Measured> = measured.iter().map(|row| (row.indicator, row)).collect();
    let old = Old::of(tx.conn(), period, rows, |row| by_id.get(&row.indicator).copied()).await?;
    let (mut writes, mut wrong, mut stale) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let Some(now) = by_id.get(&row.indicator) else {
            stale.push(Problem::new(field(row, Column::Total), "indicator-gone"));
            continue;
        };
        let read = old.read(row, now);
        let unseen = || versions::present(Problem::new(field(row, Column::Total), "changed-unseen"), now);
        match typed(row, now, &read, by) {
            // Whoever hands a row in has seen all of it.
            Ok(_) if submits(row.indicator) && is_stale(row, now) && !is_told(row, now) && is_filled_draft(now) => {
                stale.push(unseen())
            }
            Ok(Some(said)) => {
                writes.push(Write { measured: now, reported: said.reported, narrative: said.narrative });
            }
            Ok(None) => {}
            Err(Refused::Met(mut problems)) => stale.append(&mut problems),
            Err(Refused::Wrong(mut problems)) => wrong.append(&mut problems),
        }
    }
    match (stale.is_empty(), wrong.is_empty()) {
        (true, true) => Ok(writes),
        (true, false) => Err(Error::Invalid(wrong)),
        (false, _) => {
            stale.append(&mut wrong);
            Err(Error::Conflict(stale))
        }
    }
}

/// Whether somebody has written since the row was read.
fn is_stale(row: &TypedRow, now: &Measured) -> bool {
    row.version.trim() != version(now)
}

/// Whether the person has been told of what stands there now.
fn is_told(row: &TypedRow, now: &Measured) -> bool {
    row.told.as_deref().is_some_and(|told| told.trim() == version(now))
}

/// Whether the row says what stands there, and was read from that.
pub(super) fn is_untouched(row: &TypedRow, now: &Measured) -> bool {
    let read = as_read(now, &said(now));
    !is_stale(row, now) && as_typed(row, now, &read) == read && foreign(row, now).next().is_none()
}

/// What superseded versions said; looked up only where a row was read before the present one was written.
pub(super) struct Old(HashMap<(IndicatorId, i64), Said>);

impl Old {
    pub(super) async fn of<'a>(
        conn: &impl ConnectionTrait,
        period: PeriodId,
        rows: &[TypedRow],
        now: impl Fn(&TypedRow) -> Option<&'a Measured>,
    ) -> Result<Self> {
        let stale = rows.iter().any(|row| now(row).is_some_and(|now| is_stale(row, now)));
        Ok(Self(if stale { superseded(conn, period).await? } else { HashMap::new() }))
    }

    /// What the row said when it was read.
    pub(super) fn read(&self, row: &TypedRow, now: &Measured) -> Said {
        if !is_stale(row, now) {
            return said(now);
        }
        let version: i64 = row.version.trim().parse().unwrap_or_default();
        self.0.get(&(row.indicator, version)).cloned().unwrap_or_default()
    }
}

pub(super) fn is_filled_draft(row: &Measured) -> bool {
    row.entry.as_ref().is_some_and(|entry| entry.state == ActualState::Draft && entry.reported.total.is_some())
}

/// The name of a cell on the form.
fn field(row: &TypedRow, cell: impl std::fmt::Display) -> String {
    format!("{}.{cell}", row.indicator)
}

/// As the form carries it.
pub(super) fn version(now: &Measured) -> String {
    now.entry.as_ref().map(|entry| entry.version.to_string()).unwrap_or_default()
}

pub(super) fn said(now: &Measured) -> Said {
    now.entry.as_ref().map_or_else(Said::default, |entry| Said {
        reported: entry.reported.clone(),
        narrative: entry.narrative.clone(),
    })
}

/// Why a row is not written.
pub(super) enum Refused {
    /// Somebody else has changed the same cells since they were read.
    Met(Vec<Problem>),
    /// It cannot be read, or may not be written.
    Wrong(Vec<Problem>),
}

/// What a row is to say, where that is neither what was read nor what stands there already.
pub(super) fn typed(row: &TypedRow, now: &Measured, read: &Said, by: UserId) -> Result<Option<Said>, Refused> {
    let read = as_read(now, read);
    let line = as_typed(row, now, &read);
    if line == read && foreign(row, now).next().is_none() {
        return Ok(None);
    }
    let line = merge(now.kind, &line, &read, &as_read(now, &said(now)), is_told(row, now))
        .map_err(|met| Refused::Met(meetings(row, now, met)))?;
    let mut problems = Vec::new();
    let length = line.narrative.chars().count();
    if length > NOTE_MAX {
        let problem = Problem::new(field(row, NARRATIVE), "too-long");
        problems.push(problem.with("max", NOTE_MAX).with("length", length).with("title", &now.title));
    }
    problems
        .extend(foreign(row, now).map(|cell| Problem::new(field(row, cell), "not-a-cell").with("title", &now.title)));
    let reported = line.cells.read(now.kind).unwrap_or_else(|wrong| {
        problems.extend(wrong.iter().map(|wrong| problem(row, now, &line.cells, wrong)));
        Reported::default()
    });
    if let Some(Value::Answer(place)) = reported.total
        && usize::from(place) > now.answers.len()
    {
        let problem = Problem::new(field(row, Column::Total), ValueError::NotAnAnswer.code());
        problems.push(problem.with("typed", place).with("title", &now.title));
    }
    if !problems.is_empty() {
        return Err(Refused::Wrong(problems));
    }
    let next = Said { reported, narrative: Some(line.narrative).filter(|text| !text.is_empty()) };
    if next == said(now) {
        return Ok(None);
    }
    let hands = now.entry.as_ref().map(|entry| entry.hands.as_slice()).unwrap_or_default();
    let state = now.entry.as_ref().map(|entry| entry.state);
    match approval::step(state, Step::Write, hands, by, None) {
        Ok(_) => Ok(Some(next)),
        Err(_) => {
            let problem = Problem::new(field(row, Column::Total), "not-writable");
            Err(Refused::Wrong(vec![versions::present(problem, now)]))
        }
    }
}

/// Each cell that both have changed, with what stands there now, by whom and since when.
fn meetings(row: &TypedRow, now: &Measured, met: Vec<Met>) -> Vec<Problem> {
    let problem = |met: Met| {
        let present = if met.present.is_empty() { versions::BLANK.to_owned() } else { met.present };
        versions::present(Problem::new(field(row, &met.column), "changed-meanwhile-cell"), now).with("value", present)
    };
    met.into_iter().map(problem).collect()
}

/// The row as it is typed: what was not on the form is as it was read. Words are told by the narrative itself. Cells of
/// axes that the indicator no longer has stay with the versions that have them.
pub(super) fn as_typed(row: &TypedRow, now: &Measured, read: &Line) -> Line {
    let narrative = row.narrative.as_deref().map_or_else(|| read.narrative.clone(), clean);
    let total = match (now.kind, &row.total) {
        (Kind::Narrative, _) => narrative.clone(),
        (_, Some(typed)) => typed.trim().to_owned(),
        (_, None) => read.cells.total.clone(),
    };
    let typed = |(cell, stood): (&Cell, &String)| {
        (cell.clone(), row.cells.get(cell).map_or_else(|| stood.clone(), |typed| typed.trim().to_owned()))
    };
    Line { cells: Typed { total, cells: read.cells.cells.iter().map(typed).collect() }, narrative }
}

/// What a version says, as it would have been typed into the cells that the indicator has now.
pub(super) fn as_read(now: &Measured, said: &Said) -> Line {
    let text = |value: Option<Value>| value.map(Value::typed).unwrap_or_default();
    let narrative = said.narrative.clone().unwrap_or_default();
    let total = match now.kind {
        Kind::Narrative => narrative.clone(),
        _ => text(said.reported.total),
    };
    let cells = now.axes.splits().into_iter().flat_map(|split| split.cells);
    let cells = cells.map(|cell| (cell.clone(), text(said.reported.cell(&cell)))).collect();
    Line { cells: Typed { total, cells }, narrative }
}

/// Cells with something in them that the indicator does not have.
pub(super) fn foreign<'a>(row: &'a TypedRow, now: &'a Measured) -> impl Iterator<Item = &'a Cell> {
    row.cells.iter().filter(|(cell, text)| !text.trim().is_empty() && !now.axes.holds(cell)).map(|(cell, _)| cell)
}

fn problem(row: &TypedRow, now: &Measured, typed: &Typed, wrong: &Wrong) -> Problem {
    let problem = Problem::new(field(row, &wrong.column), wrong.code(typed)).with("title", &now.title);
    wrong.args(typed).into_iter().fold(problem, |problem, (name, value)| problem.with(name, value))
}

#[derive(FromQueryResult)]
struct OldRow {
    id: i64,
    indicator_id: i64,
    kind: String,
    version: i64,
    numerator: Option<i64>,
    denominator: Option<i64>,
    narrative: Option<String>,
}

/// What the superseded versions of a period said.
async fn superseded(conn: &impl ConnectionTrait, period: PeriodId) -> Result<HashMap<(IndicatorId, i64), Said>> {
    let rows: Vec<OldRow> = all(
        conn,
        "SELECT a.id, a.indicator_id, i.kind, a.version, a.numerator, a.denominator, a.narrative
         FROM periods q
         JOIN indicators i ON i.project_id = q.project_id
         JOIN actuals a ON a.indicator_id = i.id AND a.period_id = q.id AND a.superseded_at IS NOT NULL
         WHERE q.id = $1",
        [period.0.into()],
    )
    .await?;
    let mut cells = measure::superseded_cells(conn, period).await?.values;
    let mut said = HashMap::new();
    for row in rows {
        let kind = row.kind.parse().map_err(Error::internal)?;
        let total = value(kind, row.numerator, row.denominator)?;
        let reported = Reported { total, cells: cells.remove(&ActualId(row.id)).unwrap_or_default() };
        said.insert((IndicatorId(row.indicator_id), row.version), Said { reported, narrative: row.narrative });
    }
    Ok(said)
}
