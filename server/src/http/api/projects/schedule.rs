//! `/api/v1/projects/{code}/schedule`

pub(super) mod put;
pub(super) mod read;
mod shape;
