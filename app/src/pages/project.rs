//! Projects: their list, and the pages of one.

pub(crate) mod frame;
mod list;
mod overview;

pub(crate) use list::List;
pub(crate) use overview::Overview;
