//! What the forms of locks share: reading a day and a reason.

use domain::lock::LockError;

use super::REASON_MAX;
pub(super) use crate::usecase::text::{day, needed, or_keep};
use crate::{error::Problem, usecase::text};

pub(super) fn reason(text: &str) -> Result<String, Problem> {
    text::reason(text, REASON_MAX)
}

/// A broken rule, at the field of the last day or of the person.
pub(super) fn refused(error: LockError) -> Problem {
    match error {
        LockError::EndPassed => Problem::new("until", "end-passed"),
        LockError::OwnException => Problem::new("email", "own-exception"),
    }
}
