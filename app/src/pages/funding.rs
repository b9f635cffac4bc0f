//! Funding: the appeal beside the budgets tied to it, and one row of it.

mod overview;
mod row;
mod words;

pub(crate) use overview::Overview;
pub(crate) use row::Row;

pub(in crate::pages) use words::{area, not_converted};
