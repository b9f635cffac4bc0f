//! `/api/v1/projects/{code}/links`, and what is proposed for an indicator.

pub(super) mod propose;
pub(super) mod read;
pub(super) mod suggest;
pub(super) mod withdraw;
