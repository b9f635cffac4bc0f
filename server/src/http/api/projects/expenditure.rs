//! `/api/v1/projects/{code}/expenditure` and `/api/v1/projects/{code}/burn`

pub(super) mod burn;
pub(super) mod ledger;
pub(super) mod put;
pub(super) mod read;
mod shape;
