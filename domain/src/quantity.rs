//! Quantities: exact decimal numbers with at most four decimals, kept as ten-thousandths.
//!
//! Blank is not a quantity: it is `None` of `Option<Quantity>`, everywhere.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::decimal::{self, DecimalError};

/// An exact number of ten-thousandths, from −922 337 203 685 477.5808 to +922 337 203 685 477.5807.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// Answers are counted, words are read: neither has a sum or a mean.
    #[error("answers and words are not added up")]
    NotAdded,
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
        n.checked_mul(Self::SCALE).map(Self).ok_or(QuantityError::TooLarge)
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
        self.0.checked_add(other.0).map(Self).ok_or(QuantityError::TooLarge)
    }

    /// Overflow is an error, not a wrap.
    pub fn checked_sub(self, other: Self) -> Result<Self, QuantityError> {
        self.0.checked_sub(other.0).map(Self).ok_or(QuantityError::TooLarge)
    }

    /// For reading: "1 284 310.5", thousands apart by narrow no-break spaces (U+202F), a true minus (U+2212).
    pub fn grouped(self) -> String {
        decimal::shortest(&decimal::grouped(self.0, Self::DECIMALS)).to_owned()
    }

    /// A sum that was made wide; `TooLarge` where it does not fit.
    pub(crate) fn from_wide(ten_thousandths: i128) -> Result<Self, QuantityError> {
        i64::try_from(ten_thousandths).map(Self).map_err(|_| QuantityError::TooLarge)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_and_shows() {
        let shown = [
            ("17.1", "17.1", "17.1"),
            ("4711.2000", "4711.2", "4\u{202f}711.2"),
            ("-0.5", "-0.5", "\u{2212}0.5"),
            ("1284310.5", "1284310.5", "1\u{202f}284\u{202f}310.5"),
            ("0", "0", "0"),
            ("100", "100", "100"),
            (
                "-922337203685477.5808",
                "-922337203685477.5808",
                "\u{2212}922\u{202f}337\u{202f}203\u{202f}685\u{202f}477.5808",
            ),
        ];
        for (typed, plain, grouped) in shown {
            let quantity = Quantity::parse(typed).unwrap().unwrap();
            assert_eq!(quantity.to_string(), plain);
            assert_eq!(quantity.grouped(), grouped);
        }
    }

    /// FIELD.md: reporting 0 was stored as "not reported".
    #[test]
    fn blank_is_not_zero() {
        assert_eq!(Quantity::parse(""), Ok(None));
        assert_eq!(Quantity::parse("0"), Ok(Some(Quantity::ZERO)));
    }

    #[test]
    fn refuses_with_the_reason() {
        let refused = [
            ("12,5", QuantityError::NotANumber),
            ("many", QuantityError::NotANumber),
            ("0.12345", QuantityError::TooManyDecimals),
            ("922337203685477.5808", QuantityError::TooLarge),
        ];
        for (typed, reason) in refused {
            assert_eq!(Quantity::parse(typed), Err(reason), "{typed}");
        }
    }

    /// A sum that floats get wrong, and the money column that came back rounded (DESIGN.md 4).
    #[test]
    fn decimals_are_exact() {
        let read = |text| Quantity::parse(text).unwrap().unwrap();
        assert_eq!(read("17.1").checked_add(read("4711.2")).unwrap().to_string(), "4728.3");
        assert_eq!(read("0.1").checked_add(read("0.2")).unwrap(), read("0.3"));
        assert_eq!(read("99999999999999.99").to_string(), "99999999999999.99");
    }

    #[test]
    fn whole_units_end_where_they_do_not_fit() {
        let largest = i64::MAX / Quantity::SCALE;
        assert_eq!(Quantity::from_integer(largest).unwrap().to_string(), "922337203685477");
        assert_eq!(Quantity::from_integer(largest + 1), Err(QuantityError::TooLarge));
        assert_eq!(Quantity::from_integer(i64::MIN), Err(QuantityError::TooLarge));
    }

    proptest! {
        #[test]
        fn display_is_what_parse_reads(n: i64) {
            let quantity = Quantity::from_ten_thousandths(n);
            prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(Some(quantity)));
            prop_assert_eq!(Quantity::parse(&quantity.grouped()), Ok(Some(quantity)));
        }

        #[test]
        fn addition_is_exact_or_refused(a: i64, b: i64) {
            let (x, y) = (Quantity::from_ten_thousandths(a), Quantity::from_ten_thousandths(b));
            prop_assert_eq!(x.checked_add(y), Quantity::from_wide(i128::from(a) + i128::from(b)));
            prop_assert_eq!(x.checked_sub(y), Quantity::from_wide(i128::from(a) - i128::from(b)));
        }
    }
}
