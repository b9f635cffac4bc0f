//! Funding: the appeal beside the budgets tied to it, and one row of it.

mod overview;
mod row;
mod words;

pub(crate) use overview::Overview;
pub(crate) use row::Row;
