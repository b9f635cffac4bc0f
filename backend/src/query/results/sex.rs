//! A total by sex: the cells of the values that count, added as the totals are.

use std::collections::HashMap;

use domain::{
    aggregation::{over_periods, over_projects},
    id::IndicatorId,
    indicator::{Accumulation, Operator, Sex},
    quantity::{Quantity, QuantityError},
    value::Value,
};
use sea_orm::FromQueryResult;

use super::{counted::counted, framework::Corporate, links::Contributor};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
    query::all,
};

/// Female + male + unspecified = the total. For percentages each is a rate of its own; unspecified is what the cells leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BySex {
    pub female: Option<Value>,
    pub male: Option<Value>,
    pub unspecified: Option<Value>,
}

/// The cells of one value: (total, female, male).
type Cells = (Value, Option<Value>, Option<Value>);

#[derive(FromQueryResult)]
struct CellRow {
    indicator_id: i64,
    accumulation: String,
    numerator: i64,
    denominator: Option<i64>,
    female_numerator: Option<i64>,
    female_denominator: Option<i64>,
    male_numerator: Option<i64>,
    male_denominator: Option<i64>,
}

/// None where nothing is disaggregated, or where values are not added up (the mean, highest or lowest of counts).
pub(super) async fn by_sex(
    ctx: &Ctx,
    corporate: &Corporate,
    parts: &[&Contributor],
    total: Value,
) -> Result<Option<BySex>> {
    let adds = match total {
        Value::Count(_) => corporate.operator == Operator::Sum,
        Value::Ratio { .. } => matches!(corporate.operator, Operator::Sum | Operator::Mean),
        Value::Answer(_) | Value::YesNo(_) | Value::Told => false,
    };
    if !adds {
        return Ok(None);
    }
    let rows: Vec<CellRow> = all(
        ctx.read(),
        &format!(
            "SELECT a.indicator_id, i.accumulation, a.numerator, a.denominator,
                {female}, {male}
         FROM links l
         JOIN indicators i ON i.id = l.indicator_id
         JOIN actuals a ON a.indicator_id = i.id AND a.superseded_at IS NULL
              AND a.state = 'approved' AND a.numerator IS NOT NULL
         JOIN periods q ON q.id = a.period_id
         WHERE l.corporate_indicator_id = $1 AND l.superseded_at IS NULL
         ORDER BY a.indicator_id, q.starts",
            female = cells_of(Sex::Female),
            male = cells_of(Sex::Male)
        ),
        [corporate.id.0.into()],
    )
    .await?;
    let mut cells: HashMap<IndicatorId, (Accumulation, Vec<Cells>)> = HashMap::new();
    for row in rows {
        let Some(total) = value(corporate.kind, Some(row.numerator), row.denominator)? else { continue };
        let female = value(corporate.kind, row.female_numerator, row.female_denominator)?;
        let male = value(corporate.kind, row.male_numerator, row.male_denominator)?;
        let accumulation = row.accumulation.parse().map_err(Error::internal)?;
        let entry = cells.entry(IndicatorId(row.indicator_id)).or_insert_with(|| (accumulation, Vec::new()));
        entry.1.push((total, female, male));
    }
    let mut female = Vec::new();
    let mut male = Vec::new();
    for part in parts {
        let Some((by, cells)) = cells.get(&part.indicator) else { continue };
        let (of_female, of_male) = of_indicator(*by, cells, part.so_far).map_err(Error::internal)?;
        female.push(of_female);
        male.push(of_male);
    }
    let female = over_projects(Operator::Sum, &female).map_err(Error::internal)?;
    let male = over_projects(Operator::Sum, &male).map_err(Error::internal)?;
    let (None, None) = (female, male) else {
        let unspecified = less(less(Some(total), female), male);
        return Ok(Some(BySex { female, male, unspecified }));
    };
    Ok(None)
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

fn less(total: Option<Value>, cell: Option<Value>) -> Option<Value> {
    cell.map_or(total, |cell| total?.checked_sub(cell).ok())
}

/// What the cells of one indicator amount to, over the periods whose totals count. Of counts, a blank cell beside a total
/// is left to the unspecified, as a zero: else the mean of the cells would be taken over fewer periods than that of the totals.
fn of_indicator(
    by: Accumulation,
    cells: &[Cells],
    so_far: Option<Value>,
) -> Result<(Option<Value>, Option<Value>), QuantityError> {
    let totals: Vec<Value> = cells.iter().map(|cell| cell.0).collect();
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
    Ok((along(|cell| cell.1)?, along(|cell| cell.2)?))
}

#[cfg(test)]
mod tests {
    use domain::indicator::Kind;

    use super::*;

    fn count(text: &str) -> Option<Value> {
        Value::parse(Kind::Count, text).unwrap()
    }

    #[test]
    fn cells_follow_their_totals() {
        let periods = [("10", "6", "4"), ("20", "", "5"), ("7", "3", "")];
        let cells: Vec<Cells> = periods.iter().map(|(t, f, m)| (count(t).unwrap(), count(f), count(m))).collect();
        for (by, total, female, male) in [
            (Accumulation::Sum, "37", count("9"), count("9")),
            (Accumulation::Latest, "7", count("3"), None),
            (Accumulation::Maximum, "20", None, count("5")),
            (Accumulation::Mean, "12.3333", count("3"), count("3")),
        ] {
            assert_eq!(of_indicator(by, &cells, count(total)).unwrap(), (female, male), "{by}");
        }
    }
}
