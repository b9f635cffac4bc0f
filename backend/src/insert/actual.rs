//! Versions of reported values, and the two columns in which a value is kept.

use domain::{
    approval::ActualState,
    id::{ActualId, IndicatorId, PeriodId},
    indicator::Sex,
    quantity::Quantity,
    value::{Reported, Value},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{actual_cells, actuals},
    error::Result,
};

/// The axis under which cells by sex are kept.
pub const SEX: &str = "sex";

/// A value as its two columns: numerator (or count) and denominator, in ten-thousandths.
pub fn halves(value: Value) -> (i64, Option<i64>) {
    match value {
        Value::Count(count) => (count.ten_thousandths(), None),
        Value::Ratio { numerator, denominator } => (numerator.ten_thousandths(), Some(denominator.ten_thousandths())),
    }
}

/// A value from its two columns; the null numerator is a blank.
pub fn value(numerator: Option<i64>, denominator: Option<i64>) -> Option<Value> {
    let numerator = Quantity::from_ten_thousandths(numerator?);
    Some(denominator.map_or(Value::Count(numerator), |denominator| Value::Ratio {
        numerator,
        denominator: Quantity::from_ten_thousandths(denominator),
    }))
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
    let reported = new.reported;
    let id = actuals::Entity::insert(row(new)).exec(tx.conn()).await?.last_insert_id;
    let cells = cells(id, reported);
    if !cells.is_empty() {
        actual_cells::Entity::insert_many(cells).exec_without_returning(tx.conn()).await?;
    }
    Ok(ActualId(id))
}

/// A version as its row, yet without id.
pub(super) fn row(new: NewActual) -> actuals::ActiveModel {
    let total = new.reported.total.map(halves);
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
    let cells = Sex::ALL.iter().filter_map(|sex| {
        let (numerator, denominator) = halves(reported.cell(*sex)?);
        Some(actual_cells::ActiveModel {
            actual_id: Set(id),
            axis: Set(SEX.into()),
            category: Set(sex.as_str().into()),
            numerator: Set(numerator),
            denominator: Set(denominator),
        })
    });
    cells.collect()
}
