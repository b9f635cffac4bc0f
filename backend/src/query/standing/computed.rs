//! What approved values amount to, added up from the values themselves: for what is remembered of them
//! ([`sums`](crate::sums)), and for past moments, of which nothing is.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{
    aggregation::over_periods,
    id::IndicatorId,
    indicator::{Accumulation, Kind, Sex},
    quantity::{Quantity, QuantityError},
    value::Value,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::counted::counted;
use crate::{
    error::{Error, Result},
    insert::actual::value,
    query::{all, expected},
};

/// What an indicator amounts to over its periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    /// As the indicator accumulates; none where nothing is approved.
    pub so_far: Option<Value>,
    /// Of the same periods, what is known to be female and male.
    pub female: Option<Value>,
    pub male: Option<Value>,
    /// The earliest due day among the expected periods with neither a submitted nor an approved value.
    pub missing_since: Option<NaiveDate>,
}

/// What an indicator amounts to, as a whole and in the periods that end in each year for which something is expected or approved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub whole: Sum,
    pub years: BTreeMap<i64, Sum>,
}

/// One approved value that is not blank: (total, female, male).
type Cells = (Value, Option<Value>, Option<Value>);

#[derive(FromQueryResult)]
struct ValueRow {
    indicator_id: i64,
    kind: String,
    accumulation: String,
    year: String,
    numerator: i64,
    denominator: Option<i64>,
    female_numerator: Option<i64>,
    female_denominator: Option<i64>,
    male_numerator: Option<i64>,
    male_denominator: Option<i64>,
}

#[derive(FromQueryResult)]
struct MissingRow {
    indicator_id: i64,
    year: String,
    /// None where something was handed in for every one of its periods.
    due: Option<NaiveDate>,
}

/// The year in which a period ends.
const YEAR: &str = "SUBSTR(CAST(q.ends AS TEXT), 1, 4)";

/// What the indicators under `condition` (over `i`) amount to, in two statements; those of which nothing is expected and nothing
/// approved are left out. An error is a sum that is too large to be kept.
pub(crate) async fn sums(
    conn: &impl ConnectionTrait,
    condition: &str,
) -> Result<HashMap<IndicatorId, Result<Sums, QuantityError>>> {
    let rows: Vec<ValueRow> = all(
        conn,
        &format!(
            "SELECT a.indicator_id, i.kind, i.accumulation, {YEAR} AS year, a.numerator, a.denominator, {female}, {male}
             FROM indicators i
             JOIN actuals a ON a.indicator_id = i.id AND a.superseded_at IS NULL
                  AND a.state = 'approved' AND a.numerator IS NOT NULL
             JOIN periods q ON q.id = a.period_id
             WHERE {condition}
             ORDER BY a.indicator_id, q.starts",
            female = cells_of(Sex::Female),
            male = cells_of(Sex::Male)
        ),
        [],
    )
    .await?;
    let missing: Vec<MissingRow> = all(
        conn,
        &format!(
            "SELECT i.id AS indicator_id, {YEAR} AS year, MIN(CASE WHEN NOT EXISTS (
               SELECT 1 FROM actuals a
               WHERE a.indicator_id = i.id AND a.period_id = q.id AND a.superseded_at IS NULL
                 AND a.state IN ('submitted', 'approved')) THEN q.due END) AS due
             FROM indicators i
             JOIN periods q ON q.project_id = i.project_id AND q.retired_at IS NULL AND {}
             WHERE {condition}
             GROUP BY i.id, {YEAR}",
            expected("i", "q")
        ),
        [],
    )
    .await?;
    let mut sums = HashMap::new();
    for rows in rows.chunk_by(|one, next| one.indicator_id == next.indicator_id) {
        let Some(first) = rows.first() else { continue };
        let kind: Kind = first.kind.parse().map_err(Error::internal)?;
        let by: Accumulation = first.accumulation.parse().map_err(Error::internal)?;
        let mut cells = Vec::with_capacity(rows.len());
        let mut years: BTreeMap<i64, Vec<Cells>> = BTreeMap::new();
        for row in rows {
            let of_row = row.cells(kind)?;
            cells.push(of_row);
            years.entry(year(&row.year)?).or_default().push(of_row);
        }
        let of_year = |(year, cells): (i64, Vec<Cells>)| of_indicator(by, &cells).map(|sum| (year, sum));
        let whole = of_indicator(by, &cells);
        let all = whole
            .and_then(|whole| Ok(Sums { whole, years: years.into_iter().map(of_year).collect::<Result<_, _>>()? }));
        sums.insert(IndicatorId(first.indicator_id), all);
    }
    for row in missing {
        let year = year(&row.year)?;
        if let Ok(all) = sums.entry(IndicatorId(row.indicator_id)).or_insert(Ok(Sums::default())) {
            all.years.entry(year).or_default().missing_since = row.due;
            all.whole.missing_since = [all.whole.missing_since, row.due].into_iter().flatten().min();
        }
    }
    Ok(sums)
}

