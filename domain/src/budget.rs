//! The budget of a project: what a line amounts to, and sums that know what is missing from them.
//!
//! A line is quantity × unit cost × duration in its own currency. Its amount in USD hangs on the stored rate of a day; where there was
//! none, the amount is not converted: it is in no sum, and every sum says how many such amounts it leaves out.

mod line;
mod rule;

use serde::{Deserialize, Serialize};

pub use self::{
    line::{Column, Fault, Line, Typed, Wrong},
    rule::{Figures, Finding, Part, Rule, RuleKind, Severity, Sums, Verdict, evaluate, verdict},
};
use crate::{
    decimal,
    money::{Money, MoneyError},
    quantity::Quantity,
    word::words,
};

/// The parts of a budget as the organization writes it (FIELD.md). Operational lines belong to a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    Staff,
    Office,
    Operational,
    Overhead,
}

words!(Section: "section of a budget" {
    Staff => "staff",
    Office => "office",
    Operational => "operational",
    Overhead => "overhead",
});

/// A rate older than so many days is none: it is the rate of this month or of the last, as rates are published by month.
pub const RATE_DAYS: u64 = 62;

/// Quantity and duration each have four decimals.
const WHOLE: i128 = (Quantity::SCALE as i128) * (Quantity::SCALE as i128);

/// Quantity × unit cost × duration, exactly, rounded half to even once to minor units. `TooLarge` where that does not fit.
pub fn amount(quantity: Quantity, unit_cost: Money, duration: Quantity) -> Result<Money, MoneyError> {
    // Two i64 fit an i128 always; what the third makes larger than that would not fit an i64 by far.
    let product = i128::from(quantity.ten_thousandths()) * i128::from(duration.ten_thousandths());
    let product = product.checked_mul(i128::from(unit_cost.minor)).ok_or(MoneyError::TooLarge)?;
    let minor = i64::try_from(decimal::div_half_even(product, WHOLE)).map_err(|_| MoneyError::TooLarge)?;
    Ok(Money::new(minor, unit_cost.currency))
}

/// A sum in USD cents, with the amounts that could not be converted beside it: they are neither in it nor zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    pub usd: i64,
    /// Amounts in all.
    pub amounts: u32,
    pub not_converted: u32,
}

impl Total {
    /// Counts one amount, in cents where it is converted. `TooLarge` where the sum does not fit.
    pub fn add(&mut self, usd: Option<i64>) -> Result<(), MoneyError> {
        self.amounts += 1;
        match usd {
            Some(usd) => self.usd = self.usd.checked_add(usd).ok_or(MoneyError::TooLarge)?,
            None => self.not_converted += 1,
        }
        Ok(())
    }

    /// Both together. `TooLarge` where the sum does not fit.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        Ok(Self {
            usd: self.usd.checked_add(other.usd).ok_or(MoneyError::TooLarge)?,
            amounts: self.amounts.saturating_add(other.amounts),
            not_converted: self.not_converted.saturating_add(other.not_converted),
        })
    }

    pub fn of(amounts: impl IntoIterator<Item = Option<i64>>) -> Result<Self, MoneyError> {
        let mut total = Self::default();
        amounts.into_iter().try_for_each(|usd| total.add(usd))?;
        Ok(total)
    }

    /// Nothing at all was converted: no figure can be shown for it.
    pub fn is_unknown(self) -> bool {
        self.amounts > 0 && self.amounts == self.not_converted
    }
}

#[cfg(test)]
mod tests;
