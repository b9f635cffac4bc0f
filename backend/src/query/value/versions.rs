//! The versions of a value, each with what it changed.

use std::collections::BTreeMap;

use domain::{
    approval::ActualState,
    axes::Cell,
    grid::Column,
    id::{ActualId, UserId},
    indicator::Kind,
    value::{Reported, Value},
};
use sea_orm::FromQueryResult;

use super::until;
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::{actual::value, evidence::Of},
    query::{all, progress::Hand},
};

/// One version of a value as it was written.
#[derive(Clone, Debug)]
pub struct Version {
    pub id: ActualId,
    pub number: i64,
    pub state: ActualState,
    pub reported: Reported,
    pub narrative: Option<String>,
    pub author: Hand,
    pub submitter: Option<Hand>,
    pub reviewer: Option<Hand>,
    /// With which the reviewer sent it back, or reopened it.
    pub note: Option<String>,
    pub recorded_at: i64,
    /// Against the version before it; of the first one, against nothing.
    pub changes: Vec<Change>,
    /// The author's note is another than in the version before.
    pub renoted: bool,
}

/// What one cell was and became; none is a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub column: Column,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    version: i64,
    state: String,
    numerator: Option<i64>,
    denominator: Option<i64>,
    narrative: Option<String>,
    author_id: i64,
    author: String,
    submitter_id: Option<i64>,
    submitter: Option<String>,
    submitted_at: Option<i64>,
    reviewer_id: Option<i64>,
    reviewer: Option<String>,
    reviewed_at: Option<i64>,
    note: Option<String>,
    recorded_at: i64,
    axis: Option<String>,
    category: Option<String>,
    cell_numerator: Option<i64>,
    cell_denominator: Option<i64>,
}

/// Every version with its cells, the last one first, in one statement: a row for each cell, or one where there is none.
pub(super) async fn versions(ctx: &Ctx, of: Of, kind: Kind) -> Result<Vec<Version>> {
    let rows: Vec<Row> = all(
        ctx.read(),
        "SELECT a.id, a.version, a.state, a.numerator, a.denominator, a.narrative, a.author_id, au.name AS author,
                a.submitter_id, su.name AS submitter, a.submitted_at, a.reviewer_id, ru.name AS reviewer, a.reviewed_at,
                a.note, a.recorded_at, c.axis, c.category, c.numerator AS cell_numerator, c.denominator AS cell_denominator
         FROM actuals a
         JOIN users au ON au.id = a.author_id
         LEFT JOIN users su ON su.id = a.submitter_id
         LEFT JOIN users ru ON ru.id = a.reviewer_id
         LEFT JOIN actual_cells c ON c.actual_id = a.id
         WHERE a.indicator_id = $1 AND a.period_id = $2 AND a.recorded_at <= $3
         ORDER BY a.version",
        [of.indicator.0.into(), of.period.0.into(), until(ctx).into()],
    )
    .await?;
    let mut versions: Vec<Version> = Vec::new();
    for row in rows {
        let cell = row.cell(kind)?;
        if versions.last().is_none_or(|last| last.id.0 != row.id) {
            versions.push(row.version(kind)?);
        }
        if let (Some((cell, value)), Some(last)) = (cell, versions.last_mut()) {
            last.reported.cells.insert(cell, value);
        }
    }
    for at in 0..versions.len() {
        let (before, now) = versions.split_at_mut(at);
        if let Some(now) = now.first_mut() {
            let nothing = Reported::default();
            let before = before.last();
            now.changes = changes(before.map_or(&nothing, |before| &before.reported), &now.reported);
            now.renoted = before.and_then(|before| before.narrative.as_ref()) != now.narrative.as_ref();
        }
    }
    versions.reverse();
    Ok(versions)
}

/// Every cell that differs, the total first.
fn changes(before: &Reported, after: &Reported) -> Vec<Change> {
    let total = Change { column: Column::Total, before: before.total, after: after.total };
    let cells: BTreeMap<&Cell, ()> = before.cells.keys().chain(after.cells.keys()).map(|cell| (cell, ())).collect();
    let cells = cells.into_keys().map(|cell| Change {
        column: Column::Cell(cell.clone()),
        before: before.cell(cell),
        after: after.cell(cell),
    });
    std::iter::once(total).chain(cells).filter(|change| change.before != change.after).collect()
}

impl Row {
    fn cell(&self, kind: Kind) -> Result<Option<(Cell, Value)>> {
        let (Some(axis), Some(category)) = (&self.axis, &self.category) else { return Ok(None) };
        let value = value(kind, self.cell_numerator, self.cell_denominator)?;
        Ok(value.map(|value| (Cell::new(axis.clone(), category.clone()), value)))
    }

    fn version(self, kind: Kind) -> Result<Version> {
        let hand = |user: Option<i64>, name, at| Some(Hand { user: UserId(user?), name: name?, at: at? });
        Ok(Version {
            id: ActualId(self.id),
            number: self.version,
            state: self.state.parse().map_err(Error::internal)?,
            reported: Reported::whole(value(kind, self.numerator, self.denominator)?),
            narrative: self.narrative,
            author: Hand { user: UserId(self.author_id), name: self.author, at: self.recorded_at },
            submitter: hand(self.submitter_id, self.submitter, self.submitted_at),
            reviewer: hand(self.reviewer_id, self.reviewer, self.reviewed_at),
            note: self.note,
            recorded_at: self.recorded_at,
            changes: Vec::new(),
            renoted: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_a_change_and_blank_is_not_zero() {
        let count = |text| Value::parse(Kind::Count, text).unwrap();
        let before = Reported::by_sex(count("100"), count("46"), None);
        let after = Reported::by_sex(count("110"), count("46"), count("0"));
        let changed: Vec<_> = changes(&before, &after).into_iter().map(|one| (one.column, one.before)).collect();
        assert_eq!(changed, [(Column::Total, count("100")), (Column::Cell(Cell::new("sex", "male")), None)]);
        assert_eq!(changes(&after, &after), []);
        let gone = changes(&after, &Reported::whole(None));
        assert_eq!(gone.len(), 3);
        assert!(gone.iter().all(|change| change.after.is_none()));
    }
}
