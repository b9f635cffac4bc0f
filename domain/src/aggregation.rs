//! Adding up: over periods, over projects, with coverage. Blanks are left out, zeros kept.
//!
//! The SQL of the backend answers the same questions; these functions are what it is tested against.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::{
    decimal,
    indicator::{Accumulation, Operator},
    period::Timeliness,
    quantity::{Quantity, QuantityError},
    value::Value,
};

/// What stands beside every total: n of m reported, overdue, not due, zero.
///
/// `expected` = `reported` + `overdue` + `not_due`; `zero` is part of `reported`. A value reported before it was
/// due counts as reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub expected: u32,
    pub reported: u32,
    pub overdue: u32,
    pub not_due: u32,
    pub zero: u32,
}

impl Coverage {
    /// One expected value and how it stands.
    pub fn of(value: Option<Value>, timeliness: Timeliness) -> Self {
        let late = matches!(timeliness, Timeliness::Overdue(_));
        Self {
            expected: 1,
            reported: value.is_some().into(),
            overdue: (value.is_none() && late).into(),
            not_due: (value.is_none() && !late).into(),
            zero: value.is_some_and(Value::is_zero).into(),
        }
    }

    /// `TooLarge` beyond 4 294 967 295 expected values.
    pub fn checked_add(self, other: Self) -> Result<Self, QuantityError> {
        let add = |a: u32, b: u32| a.checked_add(b).ok_or(QuantityError::TooLarge);
        Ok(Self {
            expected: add(self.expected, other.expected)?,
            reported: add(self.reported, other.reported)?,
            overdue: add(self.overdue, other.overdue)?,
            not_due: add(self.not_due, other.not_due)?,
            zero: add(self.zero, other.zero)?,
        })
    }
}

/// Values in order of period, `None` where no approved value stands. `Latest` takes the latest *period* with a value,
/// whenever it was entered.
///
/// `Mean` of counts rounds half to even at four decimals (6, 5, blank, 0 → 3.6667); ratios pool under `Sum` and
/// `Mean`: Σ numerators / Σ denominators. Blank where all is blank. Overflow and mixed kinds are errors.
pub fn over_periods(by: Accumulation, values: &[Option<Value>]) -> Result<Option<Value>, QuantityError> {
    match by {
        Accumulation::Sum => sum(values),
        Accumulation::Latest => of_one_kind(values).map(|()| values.iter().flatten().last().copied()),
        Accumulation::Maximum => extreme(values, Ordering::Greater),
        Accumulation::Minimum => extreme(values, Ordering::Less),
        Accumulation::Mean => mean(values),
    }
}

/// Over projects; ratios pool under sum and mean alike (50/100 and 50/100 are 50 %). The order does not matter.
pub fn over_projects(by: Operator, values: &[Option<Value>]) -> Result<Option<Value>, QuantityError> {
    match by {
        Operator::Sum => sum(values),
        Operator::Mean => mean(values),
        Operator::Maximum => extreme(values, Ordering::Greater),
        Operator::Minimum => extreme(values, Ordering::Less),
    }
}

/// A value that stands in a period: its own, or carried from an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub value: Value,
    /// The index of the period that reported it; equal to its own where nothing was carried.
    pub from: usize,
}

/// For `latest`: in each period the value that stands there, carried from the latest earlier period with one. `None`
/// before the first.
pub fn carry_forward(values: &[Option<Value>]) -> Vec<Option<Standing>> {
    let carried = values.iter().enumerate().scan(None, |standing, (from, value)| {
        *standing = value.map(|value| Standing { value, from }).or(*standing);
        Some(*standing)
    });
    carried.collect()
}

fn of_one_kind(values: &[Option<Value>]) -> Result<(), QuantityError> {
    let mut values = values.iter().flatten();
    match values.next() {
        Some(first) if values.any(|value| !value.is_like(*first)) => Err(QuantityError::KindsDiffer),
        _ => Ok(()),
    }
}

/// Both halves added in i128, so that only the result can be too large, whatever the order; with their number.
fn add_up(values: &[Option<Value>]) -> Result<(i128, i128, i128), QuantityError> {
    of_one_kind(values)?;
    values.iter().flatten().try_fold((0, 0, 0), |(n, d, number), value| match value {
        Value::Count(count) => Ok((n + i128::from(count.ten_thousandths()), d, number + 1)),
        Value::Ratio { numerator, denominator } => {
            Ok((n + i128::from(numerator.ten_thousandths()), d + i128::from(denominator.ten_thousandths()), number + 1))
        }
        Value::Answer(_) | Value::YesNo(_) | Value::Told => Err(QuantityError::NotAdded),
    })
}

fn sum(values: &[Option<Value>]) -> Result<Option<Value>, QuantityError> {
    let (n, d, _) = add_up(values)?;
    match values.iter().flatten().next() {
        None => Ok(None),
        Some(Value::Count(_)) => Ok(Some(Value::Count(Quantity::from_wide(n)?))),
        Some(_) => Ok(Some(Value::Ratio { numerator: Quantity::from_wide(n)?, denominator: Quantity::from_wide(d)? })),
    }
}

fn mean(values: &[Option<Value>]) -> Result<Option<Value>, QuantityError> {
    match values.iter().flatten().next() {
        Some(Value::Count(_)) => {
            let (n, _, number) = add_up(values)?;
            let mean = Quantity::from_wide(decimal::div_half_even(n, number))?;
            Ok(Some(Value::Count(mean)))
        }
        _ => sum(values),
    }
}

/// The value that compares as `wanted` to all others. A ratio of nothing (0 / 0) is taken only where there is no
/// other; of equal ratios the one with the larger denominator, which stands for more people.
fn extreme(values: &[Option<Value>], wanted: Ordering) -> Result<Option<Value>, QuantityError> {
    of_one_kind(values)?;
    let better = |one: &Value, other: &Value| match (one, other) {
        (Value::Ratio { denominator: a, .. }, Value::Ratio { denominator: b, .. })
            if *a == Quantity::ZERO || *b == Quantity::ZERO =>
        {
            a > b
        }
        (Value::Ratio { denominator: a, .. }, Value::Ratio { denominator: b, .. }) => {
            let order = by_size(one, other);
            order == wanted || (order == Ordering::Equal && a > b)
        }
        _ => by_size(one, other) == wanted,
    };
    let best = values.iter().flatten().reduce(|best, next| if better(next, best) { next } else { best });
    Ok(best.copied())
}

/// Counts and answers by their number, ratios by their fraction; kinds have been checked, denominators are above zero.
fn by_size(one: &Value, other: &Value) -> Ordering {
    let fraction = |value: &Value| {
        let (numerator, denominator) = value.halves();
        (i128::from(numerator), i128::from(denominator.unwrap_or(1)))
    };
    let ((a, b), (c, d)) = (fraction(one), fraction(other));
    (a * d).cmp(&(c * b))
}

/// How many gave each answer, from the lowest. Only answers of scales and yes/no are counted; blanks are left out.
pub fn answers(values: &[Option<Value>]) -> Vec<(Value, u32)> {
    let given = values.iter().flatten().filter(|value| matches!(value, Value::Answer(_) | Value::YesNo(_)));
    let mut counted: Vec<(Value, u32)> = Vec::new();
    for value in given {
        match counted.iter_mut().find(|(answer, _)| answer == value) {
            Some((_, number)) => *number = number.saturating_add(1),
            None => counted.push((*value, 1)),
        }
    }
    counted.sort_by(|(one, _), (other, _)| by_size(one, other));
    counted
}

#[cfg(test)]
mod tests;
