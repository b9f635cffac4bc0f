//! Locks of reporting periods.

mod field;
mod line;
mod list;
mod set;

pub(crate) use list::Locks;
