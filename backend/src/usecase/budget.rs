//! Writing the budget of a project: its lines, what they are tied to, converting what had no rate, and fixing versions.
//!
//! Nothing is overwritten. Other numbers supersede an amount; a line that is to say something else is retired and has a successor, to
//! which its allocations go along. A line is known by its first id through all of that, and its version counts its states.

mod allocate;
mod convert;
mod fix;
mod history;
mod plan;
mod rule;
mod save;

pub use allocate::{Allocate, allocate};
pub use convert::convert;
pub use fix::{Fix, fix};
pub use rule::{ReviseRule, revise_rule};
pub use save::{Save, Saved, TypedLine, save};
