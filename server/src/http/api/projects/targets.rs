//! `/api/v1/projects/{code}/matrix/indicators/{indicator}/targets`

pub(super) mod put;
pub(super) mod read;
mod shape;
