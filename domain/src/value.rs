//! A reported value: its total, its cells, and the check that the cells do not exceed the total.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    indicator::{Kind, Sex},
    quantity::{Quantity, QuantityError},
};

/// A measured amount: a count, or the two halves of a ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    Count(Quantity),
    /// Numerator may exceed denominator only where the check allows it; the denominator is above zero or both are zero.
    Ratio {
        numerator: Quantity,
        denominator: Quantity,
    },
}

/// A reported total with its cells by sex. `None` is blank: nothing was reported there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    pub total: Option<Value>,
    pub female: Option<Value>,
    pub male: Option<Value>,
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
    /// Counts are not negative; a ratio is "26/31" (spaces allowed), neither half negative, the numerator at
    /// most the denominator; 0/0 is refused (`ZeroDenominator`).
    pub fn parse(kind: Kind, text: &str) -> Result<Option<Self>, ValueError> {
        match kind {
            Kind::Count => not_negative(text).map(|typed| typed.map(Self::Count)),
            Kind::Percentage if text.trim().is_empty() => Ok(None),
            Kind::Percentage => parse_ratio(text).map(Some),
        }
    }

    /// As it is typed: "31", "26 / 31". `parse` reads it back.
    pub fn typed(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Ratio { numerator, denominator } => format!("{numerator} / {denominator}"),
        }
    }

    pub fn kind(self) -> Kind {
        match self {
            Self::Count(_) => Kind::Count,
            Self::Ratio { .. } => Kind::Percentage,
        }
    }

    /// Nothing counted. Not blank: somebody looked and found none.
    pub fn is_zero(self) -> bool {
        match self {
            Self::Count(count) => count == Quantity::ZERO,
            Self::Ratio { numerator, .. } => numerator == Quantity::ZERO,
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

fn parse_ratio(text: &str) -> Result<Value, ValueError> {
    let (above, below) = text.split_once('/').ok_or(ValueError::NotARatio)?;
    let numerator = not_negative(above)?.ok_or(ValueError::NotARatio)?;
    let denominator = not_negative(below)?.ok_or(ValueError::NotARatio)?;
    if denominator == Quantity::ZERO {
        Err(ValueError::ZeroDenominator)
    } else if numerator > denominator {
        Err(ValueError::AboveWhole)
    } else {
        Ok(Value::Ratio { numerator, denominator })
    }
}

impl Reported {
    pub fn cell(&self, sex: Sex) -> Option<Value> {
        match sex {
            Sex::Female => self.female,
            Sex::Male => self.male,
        }
    }

    /// Unspecified = total − cells: `Ok(None)` where nothing is disaggregated or all is blank;
    /// cells above the total are refused (DESIGN.md 4: the total stands for itself).
    pub fn unspecified(&self) -> Result<Option<Value>, CellsError> {
        let cells = match (self.female, self.male) {
            (None, None) => return Ok(None),
            (Some(cell), None) | (None, Some(cell)) => cell,
            (Some(female), Some(male)) => female.checked_add(male)?,
        };
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

    pub fn is_blank(&self) -> bool {
        self.total.is_none() && self.female.is_none() && self.male.is_none()
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
