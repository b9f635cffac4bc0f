//! A line of the budget as it is typed: read by the same code in the browser, as one types, and on the server, where it counts.

use std::fmt;

use thiserror::Error;

use super::{Section, amount};
use crate::{
    money::{Currency, Money, MoneyError},
    quantity::{Quantity, QuantityError},
    word::words,
};

/// A cell of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    Section,
    Result,
    Year,
    Description,
    Unit,
    Evaluation,
    Quantity,
    Currency,
    UnitCost,
    Duration,
}

words!(Column: "column of a budget" {
    Section => "section",
    Result => "result",
    Year => "year",
    Description => "description",
    Unit => "unit",
    Evaluation => "evaluation",
    Quantity => "quantity",
    Currency => "currency",
    UnitCost => "unit-cost",
    Duration => "duration",
});

/// What was typed into a line; which result it belongs to is not read here, for it needs the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub section: String,
    /// Whether a result was chosen.
    pub has_result: bool,
    pub year: String,
    pub description: String,
    pub unit: String,
    pub quantity: String,
    pub currency: String,
    pub unit_cost: String,
    /// Blank is 1: what is paid once.
    pub duration: String,
}

/// A line that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub section: Section,
    pub year: i64,
    pub description: String,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_cost: Money,
    pub duration: Quantity,
    pub amount: Money,
}

/// What is wrong with a line, and at which of its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub column: Column,
    pub fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum Fault {
    #[error("missing")]
    Missing,
    #[error("not a number")]
    NotANumber,
    #[error("more decimals than there can be")]
    TooManyDecimals,
    #[error("negative")]
    Negative,
    #[error("too large")]
    TooLarge,
    #[error("too long")]
    TooLong,
    #[error("no section")]
    NotASection,
    #[error("no year")]
    NotAYear,
    #[error("no currency")]
    NotACurrency,
    /// An operational line belongs to a result.
    #[error("no result")]
    NoResult,
}

impl Fault {
    pub const ALL: [Self; 10] = [
        Self::Missing,
        Self::NotANumber,
        Self::TooManyDecimals,
        Self::Negative,
        Self::TooLarge,
        Self::TooLong,
        Self::NotASection,
        Self::NotAYear,
        Self::NotACurrency,
        Self::NoResult,
    ];

    /// The word that chooses its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "budget-missing",
            Self::NotANumber => "budget-not-a-number",
            Self::TooManyDecimals => "budget-too-many-decimals",
            Self::Negative => "budget-negative",
            Self::TooLarge => "budget-too-large",
            Self::TooLong => "budget-too-long",
            Self::NotASection => "budget-not-a-section",
            Self::NotAYear => "budget-not-a-year",
            Self::NotACurrency => "budget-not-a-currency",
            Self::NoResult => "budget-no-result",
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.column, self.fault)
    }
}

impl Typed {
    pub const DESCRIPTION_MAX: usize = 300;
    pub const UNIT_MAX: usize = 40;

    /// Nothing was typed but what a fresh row holds of itself: its section, year and currency are no line yet.
    pub fn is_blank(&self) -> bool {
        let typed = [&self.description, &self.unit, &self.quantity, &self.unit_cost, &self.duration];
        typed.iter().all(|text| text.trim().is_empty()) && !self.has_result
    }

    /// Reads the line; every cell that is wrong is named. `decimals` knows the currencies with their decimals.
    pub fn read(&self, currency: impl Fn(&str) -> Option<Currency>) -> Result<Line, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let section = self.section.trim().parse().ok();
        if section.is_none() {
            wrong.push(Wrong { column: Column::Section, fault: Fault::NotASection });
        }
        if section == Some(Section::Operational) && !self.has_result {
            wrong.push(Wrong { column: Column::Result, fault: Fault::NoResult });
        }
        let year = year(&self.year).map_err(|fault| wrong.push(Wrong { column: Column::Year, fault })).ok();
        let mut text = |column, text: &str, max, needed: bool| {
            let text = text.trim();
            let fault = match text.chars().count() {
                0 if needed => Fault::Missing,
                length if length > max => Fault::TooLong,
                _ => return text.to_owned(),
            };
            wrong.push(Wrong { column, fault });
            String::new()
        };
        let description = text(Column::Description, &self.description, Self::DESCRIPTION_MAX, true);
        let unit = text(Column::Unit, &self.unit, Self::UNIT_MAX, false);
        let known = currency(self.currency.trim());
        if known.is_none() {
            wrong.push(Wrong { column: Column::Currency, fault: Fault::NotACurrency });
        }
        let mut number = |column, text: &str, blank: Option<Quantity>| {
            quantity(text, blank).map_err(|fault| wrong.push(Wrong { column, fault })).ok()
        };
        let quantity = number(Column::Quantity, &self.quantity, None);
        let duration = number(Column::Duration, &self.duration, Some(Quantity::from_ten_thousandths(Quantity::SCALE)));
        // Without its currency nobody knows how many decimals it may have.
        let unit_cost = known.and_then(|known| {
            money(&self.unit_cost, known).map_err(|fault| wrong.push(Wrong { column: Column::UnitCost, fault })).ok()
        });
        if known.is_none() && self.unit_cost.trim().is_empty() {
            wrong.push(Wrong { column: Column::UnitCost, fault: Fault::Missing });
        }
        let (Some(quantity), Some(duration), Some(unit_cost)) = (quantity, duration, unit_cost) else {
            return Err(wrong);
        };
        let amount = amount(quantity, unit_cost, duration);
        if amount.is_err() {
            wrong.push(Wrong { column: Column::UnitCost, fault: Fault::TooLarge });
        }
        match (section, year, amount) {
            (Some(section), Some(year), Ok(amount)) if wrong.is_empty() => {
                Ok(Line { section, year, description, unit, quantity, unit_cost, duration, amount })
            }
            _ => Err(wrong),
        }
    }
}

fn year(text: &str) -> Result<i64, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Missing);
    }
    let year = text.parse().ok().filter(|year| (1950..=2200).contains(year));
    year.ok_or(Fault::NotAYear)
}

/// Zero is a quantity, blank is none.
fn quantity(text: &str, blank: Option<Quantity>) -> Result<Quantity, Fault> {
    match Quantity::parse(text) {
        Ok(Some(quantity)) if quantity < Quantity::ZERO => Err(Fault::Negative),
        Ok(quantity) => quantity.or(blank).ok_or(Fault::Missing),
        Err(QuantityError::TooManyDecimals) => Err(Fault::TooManyDecimals),
        Err(QuantityError::TooLarge) => Err(Fault::TooLarge),
        Err(_) => Err(Fault::NotANumber),
    }
}

fn money(text: &str, currency: Currency) -> Result<Money, Fault> {
    match Money::parse(text, currency) {
        Ok(Some(money)) if money.minor < 0 => Err(Fault::Negative),
        Ok(money) => money.ok_or(Fault::Missing),
        Err(MoneyError::TooManyDecimals) => Err(Fault::TooManyDecimals),
        Err(MoneyError::TooLarge) => Err(Fault::TooLarge),
        Err(_) => Err(Fault::NotANumber),
    }
}
