//! Money: an exact number of minor units in a currency (ISO 4217), and the rate of a day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    code,
    decimal::{self, DecimalError},
};

/// An ISO 4217 currency that has minor units; JPY has 0 decimals, KWD 3. Gold, test codes and the like (XAU,
/// XXX) have none and are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency {
    code: [u8; 3],
    decimals: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum MoneyError {
    #[error("not an amount")]
    NotAnAmount,
    #[error("more decimals than the currency has")]
    TooManyDecimals,
    #[error("too large")]
    TooLarge,
    #[error("amounts in different currencies are not added")]
    CurrenciesDiffer,
    #[error("not an ISO 4217 currency")]
    UnknownCurrency,
    #[error("a rate is a number above zero with at most ten decimals")]
    NotARate,
}

impl Currency {
    pub const USD: Self = Self { code: *b"USD", decimals: 2 };

    pub fn as_str(&self) -> &str {
        code::letters(&self.code)
    }

    /// A currency of which the decimals are known already: for the browser, which the server tells them, so that it need not carry the
    /// table of ISO 4217. None for what is no code of three capitals.
    pub fn known(code: &str, decimals: u8) -> Option<Self> {
        code::three_capitals(code).map(|code| Self { code, decimals })
    }

    /// Decimals of the minor unit: 0, 2, 3 or 4.
    pub fn decimals(self) -> u32 {
        u32::from(self.decimals)
    }
}

impl Money {
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Reads what a person typed; `Ok(None)` for blank text.
    ///
    /// The same number form as a quantity, with at most the decimals of the currency. A sign is read: whether
    /// an amount may be negative (a correction) the use case decides.
    pub fn parse(text: &str, currency: Currency) -> Result<Option<Self>, MoneyError> {
        Ok(decimal::parse(text, currency.decimals())?.map(|minor| Self { minor, currency }))
    }

    /// `CurrenciesDiffer` for two currencies: they are added only after conversion at a stored rate.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrenciesDiffer);
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The amount for reading, without its currency: "1 234.50" with narrow no-break spaces.
    pub fn grouped(self) -> String {
        decimal::grouped(self.minor, self.currency.decimals())
    }
}

/// USD for one unit of `currency` on `day`, in ten-billionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    pub day: NaiveDate,
    pub currency: Currency,
    pub ten_billionths: i64,
}

impl Rate {
    const DECIMALS: u32 = 10;
    /// One for one, in ten-billionths.
    pub const ONE: i64 = 10_000_000_000;

    /// "0.0008117" to ten-billionths. Blank, zero, negative, or an eleventh decimal is `NotARate`.
    pub fn parse(text: &str) -> Result<i64, MoneyError> {
        match decimal::parse(text, Self::DECIMALS) {
            Ok(Some(rate)) if rate > 0 => Ok(rate),
            Err(DecimalError::TooLarge) => Err(MoneyError::TooLarge),
            _ => Err(MoneyError::NotARate),
        }
    }

    /// Converts to USD cents, rounding half to even. `CurrenciesDiffer` for another currency's rate.
    pub fn to_usd(self, amount: Money) -> Result<Money, MoneyError> {
        if amount.currency != self.currency {
            return Err(MoneyError::CurrenciesDiffer);
        }
        amount.to_usd_at(self.ten_billionths)
    }
}

impl Money {
    /// USD cents at a rate of its currency in ten-billionths, rounding half to even.
    pub fn to_usd_at(self, ten_billionths: i64) -> Result<Self, MoneyError> {
        // minor / 10^decimals units, times rate / 10^10, times 100 cents: two of the ten powers cancel. The
        // product of two i64 fits an i128 always.
        let divisor = 10_i128.pow(self.currency.decimals() + Rate::DECIMALS - Currency::USD.decimals());
        let cents = decimal::div_half_even(i128::from(self.minor) * i128::from(ten_billionths), divisor);
        let minor = i64::try_from(cents).map_err(|_| MoneyError::TooLarge)?;
        Ok(Self { minor, currency: Currency::USD })
    }
}

impl From<DecimalError> for MoneyError {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::NotANumber => Self::NotAnAmount,
            DecimalError::TooManyDecimals => Self::TooManyDecimals,
            DecimalError::TooLarge => Self::TooLarge,
        }
    }
}

impl std::str::FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let code = code::three_capitals(text).ok_or(MoneyError::UnknownCurrency)?;
        iso_currency::Currency::from_code(text)
            .and_then(iso_currency::Currency::exponent)
            .and_then(|decimals| u8::try_from(decimals).ok())
            .map(|decimals| Self { code, decimals })
            .ok_or(MoneyError::UnknownCurrency)
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// The amount without its currency, in ASCII, with all decimals of the currency: "1234.50". What `parse` reads back.
impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&decimal::plain(self.minor, self.currency.decimals()))
    }
}

#[cfg(test)]
mod tests;
