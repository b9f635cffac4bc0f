//! Projects: their list, and the pages of one.

pub(crate) mod frame;
mod list;
pub(crate) mod matrix;
mod overview;

pub(crate) use list::List;
pub(crate) use matrix::ResultsMatrix;
pub(crate) use overview::Overview;
