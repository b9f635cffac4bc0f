//! Locks of reporting periods.

pub(super) mod field;
mod line;
mod list;
mod set;

pub(crate) use list::Locks;
