//! Reporting: typing the values of a period, handing them in, and judging them.
//!
//! Nothing is overwritten: every step appends a version and supersedes the one before, with its audit entry, in one
//! transaction for all the values of a form. Either all of it is written or nothing.

mod across;
mod approve;
mod judge;
mod merge;
mod plan;
mod preview;
mod reopen;
mod save;
mod send_back;
mod submit;
mod versions;

pub use across::{Across, Done, across};
pub use approve::{Approve, approve};
pub use preview::{Change, Fate, Looked, preview};
pub use reopen::{Reopen, reopen};
pub use save::{Save, save};
pub use send_back::{SendBack, send_back};
pub use submit::{Submit, Submitted, submit};
pub(in crate::usecase) use versions::{locked, open};

use std::collections::BTreeMap;

use domain::{axes::Cell, id::IndicatorId};

/// Characters in the note of an author, and in that of a reviewer.
pub const NOTE_MAX: usize = 2_000;

/// One row of the grid as it was typed. What is none was not on the form and stays as it is; blank text is a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedRow {
    pub indicator: IndicatorId,
    /// The version that was read; blank where nothing had been written.
    pub version: String,
    /// The version of which the person was told after a conflict, so that they decide about what both have changed.
    pub told: Option<String>,
    pub total: Option<String>,
    /// Those that were on the form.
    pub cells: BTreeMap<Cell, String>,
    pub narrative: Option<String>,
}

impl TypedRow {
    /// A row of which nothing was on the form.
    pub fn new(indicator: IndicatorId) -> Self {
        Self { indicator, version: String::new(), told: None, total: None, cells: BTreeMap::new(), narrative: None }
    }
}
