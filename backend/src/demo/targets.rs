//! Targets of the periods and their cells, for a few projects that plan by the quarter.

use domain::{
    axes::{Cell, SEX},
    grid::Column,
    indicator::{Accumulation, Sex},
    quantity::Quantity,
    target::Place,
    value::Value,
};

use super::{figures, past::Past, project::Made};
use crate::{error::Result, insert::indicator::target};

/// Those whose managers planned so.
const PLANNED: [&str; 3] = ["DP.1711", "HA.1672", "CT.1668"];

const WHOLE: i64 = 1000;

/// Writes them at the moment at which the periods were made.
pub(super) async fn make(past: &Past, made: &Made<'_>) -> Result<()> {
    if !PLANNED.contains(&made.file.code.as_str()) {
        return Ok(());
    }
    let manager = Some(made.hands.manager);
    for measured in &made.indicators {
        let Some(whole) = measured.target else { continue };
        let planned = plan(measured.file.over_periods, measured.baseline, whole, made.periods.len());
        let axes = measured.file.axes().map_err(crate::error::Error::internal)?;
        let by_sex = axes.has(SEX) && !axes.crossed && !measured.file.title.starts_with("Women");
        let mut cells = [0, 0];
        for ((period, _), value) in made.periods.iter().zip(planned) {
            let place = Place::Period(*period);
            target(past.tx(), measured.id, place, &Column::Total, value, manager).await?;
            if let Value::Count(count) = value
                && by_sex
            {
                let parts = halves(count.ten_thousandths());
                for (sex, part) in Sex::ALL.iter().zip(parts) {
                    target(past.tx(), measured.id, place, &cell(*sex), of(part), manager).await?;
                }
                cells = [cells[0] + parts[0], cells[1] + parts[1]];
            }
        }
        if by_sex && measured.file.over_periods == Accumulation::Sum && cells != [0, 0] {
            for (sex, part) in Sex::ALL.iter().zip(cells) {
                target(past.tx(), measured.id, Place::Whole, &cell(*sex), of(part), manager).await?;
            }
        }
    }
    Ok(())
}

fn cell(sex: Sex) -> Column {
    Column::Cell(Cell::of_sex(sex))
}

fn of(ten_thousandths: i64) -> Value {
    Value::Count(Quantity::from_ten_thousandths(ten_thousandths))
}

/// As many women as men, a half person more of the former.
fn halves(whole: i64) -> [i64; 2] {
    let men = whole / 2 / Quantity::SCALE * Quantity::SCALE;
    [whole - men, men]
}

/// What is promised for each period: less at first and towards the end; of an answer only that it stands in the end.
fn plan(over: Accumulation, baseline: Option<Value>, whole: Value, periods: usize) -> Vec<Value> {
    let last = i64::try_from(periods).unwrap_or(1).max(1);
    match (whole, over) {
        (Value::Count(whole), Accumulation::Sum) => {
            let weights: Vec<i64> = (0..last).map(|at| figures::planned(at, last)).collect();
            let whole = whole.ten_thousandths();
            figures::parts(whole, figures::step(&[whole]), &weights).into_iter().map(of).collect()
        }
        (Value::Count(whole), _) => {
            let from = match baseline {
                Some(Value::Count(baseline)) => baseline.ten_thousandths(),
                _ => 0,
            };
            let to = whole.ten_thousandths();
            let step = figures::step(&[from, to]);
            (1..=last)
                .map(|at| of(figures::rounded(from + figures::times(to - from, WHOLE * at / last), step)))
                .collect()
        }
        (Value::Ratio { numerator, denominator }, _) => {
            let (to, all) = (numerator.ten_thousandths(), denominator.ten_thousandths());
            let from = match baseline {
                Some(Value::Ratio { numerator, denominator: base }) if base == denominator => {
                    numerator.ten_thousandths()
                }
                _ => figures::times(to, 700),
            };
            let part = |at| figures::rounded(from + figures::times(to - from, WHOLE * at / last), Quantity::SCALE);
            (1..=last).map(|at| figures::ratio(if at == last { to } else { part(at).min(all) }, all)).collect()
        }
        (Value::Answer(_) | Value::YesNo(_) | Value::Told, _) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{indicator::Kind, target::doubts, value::Reported};

    use super::*;

    #[test]
    fn what_is_planned_fits_together() {
        for (kind, over, baseline, whole) in [
            (Kind::Count, Accumulation::Sum, "0", "1240"),
            (Kind::Count, Accumulation::Sum, "", "7"),
            (Kind::Count, Accumulation::Latest, "40", "6"),
            (Kind::Count, Accumulation::Latest, "", "12.5"),
            (Kind::Percentage, Accumulation::Latest, "31/100", "85/100"),
            (Kind::YesNo, Accumulation::Latest, "no", "yes"),
        ] {
            let value = |text| Value::parse(kind, text).unwrap();
            let planned = plan(over, value(baseline), value(whole).unwrap(), 8);
            let by_period: Vec<_> = (1..)
                .map(domain::id::PeriodId)
                .zip(planned.into_iter().map(|value| Reported::whole(Some(value))))
                .collect();
            let found = doubts(kind, over, &Reported::whole(value(whole)), &by_period);
            assert!(found.is_empty(), "{kind} {over} {whole}: {found:?}");
        }
        assert_eq!(halves(70_000), [40_000, 30_000]);
    }
}
