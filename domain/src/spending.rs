//! When money of a project may be spent, and what is typed for a month.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Months, NaiveDate};

use crate::{
    money::{Currency, Money, MoneyError},
    word::UnknownWord,
};

/// So many months after its end a project may still have costs: what was ordered before is paid, and audited.
pub const CLOSING_MONTHS: u32 = 6;

/// A month of the calendar, "2026-10".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    pub fn first(self) -> NaiveDate {
        self.0
    }

    /// The day on which what is typed for the month lies.
    pub fn last(self) -> NaiveDate {
        self.0.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(self.0)
    }

    pub fn next(self) -> Self {
        Self(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }

    pub fn before(self) -> Self {
        Self(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// Every month from this one to `last`; none where that lies before.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |month| Some(month.next()).filter(|next| next > month))
            .take_while(move |month| *month <= last)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.format("%Y-%m").to_string())
    }
}

impl FromStr for Month {
    type Err = UnknownWord;

    /// Four digits, a dash, two digits.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = |(at, byte): (usize, u8)| if at == 4 { byte == b'-' } else { byte.is_ascii_digit() };
        let day = Some(text).filter(|text| text.len() == "2026-10".len() && text.bytes().enumerate().all(digits));
        let day = day.and_then(|text| NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok());
        day.map(Self).ok_or_else(|| UnknownWord::new("month", text))
    }
}

/// Why nothing can be spent on a day or in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It has not come yet.
    Future,
    BeforeStart,
    /// More than [`CLOSING_MONTHS`] after the end.
    AfterEnd,
}

impl Closed {
    pub const ALL: [Self; 3] = [Self::Future, Self::BeforeStart, Self::AfterEnd];

    /// The word that chooses its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Future => "spent-future",
            Self::BeforeStart => "spent-before-start",
            Self::AfterEnd => "spent-after-end",
        }
    }
}

/// The time in which a project spends: from its first day, with the closing costs after its last one, and never ahead of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub today: NaiveDate,
}

impl Window {
    /// The last day of closing costs.
    pub fn closes(self) -> NaiveDate {
        self.ends.checked_add_months(Months::new(CLOSING_MONTHS)).unwrap_or(self.ends)
    }

    /// Whether something can have been spent on this day.
    pub fn day(self, day: NaiveDate) -> Result<(), Closed> {
        match day {
            day if day > self.today => Err(Closed::Future),
            day if day < self.starts => Err(Closed::BeforeStart),
            day if day > self.closes() => Err(Closed::AfterEnd),
            _ => Ok(()),
        }
    }

    /// Whether something can be typed for this month: any of its days will do.
    pub fn month(self, month: Month) -> Result<(), Closed> {
        match month {
            month if month.first() > self.today => Err(Closed::Future),
            month if month.last() < self.starts => Err(Closed::BeforeStart),
            month if month.first() > self.closes() => Err(Closed::AfterEnd),
            _ => Ok(()),
        }
    }

    /// The months for which something can be typed, the first one first; none before the project begins.
    pub fn months(self) -> impl Iterator<Item = Month> {
        Month::of(self.starts).through(Month::of(self.today.min(self.closes())))
    }

    /// The month to begin with: the last one that has ended, or else the running one.
    pub fn usual(self) -> Option<Month> {
        let ended = Month::of(self.today).before();
        let last = self.months().last()?;
        Some(if last > ended && self.month(ended).is_ok() { ended } else { last })
    }
}

/// Why an amount that was typed for a month cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    NotANumber,
    TooManyDecimals,
    /// Money that came back has a document of its own.
    Negative,
    TooLarge,
}

impl Fault {
    pub const ALL: [Self; 4] = [Self::NotANumber, Self::TooManyDecimals, Self::Negative, Self::TooLarge];

    /// The word that chooses its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotANumber => "spent-not-a-number",
            Self::TooManyDecimals => "spent-too-many-decimals",
            Self::Negative => "spent-negative",
            Self::TooLarge => "spent-too-large",
        }
    }
}

impl From<MoneyError> for Fault {
    fn from(error: MoneyError) -> Self {
        match error {
            MoneyError::TooManyDecimals => Self::TooManyDecimals,
            MoneyError::TooLarge => Self::TooLarge,
            _ => Self::NotANumber,
        }
    }
}

/// What was typed for a month: none where it is blank, which is no figure; zero is one.
pub fn typed(text: &str, currency: Currency) -> Result<Option<Money>, Fault> {
    match Money::parse(text, currency)? {
        Some(money) if money.minor < 0 => Err(Fault::Negative),
        money => Ok(money),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn window(starts: &str, ends: &str, today: &str) -> Window {
        Window { starts: day(starts), ends: day(ends), today: day(today) }
    }

    #[test]
    fn a_month_is_four_digits_and_two() {
        assert_eq!((month("2024-02").first(), month("2024-02").last()), (day("2024-02-01"), day("2024-02-29")));
        assert_eq!(month("2026-12").next().to_string(), "2027-01");
        assert_eq!(month("2026-01").before().to_string(), "2025-12");
        for wrong in ["", "2026", "2026-13", "2026-1", "26-10", "2026-10-01", "+026-10", "2026-1a", "October"] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn money_is_spent_from_the_beginning_to_six_months_after_the_end() {
        let project = window("2025-03-15", "2026-08-31", "2027-06-10");
        let days = [
            ("2025-03-14", Err(Closed::BeforeStart)),
            ("2025-03-15", Ok(())),
            ("2027-02-28", Ok(())),
            ("2027-03-01", Err(Closed::AfterEnd)),
            ("2027-06-11", Err(Closed::Future)),
        ];
        for (text, expected) in days {
            assert_eq!(project.day(day(text)), expected, "{text}");
        }
        let months = [
            ("2025-02", Err(Closed::BeforeStart)),
            ("2025-03", Ok(())),
            ("2027-02", Ok(())),
            ("2027-03", Err(Closed::AfterEnd)),
            ("2027-07", Err(Closed::Future)),
        ];
        for (text, expected) in months {
            assert_eq!(project.month(month(text)), expected, "{text}");
        }
        let all: Vec<_> = project.months().collect();
        assert_eq!((all.len(), all[0], all[23]), (24, month("2025-03"), month("2027-02")));
    }

    #[test]
    fn one_begins_with_the_month_that_ended() {
        let usual = |starts, ends, today| window(starts, ends, today).usual().map(|month| month.to_string());
        assert_eq!(usual("2025-03-15", "2027-08-31", "2026-11-27").as_deref(), Some("2026-10"));
        assert_eq!(usual("2026-11-01", "2027-08-31", "2026-11-27").as_deref(), Some("2026-11"), "in its first month");
        assert_eq!(usual("2024-01-01", "2025-12-31", "2026-11-27").as_deref(), Some("2026-06"), "long after the end");
        assert_eq!(usual("2027-01-01", "2027-12-31", "2026-11-27"), None, "before it begins");
    }

    #[test]
    fn blank_is_no_figure_and_zero_is_one() {
        let read = |text| typed(text, Currency::USD).map(|money| money.map(|money| money.minor));
        assert_eq!(read("  "), Ok(None));
        assert_eq!(read("0"), Ok(Some(0)));
        assert_eq!(read("1 234.5"), Ok(Some(123_450)));
        assert_eq!(read("-1"), Err(Fault::Negative));
        assert_eq!(read("1.234"), Err(Fault::TooManyDecimals));
        assert_eq!(read("12,50"), Err(Fault::NotANumber));
        assert_eq!(read("99999999999999999999"), Err(Fault::TooLarge));
    }
}
