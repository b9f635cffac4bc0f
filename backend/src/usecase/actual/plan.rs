//! From a typed grid to what is to be written: which rows were changed, which cannot be read, which were changed by
//! somebody else meanwhile. Pure but for the look at the versions that were read.
//!
//! Old versions are kept, so a row that its typist never touched can be told from one that was: only the latter meets a
//! conflict where somebody else has written since.

use std::collections::HashMap;

use domain::{
    approval::{self, ActualState, Hands, Step},
    grid::{Column, Typed, Wrong},
    id::{IndicatorId, PeriodId, UserId},
    value::{Reported, Value},
};
use sea_orm::FromQueryResult;

use super::{NOTE_MAX, TypedRow, versions};
use crate::{
    ctx::Tx,
    error::{Error, Problem, Result},
    insert::actual::value,
    query::{all, progress::Measured},
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
struct Said {
    reported: Reported,
    narrative: Option<String>,
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
    let is_stale = |row: &TypedRow| by_id.get(&row.indicator).is_some_and(|now| row.version.trim() != version(now));
    let old = if rows.iter().any(is_stale) { superseded(tx, period).await? } else { HashMap::new() };
    let (mut writes, mut wrong, mut stale) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let Some(now) = by_id.get(&row.indicator) else {
            stale.push(Problem::new(field(row, "total"), "indicator-gone"));
            continue;
        };
        let read = if is_stale(row) {
            let version: i64 = row.version.trim().parse().unwrap_or_default();
            old.get(&(row.indicator, version)).cloned().unwrap_or_default()
        } else {
            said(now)
        };
        match typed(row, now, &read, by) {
            Ok(Some(_)) if is_stale(row) => {
                stale.push(versions::present(Problem::new(field(row, "total"), "changed-meanwhile-cell"), now));
            }
            Ok(None) if submits(row.indicator) && is_stale(row) && is_filled_draft(now) => {
                stale.push(versions::present(Problem::new(field(row, "total"), "changed-unseen"), now));
            }
            Ok(Some(said)) => {
                writes.push(Write { measured: now, reported: said.reported, narrative: said.narrative });
            }
            Ok(None) => {}
            Err(mut problems) => wrong.append(&mut problems),
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

pub(super) fn is_filled_draft(row: &Measured) -> bool {
    row.entry.as_ref().is_some_and(|entry| entry.state == ActualState::Draft && entry.reported.total.is_some())
}

/// The name of a cell on the form.
fn field(row: &TypedRow, cell: &str) -> String {
    format!("{}.{cell}", row.indicator)
}

/// As the form carries it.
fn version(now: &Measured) -> String {
    now.entry.as_ref().map(|entry| entry.version.to_string()).unwrap_or_default()
}

fn said(now: &Measured) -> Said {
    now.entry
        .as_ref()
        .map_or_else(Said::default, |entry| Said { reported: entry.reported, narrative: entry.narrative.clone() })
}

/// What a row is to say, where that is neither what was read nor what stands there already.
fn typed(row: &TypedRow, now: &Measured, read: &Said, by: UserId) -> Result<Option<Said>, Vec<Problem>> {
    let mut problems = Vec::new();
    let text = |typed: &Option<String>, value: Option<Value>| match typed {
        Some(typed) => typed.trim().to_owned(),
        None => value.map(Value::typed).unwrap_or_default(),
    };
    let female = text(&row.female, read.reported.female);
    let male = text(&row.male, read.reported.male);
    let total = text(&row.total, read.reported.total);
    let narrative = match &row.narrative {
        Some(typed) => Some(clean(typed)).filter(|typed| !typed.is_empty()),
        None => read.narrative.clone(),
    };
    let as_read = |typed: &str, value: Option<Value>| typed == value.map(Value::typed).unwrap_or_default();
    let untouched = as_read(&female, read.reported.female)
        && as_read(&male, read.reported.male)
        && as_read(&total, read.reported.total)
        && narrative == read.narrative;
    if untouched {
        return Ok(None);
    }
    let length = narrative.as_deref().map_or(0, |text| text.chars().count());
    if length > NOTE_MAX {
        let problem = Problem::new(field(row, "narrative"), "too-long");
        problems.push(problem.with("max", NOTE_MAX).with("length", length).with("title", &now.title));
    }
    let typed = Typed { female: &female, male: &male, total: &total };
    let cells = [(Column::Female, row.female.as_deref()), (Column::Male, row.male.as_deref())];
    let foreign = cells.into_iter().filter(|(_, text)| !now.by_sex && text.is_some_and(|text| !text.trim().is_empty()));
    problems.extend(
        foreign.map(|(column, _)| Problem::new(field(row, column.as_str()), "not-by-sex").with("title", &now.title)),
    );
    // Cells from before the indicator stopped being reported by sex stay with the versions that have them.
    let typed = if now.by_sex { typed } else { Typed { female: "", male: "", ..typed } };
    let reported = typed.read(now.kind).unwrap_or_else(|wrong| {
        problems.extend(wrong.iter().map(|wrong| problem(row, now, typed, wrong)));
        Reported::default()
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    let next = Said { reported, narrative };
    if next == *read || next == said(now) {
        return Ok(None);
    }
    let hands = now.entry.as_ref().map_or(Hands { author: by, submitter: None }, |entry| entry.hands());
    let state = now.entry.as_ref().map(|entry| entry.state);
    match approval::step(state, Step::Write, hands, by, None) {
        Ok(_) => Ok(Some(next)),
        Err(_) => Err(vec![versions::present(Problem::new(field(row, "total"), "not-writable"), now)]),
    }
}

fn problem(row: &TypedRow, now: &Measured, typed: Typed<'_>, wrong: &Wrong) -> Problem {
    let problem = Problem::new(field(row, wrong.column.as_str()), wrong.code(typed)).with("title", &now.title);
    wrong.args(typed).into_iter().fold(problem, |problem, (name, value)| problem.with(name, value))
}

#[derive(FromQueryResult)]
struct OldRow {
    indicator_id: i64,
    version: i64,
    numerator: Option<i64>,
    denominator: Option<i64>,
    female_numerator: Option<i64>,
    female_denominator: Option<i64>,
    male_numerator: Option<i64>,
    male_denominator: Option<i64>,
    narrative: Option<String>,
}

/// What the superseded versions of a period said.
async fn superseded(tx: &Tx, period: PeriodId) -> Result<HashMap<(IndicatorId, i64), Said>> {
    let rows: Vec<OldRow> = all(
        tx.conn(),
        "SELECT a.indicator_id, a.version, a.numerator, a.denominator, a.narrative,
                f.numerator AS female_numerator, f.denominator AS female_denominator,
                m.numerator AS male_numerator, m.denominator AS male_denominator
         FROM periods q
         JOIN indicators i ON i.project_id = q.project_id
         JOIN actuals a ON a.indicator_id = i.id AND a.period_id = q.id AND a.superseded_at IS NOT NULL
         LEFT JOIN actual_cells f ON f.actual_id = a.id AND f.axis = 'sex' AND f.category = 'female'
         LEFT JOIN actual_cells m ON m.actual_id = a.id AND m.axis = 'sex' AND m.category = 'male'
         WHERE q.id = $1",
        [period.0.into()],
    )
    .await?;
    let said = rows.into_iter().map(|row| {
        let reported = Reported {
            total: value(row.numerator, row.denominator),
            female: value(row.female_numerator, row.female_denominator),
            male: value(row.male_numerator, row.male_denominator),
        };
        ((IndicatorId(row.indicator_id), row.version), Said { reported, narrative: row.narrative })
    });
    Ok(said.collect())
}
