//! `/api/v1/projects/{code}/indicators/{indicator}/actuals`

pub(super) mod put;
pub(super) mod read;
mod shape;
