//! Gender markers: of one project, and over all that a person may see.

pub mod marker;
pub mod overview;
