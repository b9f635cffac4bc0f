//! Versions of reported values, and the two columns in which a value is kept.

use domain::{
    approval::ActualState,
    id::{ActualId, IndicatorId, PeriodId},
    indicator::Kind,
    value::{Reported, Value},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{actual_cells, actuals},
    error::{Error, Result},
};

/// A value of an indicator of this kind from its two columns; the null numerator is a blank. Columns that hold no such value
/// are an error: nothing is left out of a total in silence.
pub fn value(kind: Kind, numerator: Option<i64>, denominator: Option<i64>) -> Result<Option<Value>> {
    let Some(numerator) = numerator else { return Ok(None) };
    let value = Value::from_halves(kind, numerator, denominator);
    value.map(Some).ok_or_else(|| Error::internal(format!("{numerator} / {denominator:?} is kept as a {kind}")))
}

/// One version of a reported value. Moments are microseconds UTC.
#[derive(Clone, Debug)]
pub struct NewActual {
    pub indicator: IndicatorId,
    pub period: PeriodId,
    pub version: i64,
    pub state: ActualState,
    pub reported: Reported,
    pub narrative: Option<String>,
    pub author: i64,
    pub submitted: Option<(i64, i64)>,
    pub reviewed: Option<(i64, i64)>,
    pub note: Option<String>,
    pub recorded_at: i64,
    /// Only the demo writes history that is superseded already.
    pub superseded_at: Option<i64>,
}

/// Inserts a version with its cells. The caller supersedes the one before. `submitted` and `reviewed` are (who, when).
pub async fn actual(tx: &Tx, new: NewActual) -> Result<ActualId> {
    let reported = new.reported.clone();
    tx.touch(new.indicator);
    tx.touch_period(new.period);
    let id = actuals::Entity::insert(row(new)).exec(tx.conn()).await?.last_insert_id;
    let cells = cells(id, reported);
    if !cells.is_empty() {
        actual_cells::Entity::insert_many(cells).exec_without_returning(tx.conn()).await?;
    }
    Ok(ActualId(id))
}

/// A version as its row, yet without id.
pub(super) fn row(new: NewActual) -> actuals::ActiveModel {
    let total = new.reported.total.map(Value::halves);
    actuals::ActiveModel {
        indicator_id: Set(new.indicator.0),
        period_id: Set(new.period.0),
        version: Set(new.version),
        state: Set(new.state.as_str().into()),
        numerator: Set(total.map(|total| total.0)),
        denominator: Set(total.and_then(|total| total.1)),
        narrative: Set(new.narrative),
        author_id: Set(new.author),
        submitter_id: Set(new.submitted.map(|submitted| submitted.0)),
        submitted_at: Set(new.submitted.map(|submitted| submitted.1)),
        reviewer_id: Set(new.reviewed.map(|reviewed| reviewed.0)),
        reviewed_at: Set(new.reviewed.map(|reviewed| reviewed.1)),
        note: Set(new.note),
        recorded_at: Set(new.recorded_at),
        superseded_at: Set(new.superseded_at),
        ..Default::default()
    }
}

/// The rows of its cells.
pub(super) fn cells(id: i64, reported: Reported) -> Vec<actual_cells::ActiveModel> {
    let cells = reported.cells.into_iter().map(|(cell, value)| {
        let (numerator, denominator) = value.halves();
        actual_cells::ActiveModel {
            actual_id: Set(id),
            axis: Set(cell.axis),
            category: Set(cell.category),
            numerator: Set(numerator),
            denominator: Set(denominator),
        }
    });
    cells.collect()
}
