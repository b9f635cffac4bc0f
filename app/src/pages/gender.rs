//! Gender markers over all projects.

mod overview;

pub(crate) use overview::Overview;
