//! What was spent, held against the budget, the calendar and the results: burn rate, forecast, and what to be warned of.
//!
//! Sums are USD cents and know what is not converted ([`Total`]). An amount that is missing may turn any comparison, so with one of
//! them nothing is claimed: every figure that cannot be known says why.

mod rule;

use chrono::NaiveDate;

pub use self::rule::{Finding, Measured, Of, Offence, Outcome, Rule, RuleKind, evaluate};
use crate::{
    budget::Total,
    decimal,
    funding::share,
    progress::{self, Progress},
    word::words,
};

/// A forecast is judged once so many days, or so many hundredths of all, have passed: before, one invoice makes the pace.
pub const ENOUGH_DAYS: i64 = 30;
pub const ENOUGH_HUNDREDTHS: i64 = 15;

/// Why a figure cannot be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    NothingBudgeted,
    /// An amount, spent or budgeted, is not converted.
    NotConverted,
    /// Too little time has passed.
    TooEarly,
    TooLarge,
}

words!(Why: "reason for an unknown burn rate" {
    NothingBudgeted => "nothing-budgeted",
    NotConverted => "not-converted",
    TooEarly => "too-early",
    TooLarge => "too-large",
});

/// How much of a project's time has passed, in days: those that have ended, of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub passed: i64,
    /// Above zero.
    pub all: i64,
}

impl Days {
    /// Up to and with the day `until`, of the days from `starts` to `ends`, both counted.
    pub fn of(starts: NaiveDate, ends: NaiveDate, until: NaiveDate) -> Self {
        let all = ((ends - starts).num_days() + 1).max(1);
        Self { passed: ((until - starts).num_days() + 1).clamp(0, all), all }
    }

    /// Ten-thousandths of the time that have passed.
    pub fn share(self) -> i64 {
        share(self.passed, self.all).unwrap_or_default()
    }

    /// Whether a pace can be told from them: [`ENOUGH_DAYS`] or [`ENOUGH_HUNDREDTHS`].
    pub fn is_enough(self) -> bool {
        self.passed > 0 && (self.passed >= ENOUGH_DAYS || self.passed * 100 >= self.all * ENOUGH_HUNDREDTHS)
    }
}

/// The day up to which spending is held against the calendar: the last one on which something was booked, or the end of the last month
/// that ended, whichever is later, and never after `today`. What is spent in a month is known only after it: holding it against the
/// days of the running one would make everybody look slow.
pub fn until(last_booked: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    use chrono::Datelike;
    let month_ended = today.with_day(1).and_then(|first| first.pred_opt()).unwrap_or(today);
    last_booked.map_or(month_ended, |booked| booked.max(month_ended)).min(today)
}

/// Ten-thousandths of the budget that are spent; above 10 000 where it is more than the budget, below zero where more came back.
pub fn burn_rate(spent: Total, budget: Total) -> Result<i64, Why> {
    if spent.not_converted > 0 || budget.not_converted > 0 {
        return Err(Why::NotConverted);
    }
    if budget.usd <= 0 {
        return Err(Why::NothingBudgeted);
    }
    share(spent.usd, budget.usd).ok_or(Why::TooLarge)
}

/// What will have been spent by the end at the present pace, in cents: spent ÷ days passed × days in all, rounded half to even once.
pub fn forecast(spent: Total, days: Days) -> Result<i64, Why> {
    if spent.not_converted > 0 {
        return Err(Why::NotConverted);
    }
    if !days.is_enough() {
        return Err(Why::TooEarly);
    }
    let whole = i128::from(spent.usd) * i128::from(days.all);
    i64::try_from(decimal::div_half_even(whole, days.passed.into())).map_err(|_| Why::TooLarge)
}

/// How far the indicators of a result have come, in ten-thousandths: the mean, each of them at least nothing and at most all, so that one
/// that is far ahead does not hide another. Where nothing is reported yet it is nothing; what cannot be measured is left out. None where
/// nothing can.
pub fn reached(progress: impl IntoIterator<Item = Progress>) -> Option<i64> {
    let one = |progress| match progress {
        Progress::Fraction(fraction) => Some(fraction.clamp(0, 10_000)),
        Progress::Maintained { met } => Some(if met { 10_000 } else { 0 }),
        Progress::Unknown(progress::Why::NothingReported) => Some(0),
        Progress::Unknown(_) => None,
    };
    let known: Vec<i64> = progress.into_iter().filter_map(one).collect();
    let count = i64::try_from(known.len()).ok().filter(|count| *count > 0)?;
    Some(decimal::div_i64_half_even(known.iter().sum(), count))
}

#[cfg(test)]
mod tests;