fn year(text: &str) -> Result<i64> {
    text.parse().map_err(|_| Error::internal(format!("a period ends in {text:?}")))
}

/// Both halves of the cells of one sex, also where sex is crossed with other axes, of which it is always the first.
fn cells_of(sex: Sex) -> String {
    let half = |half: &str| {
        format!(
            "(SELECT CAST(SUM(c.{half}) AS BIGINT) FROM actual_cells c WHERE c.actual_id = a.id
               AND ((c.axis = 'sex' AND c.category = '{sex}')
                    OR (c.axis LIKE 'sex*%' AND c.category LIKE '{sex}*%'))) AS {sex}_{half}"
        )
    };
    format!("{}, {}", half("numerator"), half("denominator"))
}

impl ValueRow {
    fn cells(&self, kind: Kind) -> Result<Cells> {
        let total = value(kind, Some(self.numerator), self.denominator)?;
        let total = total.ok_or_else(|| Error::internal("a value that is not blank reads as none"))?;
        let female = value(kind, self.female_numerator, self.female_denominator)?;
        let male = value(kind, self.male_numerator, self.male_denominator)?;
        Ok((total, female, male))
    }
}

/// The cells of one indicator follow its totals: those of the periods that count. Of counts, a blank cell beside a total is
/// left to the unspecified, as a zero: else the mean of the cells would be taken over fewer periods than that of the totals.
fn of_indicator(by: Accumulation, cells: &[Cells]) -> Result<Sum, QuantityError> {
    let totals: Vec<Value> = cells.iter().map(|cell| cell.0).collect();
    let all: Vec<Option<Value>> = totals.iter().copied().map(Some).collect();
    let so_far = over_periods(by, &all)?;
    let flags = counted(by, &totals, so_far);
    let along = |pick: fn(&Cells) -> Option<Value>| {
        let counting: Vec<Option<Value>> =
            cells.iter().zip(&flags).filter(|(_, counts)| **counts).map(|(cell, _)| pick(cell)).collect();
        let Some(any) = counting.iter().flatten().next() else { return Ok(None) };
        let blank = match any {
            Value::Count(_) => Some(Value::Count(Quantity::ZERO)),
            _ => None,
        };
        let counting: Vec<Option<Value>> = counting.iter().map(|cell| cell.or(blank)).collect();
        over_periods(by, &counting)
    };
    Ok(Sum { so_far, female: along(|cell| cell.1)?, male: along(|cell| cell.2)?, missing_since: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Option<Value> {
        Value::parse(Kind::Count, text).unwrap()
    }

    #[test]
    fn cells_follow_their_totals() {
        let periods = [("10", "6", "4"), ("20", "", "5"), ("7", "3", "")];
        let cells: Vec<Cells> = periods.iter().map(|(t, f, m)| (count(t).unwrap(), count(f), count(m))).collect();
        for (by, so_far, female, male) in [
            (Accumulation::Sum, "37", count("9"), count("9")),
            (Accumulation::Latest, "7", count("3"), None),
            (Accumulation::Maximum, "20", None, count("5")),
            (Accumulation::Mean, "12.3333", count("3"), count("3")),
        ] {
            let expected = Sum { so_far: count(so_far), female, male, missing_since: None };
            assert_eq!(of_indicator(by, &cells).unwrap(), expected, "{by}");
        }
    }

    #[test]
    fn a_sum_beyond_what_can_be_kept_is_an_error() {
        let largest = (Value::Count(Quantity::from_ten_thousandths(i64::MAX)), None, None);
        assert_eq!(of_indicator(Accumulation::Sum, &[largest, largest]), Err(QuantityError::TooLarge));
        assert!(of_indicator(Accumulation::Latest, &[largest, largest]).is_ok());
    }
}
