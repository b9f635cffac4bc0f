//! The people in a total by sex and age: the crossed cells of the values that count, and those of whom only the sex is known.

use std::collections::{BTreeMap, HashMap};

use domain::{
    aggregation::over_periods,
    axes::{AGE, AGES, Cell, SEX},
    id::IndicatorId,
    indicator::{Accumulation, Kind, Operator, Sex},
    quantity::Quantity,
    value::Value,
};
use sea_orm::FromQueryResult;

use super::super::{Corporate, links::Contributor};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        all,
        packed::{self, pack},
        standing::{counted::counted, ends_in},
    },
};

/// Of the gross total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// From the youngest; the last are those whose age is not known.
    pub ages: Vec<Age>,
    /// What is known of neither; with all of these it is the total.
    pub unspecified: Quantity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// None: not known.
    pub key: Option<&'static str>,
    pub female: Quantity,
    pub male: Quantity,
}

#[derive(FromQueryResult)]
struct ValueRow {
    indicator_id: i64,
    accumulation: String,
    numerator: i64,
    cells: Option<String>,
}

/// Amounts of one value by sex and age.
type Cells = HashMap<(Sex, &'static str), i64>;

/// One statement, over indicators whose sex and age are crossed.
pub(super) async fn people(
    ctx: &Ctx,
    corporate: &Corporate,
    parts: &[&Contributor],
    year: Option<i64>,
) -> Result<Option<People>> {
    if corporate.kind != Kind::Count || corporate.operator != Operator::Sum {
        return Ok(None);
    }
    let crossed = |key: &str| {
        format!(
            "EXISTS (SELECT 1 FROM indicator_axes x WHERE x.indicator_id = i.id AND x.key = '{key}' AND x.superseded_at IS NULL)"
        )
    };
    let rows: Vec<ValueRow> = all(
        ctx.read(),
        &format!(
            "SELECT a.indicator_id, i.accumulation, a.numerator,
                    (SELECT {} FROM actual_cells c WHERE c.actual_id = a.id AND c.axis LIKE '{SEX}*{AGE}%') AS cells
             FROM links l
             JOIN indicators i ON i.id = l.indicator_id AND i.kind = 'count' AND i.crossed
             JOIN actuals a ON a.indicator_id = i.id AND a.superseded_at IS NULL
                  AND a.state = 'approved' AND a.numerator IS NOT NULL
             JOIN periods q ON q.id = a.period_id
             WHERE l.corporate_indicator_id = $1 AND l.superseded_at IS NULL AND {} AND {}{}
             ORDER BY a.indicator_id, q.starts",
            pack(&["c.axis", "c.category", "c.numerator"]),
            crossed(SEX),
            crossed(AGE),
            ends_in("q", year)
        ),
        [corporate.id.0.into()],
    )
    .await?;
    let mut known: HashMap<IndicatorId, Cells> = HashMap::new();
    for rows in rows.chunk_by(|one, next| one.indicator_id == next.indicator_id) {
        let Some(first) = rows.first() else { continue };
        let by = first.accumulation.parse().map_err(Error::internal)?;
        known.insert(IndicatorId(first.indicator_id), of_indicator(by, rows)?);
    }
    let mut sums: BTreeMap<(Option<usize>, Sex), i128> = BTreeMap::new();
    let mut total: i128 = 0;
    for part in parts {
        total += amount(part.so_far);
        let crossed = known.get(&part.indicator);
        for (sex, whole) in [(Sex::Female, part.by_sex.0), (Sex::Male, part.by_sex.1)] {
            let mut rest = amount(whole);
            for (at, age) in AGES.iter().enumerate() {
                let cell = crossed.and_then(|cells| cells.get(&(sex, *age))).copied().unwrap_or(0);
                let cell = amount(Some(part.share.of(Value::Count(Quantity::from_ten_thousandths(cell)))));
                *sums.entry((Some(at), sex)).or_default() += cell;
                rest -= cell;
            }
            *sums.entry((None, sex)).or_default() += rest;
        }
    }
    if sums.values().all(|sum| *sum == 0) {
        return Ok(None);
    }
    let quantity = |sum: i128| i64::try_from(sum).map(Quantity::from_ten_thousandths).map_err(Error::internal);
    let of = |at: Option<usize>, sex| quantity(sums.get(&(at, sex)).copied().unwrap_or(0));
    let places = (0..AGES.len()).map(Some).chain([None]);
    let ages: Vec<Age> = places
        .map(|at| Ok(Age { key: at.map(|at| AGES[at]), female: of(at, Sex::Female)?, male: of(at, Sex::Male)? }))
        .collect::<Result<_>>()?;
    let unspecified = quantity(total - sums.values().sum::<i128>())?;
    Ok(Some(People { ages, unspecified }))
}

fn amount(value: Option<Value>) -> i128 {
    match value {
        Some(Value::Count(count)) => count.ten_thousandths().into(),
        _ => 0,
    }
}

/// The cells of the values that count, accumulated as these are; a blank cell beside a total is left to the unspecified.
fn of_indicator(by: Accumulation, rows: &[ValueRow]) -> Result<Cells> {
    let count = |n: i64| Value::Count(Quantity::from_ten_thousandths(n));
    let totals: Vec<Value> = rows.iter().map(|row| count(row.numerator)).collect();
    let all: Vec<Option<Value>> = totals.iter().copied().map(Some).collect();
    let so_far = over_periods(by, &all).map_err(Error::internal)?;
    let flags = counted(by, &totals, so_far);
    let counting: Vec<Cells> =
        rows.iter().zip(flags).filter(|(_, counts)| *counts).map(|(row, _)| row.cells()).collect::<Result<_>>()?;
    let mut cells = Cells::new();
    for sex in [Sex::Female, Sex::Male] {
        for age in AGES {
            if counting.iter().all(|cells| !cells.contains_key(&(sex, age))) {
                continue;
            }
            let along: Vec<Option<Value>> =
                counting.iter().map(|cells| Some(count(cells.get(&(sex, age)).copied().unwrap_or(0)))).collect();
            if let Some(Value::Count(sum)) = over_periods(by, &along).map_err(Error::internal)? {
                cells.insert((sex, age), sum.ten_thousandths());
            }
        }
    }
    Ok(cells)
}

impl ValueRow {
    /// Added where sex and age are crossed with more axes.
    fn cells(&self) -> Result<Cells> {
        let mut cells = Cells::new();
        for mut fields in packed::rows(self.cells.as_deref().unwrap_or_default()) {
            let (axis, category): (String, String) = (fields.get()?, fields.get()?);
            let Some(amount) = fields.maybe::<i64>()? else { continue };
            let cell = Cell::new(&axis, &category);
            let part = |key: &str| cell.parts().find(|(axis, _)| *axis == key).map(|(_, category)| category);
            let sex: Option<Sex> = part(SEX).and_then(|word| word.parse().ok());
            let age = part(AGE).and_then(|word| AGES.into_iter().find(|age| *age == word));
            if let (Some(sex), Some(age)) = (sex, age) {
                *cells.entry((sex, age)).or_default() += amount;
            }
        }
        Ok(cells)
    }
}
