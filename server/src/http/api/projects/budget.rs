//! `/api/v1/projects/{code}/budget`

pub(super) mod allocate;
pub(super) mod convert;
mod differences;
pub(super) mod fix;
pub(super) mod put;
pub(super) mod read;
mod sent;
pub(super) mod shape;
