//! A reported value: its total, its cells, and the check that the cells do not exceed the total.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    axes::Cell,
    indicator::{Kind, MOST_ANSWERS, Sex},
    quantity::{Quantity, QuantityError},
};

/// What was measured: a count, the two halves of a ratio, or an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    Count(Quantity),
    /// Numerator may exceed denominator only where the check allows it; the denominator is above zero or both are zero.
    Ratio {
        numerator: Quantity,
        denominator: Quantity,
    },
    /// The place of an answer on its scale, from 1.
    Answer(u8),
    YesNo(bool),
    /// Something was told; the words stand beside it.
    Told,
}

/// A reported total with its cells. `None`, and a cell that is not there, is blank: nothing was reported there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reported {
    pub total: Option<Value>,
    pub cells: BTreeMap<Cell, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ValueError {
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    #[error("a reported number cannot be negative")]
    Negative,
    #[error("a percentage is typed as numerator / denominator, like 26 / 31")]
    NotARatio,
    #[error("the denominator is zero")]
    ZeroDenominator,
    #[error("the numerator is above the denominator")]
    AboveWhole,
    #[error("not an answer of the scale")]
    NotAnAnswer,
    #[error("neither yes nor no")]
    NotYesNo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum CellsError {
    /// The cells add to `sum`, above the total by `excess` (numerators, or denominators where `denominator`).
    #[error("the cells exceed the total by {excess}")]
    AboveTotal { sum: Quantity, total: Quantity, excess: Quantity, denominator: bool },
    /// What the cells leave of the total has more in its numerator than in its denominator: 5/10 less 3/6 and
    /// 1/4 would leave 1/0.
    #[error("the cells leave {numerator} of {denominator} unspecified")]
    RestAboveWhole { numerator: Quantity, denominator: Quantity },
    /// Cells are filled but the total is blank.
    #[error("the cells are filled but the total is blank")]
    NoTotal,
    #[error(transparent)]
    Quantity(#[from] QuantityError),
}

impl Value {
    /// Reads what a person typed for an indicator of this kind; `Ok(None)` for blank.
    ///
    /// Counts are not negative; a ratio is "26/31" (spaces allowed), neither half negative, of a percentage the numerator
    /// at most the denominator; 0/0 is refused (`ZeroDenominator`). An answer is its number, from 1; whether the scale has
    /// so many is for the caller to say, who knows it. A narrative is told by any words.
    pub fn parse(kind: Kind, text: &str) -> Result<Option<Self>, ValueError> {
        match kind {
            Kind::Count => not_negative(text).map(|typed| typed.map(Self::Count)),
            _ if text.trim().is_empty() => Ok(None),
            Kind::Percentage | Kind::Rate | Kind::Mean => parse_ratio(kind, text).map(Some),
            Kind::Scale => parse_answer(text).map(Some),
            Kind::YesNo => match text.trim().to_lowercase().as_str() {
                "yes" => Ok(Some(Self::YesNo(true))),
                "no" => Ok(Some(Self::YesNo(false))),
                _ => Err(ValueError::NotYesNo),
            },
            Kind::Narrative => Ok(Some(Self::Told)),
        }
    }

    /// As it is kept: a numerator and perhaps a denominator, in ten-thousandths. An answer is its number, yes is 1 and no 0.
    /// [`Value::from_halves`] reads it back.
    pub fn halves(self) -> (i64, Option<i64>) {
        match self {
            Self::Count(count) => (count.ten_thousandths(), None),
            Self::Ratio { numerator, denominator } => {
                (numerator.ten_thousandths(), Some(denominator.ten_thousandths()))
            }
            Self::Answer(place) => (i64::from(place) * Quantity::SCALE, None),
            Self::YesNo(yes) => (i64::from(yes) * Quantity::SCALE, None),
            Self::Told => (0, None),
        }
    }

    /// A value of this kind from how it is kept; `None` where that is no value of the kind.
    pub fn from_halves(kind: Kind, numerator: i64, denominator: Option<i64>) -> Option<Self> {
        let quantity = Quantity::from_ten_thousandths;
        match (kind, denominator) {
            (Kind::Count, None) => Some(Self::Count(quantity(numerator))),
            (Kind::Percentage | Kind::Rate | Kind::Mean, Some(denominator)) => {
                Some(Self::Ratio { numerator: quantity(numerator), denominator: quantity(denominator) })
            }
            (Kind::Scale, None) => u8::try_from(numerator / Quantity::SCALE).ok().map(Self::Answer),
            (Kind::YesNo, None) => Some(Self::YesNo(numerator != 0)),
            (Kind::Narrative, None) => Some(Self::Told),
            _ => None,
        }
    }

    /// As it is typed: "31", "26 / 31", "3" for the third answer, "yes". `parse` reads it back. Words have no such form.
    pub fn typed(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Ratio { numerator, denominator } => format!("{numerator} / {denominator}"),
            Self::Answer(place) => place.to_string(),
            Self::YesNo(true) => "yes".into(),
            Self::YesNo(false) => "no".into(),
            Self::Told => String::new(),
        }
    }

    /// Whether both are counts, or ratios, or answers.
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// Whether it can be a value of an indicator of this kind.
    pub fn is_of(self, kind: Kind) -> bool {
        let (numerator, denominator) = self.halves();
        Self::from_halves(kind, numerator, denominator).is_some_and(|read| read.is_like(self))
    }

    /// Nothing counted. Not blank: somebody looked and found none. The lowest answer and "no" are answers, not zeros.
    pub fn is_zero(self) -> bool {
        match self {
            Self::Count(count) => count == Quantity::ZERO,
            Self::Ratio { numerator, .. } => numerator == Quantity::ZERO,
            Self::Answer(_) | Self::YesNo(_) | Self::Told => false,
        }
    }

    /// Counts add; ratios add numerators and denominators (they pool). Overflow and mixed kinds are errors.
    pub fn checked_add(self, other: Self) -> Result<Self, QuantityError> {
        self.each_half(other, Quantity::checked_add)
    }

    /// Counts subtract; ratios subtract numerators and denominators. Overflow and mixed kinds are errors.
    pub fn checked_sub(self, other: Self) -> Result<Self, QuantityError> {
        self.each_half(other, Quantity::checked_sub)
    }

    fn each_half(
        self,
        other: Self,
        combine: impl Fn(Quantity, Quantity) -> Result<Quantity, QuantityError>,
    ) -> Result<Self, QuantityError> {
        match (self, other) {
            (Self::Count(a), Self::Count(b)) => combine(a, b).map(Self::Count),
            (Self::Ratio { numerator: an, denominator: ad }, Self::Ratio { numerator: bn, denominator: bd }) => {
                Ok(Self::Ratio { numerator: combine(an, bn)?, denominator: combine(ad, bd)? })
            }
            (one, other) if one.is_like(other) => Err(QuantityError::NotAdded),
            _ => Err(QuantityError::KindsDiffer),
        }
    }
}

fn not_negative(text: &str) -> Result<Option<Quantity>, ValueError> {
    match Quantity::parse(text)? {
        Some(typed) if typed < Quantity::ZERO => Err(ValueError::Negative),
        typed => Ok(typed),
    }
}

fn parse_answer(text: &str) -> Result<Value, ValueError> {
    let place = text.trim().parse::<u8>().ok().filter(|place| (1..=MOST_ANSWERS).contains(&usize::from(*place)));
    place.map(Value::Answer).ok_or(ValueError::NotAnAnswer)
}

fn parse_ratio(kind: Kind, text: &str) -> Result<Value, ValueError> {
    let (above, below) = text.split_once('/').ok_or(ValueError::NotARatio)?;
    let numerator = not_negative(above)?.ok_or(ValueError::NotARatio)?;
    let denominator = not_negative(below)?.ok_or(ValueError::NotARatio)?;
    if denominator == Quantity::ZERO {
        Err(ValueError::ZeroDenominator)
    } else if kind == Kind::Percentage && numerator > denominator {
        Err(ValueError::AboveWhole)
    } else {
        Ok(Value::Ratio { numerator, denominator })
    }
}

impl Reported {
    /// A total that is not disaggregated.
    pub fn whole(total: Option<Value>) -> Self {
        Self { total, cells: BTreeMap::new() }
    }

    /// A total with its cells by sex.
    pub fn by_sex(total: Option<Value>, female: Option<Value>, male: Option<Value>) -> Self {
        let cells = [(Sex::Female, female), (Sex::Male, male)].into_iter();
        Self { total, cells: cells.filter_map(|(sex, value)| Some((Cell::of_sex(sex), value?))).collect() }
    }

    pub fn cell(&self, cell: &Cell) -> Option<Value> {
        self.cells.get(cell).copied()
    }

    pub fn sex(&self, sex: Sex) -> Option<Value> {
        self.cell(&Cell::of_sex(sex))
    }

    /// The axes along which something was reported: "sex", "sex*age".
    pub fn axes(&self) -> BTreeSet<&str> {
        self.cells.keys().map(|cell| cell.axis.as_str()).collect()
    }

    /// Unspecified = total − cells along one axis: `Ok(None)` where nothing is reported along it; cells above the total are
    /// refused (DESIGN.md 4: the total stands for itself).
    pub fn unspecified(&self, axis: &str) -> Result<Option<Value>, CellsError> {
        let mut values = self.cells.iter().filter(|(cell, _)| cell.axis == axis).map(|(_, value)| *value);
        let Some(first) = values.next() else { return Ok(None) };
        let cells = values.try_fold(first, Value::checked_add)?;
        let total = self.total.ok_or(CellsError::NoTotal)?;
        let rest = total.checked_sub(cells)?;
        match (total, cells, rest) {
            (Value::Count(total), Value::Count(sum), Value::Count(rest)) => at_most(sum, total, rest, false)?,
            (
                Value::Ratio { numerator: total, denominator: whole },
                Value::Ratio { numerator: sum, denominator: base },
                Value::Ratio { numerator, denominator },
            ) => {
                at_most(sum, total, numerator, false)?;
                at_most(base, whole, denominator, true)?;
                // A total above its whole was let in on purpose; then the rest may be above its own too.
                if numerator > denominator && total <= whole {
                    return Err(CellsError::RestAboveWhole { numerator, denominator });
                }
            }
            _ => return Err(QuantityError::KindsDiffer.into()),
        }
        Ok(Some(rest))
    }

    /// Holds the cells against the total along every axis; the first axis that does not fit, and why.
    pub fn check(&self) -> Result<(), (String, CellsError)> {
        self.axes().into_iter().try_for_each(|axis| match self.unspecified(axis) {
            Ok(_) => Ok(()),
            Err(error) => Err((axis.to_owned(), error)),
        })
    }

    pub fn is_blank(&self) -> bool {
        self.total.is_none() && self.cells.is_empty()
    }
}

fn at_most(sum: Quantity, total: Quantity, rest: Quantity, denominator: bool) -> Result<(), CellsError> {
    if rest < Quantity::ZERO {
        let excess = sum.checked_sub(total)?;
        return Err(CellsError::AboveTotal { sum, total, excess, denominator });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
