//! Quantities: exact decimal numbers with at most four decimals, kept as ten-thousandths.
//!
//! Blank is not a quantity: it is `None` of `Option<Quantity>`, everywhere.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::decimal::{self, DecimalError};

/// An exact number of ten-thousandths, from −922 337 203 685 477.5808 to +922 337 203 685 477.5807.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Quantity(i64);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum QuantityError {
    #[error("not a number")]
    NotANumber,
    #[error("more than four decimals")]
    TooManyDecimals,
    #[error("too large")]
    TooLarge,
    /// A count and a ratio met in one sum; a caller mixed two indicators up.
    #[error("counts and ratios are not added to each other")]
    KindsDiffer,
}

impl Quantity {
    pub const ZERO: Self = Self(0);
    /// Ten-thousandths in one.
    pub const SCALE: i64 = 10_000;
    const DECIMALS: u32 = 4;

    pub const fn from_ten_thousandths(n: i64) -> Self {
        Self(n)
    }

    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// Whole units; `TooLarge` beyond ±922 337 203 685 477.
    pub fn from_integer(n: i64) -> Result<Self, QuantityError> {
        n.checked_mul(Self::SCALE)
            .map(Self)
            .ok_or(QuantityError::TooLarge)
    }

    /// Reads what a person typed; `Ok(None)` for blank text.
    ///
    /// Digits with an optional sign and one decimal point, spaces (also no-break and narrow) between groups of
    /// three. A comma is refused as ambiguous (`NotANumber`), as are letters; a fifth decimal is refused even
    /// where it is zero, since nothing here rounds.
    pub fn parse(text: &str) -> Result<Option<Self>, QuantityError> {
        Ok(decimal::parse(text, Self::DECIMALS)?.map(Self))
    }

    /// Overflow is an error, not a wrap.
    pub fn checked_add(self, other: Self) -> Result<Self, QuantityError> {
        self.0
            .checked_add(other.0)
            .map(Self)
            .ok_or(QuantityError::TooLarge)
    }

    /// Overflow is an error, not a wrap.
    pub fn checked_sub(self, other: Self) -> Result<Self, QuantityError> {
        self.0
            .checked_sub(other.0)
            .map(Self)
            .ok_or(QuantityError::TooLarge)
    }

    /// For reading: "1 284 310.5", thousands apart by narrow no-break spaces (U+202F), a true minus (U+2212).
    pub fn grouped(self) -> String {
        decimal::shortest(&decimal::grouped(self.0, Self::DECIMALS)).to_owned()
    }

    /// A sum that was made wide; `TooLarge` where it does not fit.
    pub(crate) fn from_wide(ten_thousandths: i128) -> Result<Self, QuantityError> {
        i64::try_from(ten_thousandths)
            .map(Self)
            .map_err(|_| QuantityError::TooLarge)
    }
}

impl From<DecimalError> for QuantityError {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::NotANumber => Self::NotANumber,
            DecimalError::TooManyDecimals => Self::TooManyDecimals,
            DecimalError::TooLarge => Self::TooLarge,
        }
    }
}

/// The shortest exact form, in ASCII and without separators: "4728.3", "-0.5". What `parse` reads back.
impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(decimal::shortest(&decimal::plain(self.0, Self::DECIMALS)))
    }
}
