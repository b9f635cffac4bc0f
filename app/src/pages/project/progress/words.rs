//! The words of the grid: of its states and cells, and those that the browser needs to say the same.

use domain::{
    approval::ActualState,
    axes::Axes,
    grid::{Column, Wrong},
};

use super::{Page, columns::Columns};
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
pub(super) fn for_browser(page: &Page) -> GridWords {
    let splits = Columns::of(&page.progress).splits;
    let cells = splits.into_iter().flat_map(|split| split.cells);
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
    GridWords {
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
