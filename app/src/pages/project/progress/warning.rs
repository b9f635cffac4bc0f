//! What looks odd about a value, in words with its numbers.

use backend::query::progress::{PeriodLine, Row};
use domain::{approval::ActualState, plausibility::Warning};

use super::{aside::label, grid::shown};
use crate::t;

/// "Falls".
pub(super) fn word(warning: &Warning) -> String {
    t!(&format!("progress-warning-{}", warning.code()))
}

/// "3 is below the 4 of Q2 2026."
pub(super) fn sentence(periods: &[PeriodLine], row: &Row, warning: &Warning) -> String {
    let key = format!("progress-warns-{}", warning.code());
    let period = row.past.last().map(|(period, _)| label(periods, *period)).unwrap_or_default();
    match *warning {
        Warning::Falls { now, before } | Warning::Rises { now, before } => {
            t!(&key, value = shown(row, now), before = shown(row, before), period = period)
        }
        Warning::Jump { now, largest } => t!(&key, value = shown(row, now), largest = shown(row, largest)),
        Warning::BeyondTarget { so_far, target } => t!(&key, value = shown(row, so_far), target = shown(row, target)),
        Warning::Unspecified { rest, total } => t!(&key, rest = shown(row, rest), total = shown(row, total)),
    }
}

/// What is worth a word while one types: all but what the column of the unspecified says already, and until it is approved.
pub(super) fn while_open(row: &Row) -> Vec<Warning> {
    let open = row.measured.entry.as_ref().is_some_and(|entry| entry.state != ActualState::Approved);
    let told = |warning: &Warning| matches!(warning, Warning::Unspecified { .. });
    if open { row.warnings().into_iter().filter(|warning| !told(warning)).collect() } else { Vec::new() }
}
