//! Typed text as it is kept: what every use case that takes text or days does to it first.

use chrono::NaiveDate;
use domain::money::{Currency, Money, MoneyError};

use crate::error::Problem;

/// A trillion dollars, in cents: far above any appeal, far below what a sum can hold.
const MOST: i64 = 100_000_000_000_000;

/// Trimmed, lines ended by `\n`, without control characters, which PostgreSQL would refuse.
pub(crate) fn clean(text: &str) -> String {
    let text: String =
        text.replace("\r\n", "\n").replace('\t', " ").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    text.trim().to_owned()
}

/// At most `max` characters; problem `too-long`.
pub(crate) fn within(field: &str, text: &str, max: usize) -> Result<(), Problem> {
    match text.chars().count() {
        length if length > max => Err(Problem::new(field, "too-long").with("max", max).with("length", length)),
        _ => Ok(()),
    }
}

/// Cleaned text of at most `max` characters that must be there; where it is not, the problem is `missing`.
pub(crate) fn stated(field: &str, text: &str, max: usize, missing: &str) -> Result<String, Problem> {
    let text = clean(text);
    if text.is_empty() {
        return Err(Problem::new(field, missing));
    }
    within(field, &text, max).map(|()| text)
}

/// Why something is done, in the field `reason`.
pub(crate) fn reason(text: &str, max: usize) -> Result<String, Problem> {
    stated("reason", text, max, "reason-missing")
}

/// A day as a date field sends it, "2026-11-24"; none where it is blank.
pub(crate) fn day(field: &str, text: &str) -> Result<Option<NaiveDate>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Problem::new(field, "not-a-date").with("typed", text.chars().take(40).collect::<String>());
    // Four digits of a year, so that both databases can keep it.
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| wrong())?;
    if text.len() == "2026-11-24".len() { Ok(Some(day)) } else { Err(wrong()) }
}

/// A day that must be there.
pub(crate) fn needed(field: &str, text: &str) -> Result<NaiveDate, Problem> {
    day(field, text)?.ok_or_else(|| Problem::new(field, "date-missing"))
}

/// Dollars as typed, in cents; none where the field is blank. Problems: `amount-not-dollars`, `amount-negative`, `amount-too-large`.
pub(crate) fn dollars(field: &str, typed: &str) -> Result<Option<i64>, Problem> {
    let wrong = |code: &str| Problem::new(field, code).with("found", typed.trim().chars().take(40).collect::<String>());
    match Money::parse(typed, Currency::USD) {
        Ok(None) => Ok(None),
        Ok(Some(money)) if money.minor < 0 => Err(wrong("amount-negative")),
        Ok(Some(money)) if money.minor > MOST => Err(wrong("amount-too-large")),
        Ok(Some(money)) => Ok(Some(money.minor)),
        Err(MoneyError::TooLarge) => Err(wrong("amount-too-large")),
        Err(_) => Err(wrong("amount-not-dollars")),
    }
}

/// The value where it could be read; else its problem is kept with the others.
pub(crate) fn or_keep<T>(read: Result<T, Problem>, problems: &mut Vec<Problem>) -> Option<T> {
    read.map_err(|problem| problems.push(problem)).ok()
}
