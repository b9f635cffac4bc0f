//! What a total was at the end of each quarter, by the values of the periods that had ended: by the same rules, so that the last point is
//! the gross total of today.

use std::collections::HashMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::{
    aggregation::over_periods, id::IndicatorId, indicator::Accumulation, quantity::QuantityError, value::Value,
};
use sea_orm::FromQueryResult;

use super::super::{Corporate, links::Contributor, total};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
    query::{
        all,
        packed::{self, pack},
        standing::ends_in,
    },
};

/// More quarters than these are shown by their last of each year.
const MOST: usize = 24;

/// The total of the periods that had ended by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The end of a quarter.
    pub ends: NaiveDate,
    /// Gross; none where nothing was approved for a period that had ended.
    pub achieved: Result<Option<Value>, QuantityError>,
    /// Project indicators with a value in it.
    pub with_value: u32,
}

#[derive(FromQueryResult)]
struct ApprovedRow {
    indicator_id: i64,
    accumulation: String,
    kind: String,
    approved: String,
}

/// The approved values of an indicator with the ends of their periods, in their order.
struct Approved {
    by: Accumulation,
    values: Vec<(NaiveDate, Value)>,
}

pub(super) async fn trend(
    ctx: &Ctx,
    corporate: &Corporate,
    parts: &[&Contributor],
    year: Option<i64>,
) -> Result<Vec<Point>> {
    if !corporate.kind.adds_up() {
        return Ok(Vec::new());
    }
    let rows: Vec<ApprovedRow> = all(
        ctx.read(),
        &format!(
            "SELECT a.indicator_id, i.accumulation, i.kind, {} AS approved
             FROM links l
             JOIN indicators i ON i.id = l.indicator_id
             JOIN actuals a ON a.indicator_id = i.id AND a.superseded_at IS NULL
                  AND a.state = 'approved' AND a.numerator IS NOT NULL
             JOIN periods q ON q.id = a.period_id
             WHERE l.corporate_indicator_id = $1 AND l.superseded_at IS NULL{}
             GROUP BY a.indicator_id, i.accumulation, i.kind",
            pack(&["q.ends", "a.numerator", "a.denominator"]),
            ends_in("q", year)
        ),
        [corporate.id.0.into()],
    )
    .await?;
    let mut approved: HashMap<IndicatorId, Approved> = HashMap::new();
    for row in rows {
        approved.insert(IndicatorId(row.indicator_id), row.approved()?);
    }
    let parts: Vec<(&Contributor, &Approved)> =
        parts.iter().filter_map(|part| Some((*part, approved.get(&part.indicator)?))).collect();
    let days = || parts.iter().flat_map(|(_, approved)| approved.values.iter().map(|(ends, _)| *ends));
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return Ok(Vec::new()) };
    Ok(quarters(first, last).into_iter().map(|ends| point(corporate, &parts, ends)).collect())
}

impl ApprovedRow {
    fn approved(&self) -> Result<Approved> {
        let kind = self.kind.parse().map_err(Error::internal)?;
        let mut values = Vec::new();
        for mut fields in packed::rows(&self.approved) {
            let ends = fields.get()?;
            values.extend(value(kind, fields.maybe()?, fields.maybe()?)?.map(|value| (ends, value)));
        }
        values.sort_by_key(|(ends, _)| *ends);
        Ok(Approved { by: self.accumulation.parse().map_err(Error::internal)?, values })
    }
}

fn point(corporate: &Corporate, parts: &[(&Contributor, &Approved)], ends: NaiveDate) -> Point {
    let so_far = |(part, approved): &(&Contributor, &Approved)| {
        let until: Vec<Option<Value>> =
            approved.values.iter().take_while(|(day, _)| *day <= ends).map(|(_, value)| Some(*value)).collect();
        Ok(over_periods(approved.by, &until)?.map(|value| part.share.of(value)))
    };
    let values: Result<Vec<Option<Value>>, QuantityError> = parts.iter().map(so_far).collect();
    let with_value = values.as_ref().map_or(0, |values| values.iter().flatten().count());
    Point {
        ends,
        achieved: values.and_then(|values| total::achieved(corporate.operator, corporate.kind, &values)),
        with_value: u32::try_from(with_value).unwrap_or(u32::MAX),
    }
}

/// The ends of all quarters from the one of `first` to the one of `last`; of too many, the last of each year and the last of all.
fn quarters(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let mut ends = vec![quarter_end(first)];
    while let Some(next) = ends.last().filter(|end| **end < last).and_then(|end| end.checked_add_days(Days::new(1))) {
        ends.push(quarter_end(next));
    }
    if ends.len() > MOST {
        let newest = ends.last().copied();
        ends.retain(|end| end.month() == 12 || Some(*end) == newest);
    }
    ends
}

/// The last day of the quarter in which a day lies.
fn quarter_end(day: NaiveDate) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1);
    let next = first.and_then(|first| first.checked_add_months(Months::new(3)));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn quarters_go_from_the_first_to_the_last() {
        let ends = quarters(day("2025-11-30"), day("2026-07-01"));
        assert_eq!(ends, ["2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30"].map(day));
        assert_eq!(quarters(day("2026-02-28"), day("2026-03-31")), [day("2026-03-31")]);
    }

    #[test]
    fn of_many_quarters_the_last_of_each_year_is_left() {
        let ends = quarters(day("2018-02-01"), day("2026-05-05"));
        assert_eq!(ends.len(), 9);
        assert_eq!((ends[0], ends[8]), (day("2018-12-31"), day("2026-06-30")));
    }
}
