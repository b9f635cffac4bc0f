//! The words of the grid: of its states and cells, and those that the browser needs to say the same.

use domain::{
    approval::ActualState,
    grid::{Column, Wrong},
};

use crate::{islands::GridWords, t};

pub(super) fn state(state: ActualState) -> String {
    t!(match state {
        ActualState::Draft => "progress-state-draft",
        ActualState::Submitted => "progress-state-submitted",
        ActualState::Approved => "progress-state-approved",
        ActualState::Returned => "progress-state-returned",
        ActualState::Reopened => "progress-state-reopened",
    })
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
pub(super) fn column(cell: &str) -> String {
    t!(match cell {
        "female" => "progress-column-female",
        "male" => "progress-column-male",
        "narrative" => "progress-column-narrative",
        _ => "progress-column-total",
    })
}

/// Sentences with `{name}` where the browser puts a number.
pub(super) fn for_browser() -> GridWords {
    let sentence = |code: &&'static str| {
        let key = format!("problem-{code}");
        let said = t!(
            &key,
            typed = "{typed}",
            female = "{female}",
            male = "{male}",
            sum = "{sum}",
            total = "{total}",
            excess = "{excess}",
            numerator = "{numerator}",
            denominator = "{denominator}"
        );
        ((*code).to_owned(), said)
    };
    GridWords {
        problems: Wrong::CODES.iter().map(sentence).collect(),
        columns: Column::ALL.iter().map(|cell| (cell.as_str().to_owned(), column(cell.as_str()))).collect(),
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
