//! What the forms of locks share: reading a day and a reason.

use chrono::NaiveDate;
use domain::lock::LockError;

use super::REASON_MAX;
use crate::{error::Problem, usecase::text::clean};

/// A day as a date field sends it, "2026-11-24"; none where it is blank.
pub(super) fn day(field: &str, text: &str) -> Result<Option<NaiveDate>, Problem> {
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
pub(super) fn needed(field: &str, text: &str) -> Result<NaiveDate, Problem> {
    day(field, text)?.ok_or_else(|| Problem::new(field, "date-missing"))
}

pub(super) fn reason(text: &str) -> Result<String, Problem> {
    let text = clean(text);
    match text.chars().count() {
        0 => Err(Problem::new("reason", "reason-missing")),
        length if length > REASON_MAX => {
            Err(Problem::new("reason", "too-long").with("max", REASON_MAX).with("length", length))
        }
        _ => Ok(text),
    }
}

/// A broken rule, at the field of the last day or of the person.
pub(super) fn refused(error: LockError) -> Problem {
    match error {
        LockError::EndPassed => Problem::new("until", "end-passed"),
        LockError::OwnException => Problem::new("email", "own-exception"),
    }
}

/// The value where it could be read; else its problem is kept with the others.
pub(super) fn or_keep<T>(read: Result<T, Problem>, problems: &mut Vec<Problem>) -> Option<T> {
    read.map_err(|problem| problems.push(problem)).ok()
}
