//! Contributions of donors: the list, a new one, one with its instalments and allocations, and the donors.

mod allocations;
mod donors;
mod fields;
mod instalments;
mod list;
mod new;
mod one;
mod says;
pub(crate) mod words;

pub(crate) use donors::Donors;
pub(crate) use list::Contributions;
pub(crate) use new::New;
pub(crate) use one::One;

/// The address of the list, and of the form for a new one.
pub(crate) const LIST: &str = "/funding/contributions";
pub(crate) const NEW: &str = "/funding/contributions/new";
pub(crate) const DONORS: &str = "/funding/donors";

/// The name under which the session keeps what was typed about a new one.
pub(crate) const ADD: &str = "contribution_add";
/// The two books of allocations.
pub(crate) const LINES: &str = "allocate_line";
pub(crate) const CELLS: &str = "allocate_cell";

/// The name under which the session keeps what was typed into a form of one contribution.
pub(crate) fn form(verb: &str, contribution: &str) -> String {
    format!("contribution_{verb}:{contribution}")
}
