//! `/api/v1/projects/{code}/periods/{period}/actuals`

pub(super) mod approve;
pub(super) mod put;
pub(super) mod put_many;
pub(super) mod read;
pub(super) mod reopen;
pub(super) mod send_back;
pub(super) mod shape;
pub(super) mod submit;

pub(super) use shape::Actual;
