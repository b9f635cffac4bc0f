//! The words of the grid: of its states and cells, and those that the browser needs to say the same.

use domain::{
    aggregation::Coverage,
    approval::ActualState,
    axes::Axes,
    format,
    grid::{Column, Wrong},
    plausibility::Warning,
    progress::Progress,
};

use super::columns::Columns;
use crate::{islands::GridWords, t, ui::figure};

pub(crate) fn state(state: ActualState) -> String {
    t!(match state {
        ActualState::Draft => "progress-state-draft",
        ActualState::Submitted => "progress-state-submitted",
        ActualState::Approved => "progress-state-approved",
        ActualState::Returned => "progress-state-returned",
        ActualState::Reopened => "progress-state-reopened",
    })
}

/// "50 %", or whether what is to be kept is.
pub(crate) fn progress(progress: Progress) -> String {
    match progress {
        Progress::Fraction(share) => format::percent(share),
        Progress::Maintained { met: true } => t!("results-kept"),
        Progress::Maintained { met: false } => t!("results-not-kept"),
        Progress::Unknown(_) => t!("progress-none"),
    }
}

/// "2 of 3 periods reported, 1 zero".
pub(crate) fn coverage(coverage: Coverage) -> String {
    let Coverage { expected, reported, zero, .. } = coverage;
    t!("across-reported", reported = reported, expected = expected, zero = zero)
}

/// The colour of a state's chip.
pub(super) fn kind(state: ActualState) -> &'static str {
    match state {
        ActualState::Draft | ActualState::Submitted => "info",
        ActualState::Approved => "good",
        ActualState::Returned | ActualState::Reopened => "warn",
    }
}

/// "male", for sentences; `cell` is the last part of a field's name.
pub(crate) fn column(axes: &Axes, cell: &str) -> String {
    match cell.parse() {
        Ok(Column::Cell(cell)) => figure::category_in_sentence(axes, &cell),
        Ok(Column::Total) => t!("progress-column-total"),
        Err(_) => t!("progress-column-narrative"),
    }
}

/// Sentences with `{name}` where the browser puts a number.
pub(super) fn for_browser(columns: &Columns) -> GridWords {
    let cells = columns.splits.iter().flat_map(|split| &split.cells);
    let cells = cells.map(|(cell, words)| (cell.to_string(), words.to_lowercase()));
    let sentence = |code: &&'static str| {
        let key = format!("problem-{code}");
        let said = t!(
            &key,
            typed = "{typed}",
            parts = "{parts}",
            sum = "{sum}",
            total = "{total}",
            excess = "{excess}",
            numerator = "{numerator}",
            denominator = "{denominator}"
        );
        ((*code).to_owned(), said)
    };
    let warns = |code: &&'static str| {
        let key = format!("progress-warns-{code}");
        let said = t!(
            &key,
            value = "{value}",
            before = "{before}",
            period = "{period}",
            largest = "{largest}",
            target = "{target}"
        );
        ((*code).to_owned(), said)
    };
    // What is left unspecified has a column of its own.
    let codes = || Warning::CODES.iter().filter(|code| **code != "unspecified");
    GridWords {
        warnings: codes().map(|code| ((*code).to_owned(), t!(&format!("progress-warning-{code}")))).collect(),
        warns: codes().map(warns).collect(),
        doubt: t!("progress-doubt", said = "{said}"),
        unsaved_one: t!("grid-unsaved", count = 1),
        unsaved_many: t!("grid-unsaved", count = "{count}"),
        saving: t!("grid-saving"),
        saved: t!("grid-saved", said = "{said}", time = "{time}"),
        refused: t!("grid-refused"),
        offline: t!("grid-offline"),
        unsent: t!("grid-unsent"),
        failed: t!("grid-failed", status = "{status}"),
        signed_out: t!("grid-signed-out"),
        sign_in: t!("grid-sign-in"),
        again: t!("grid-again"),
        problems: Wrong::CODES.iter().map(sentence).collect(),
        columns: cells.chain([(Column::Total.to_string(), t!("progress-column-total"))]).collect(),
        draft: t!("progress-state-draft"),
        blank: t!("progress-state-blank"),
        error: t!("progress-state-error"),
        error_of: t!("progress-error-of", title = "{title}", column = "{column}"),
        submit_none: t!("progress-submit", count = 0),
        submit_one: t!("progress-submit", count = 1),
        submit_many: t!("progress-submit", count = "{count}"),
        restored_one: t!("progress-draft-restored", count = 1),
        restored_many: t!("progress-draft-restored", count = "{count}"),
    }
}
