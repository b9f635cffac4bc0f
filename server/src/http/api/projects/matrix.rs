//! `/api/v1/projects/{code}/matrix`

pub(super) mod add_indicator;
pub(super) mod add_node;
pub(super) mod move_node;
pub(super) mod read;
pub(super) mod retire_indicator;
pub(super) mod retire_node;
pub(super) mod revise_indicator;
pub(super) mod revise_node;
mod shape;
