//! Writing the results matrix: rows and indicators, for who may [`EditMatrix`](domain::policy::Action::EditMatrix) while
//! the project plans.
//!
//! Nothing is deleted: a row or indicator is retired, and its values stay. Every revision names the version that was
//! read; where it is not the present one, the answer is a conflict with what stands there now, by whom and since when.

mod add_indicator;
mod add_node;
pub(super) mod checks;
mod move_node;
mod paste;
mod promises;
mod retire_indicator;
mod retire_node;
mod revise_indicator;
mod revise_node;
mod revise_targets;
pub(in crate::usecase) mod stale;
pub(super) mod text;

pub use add_indicator::{AddIndicator, add_indicator};
pub use add_node::{AddNode, add_node};
pub use checks::{SOURCE_MAX, STATEMENT_MAX, TITLE_MAX, UNIT_MAX};
pub use move_node::{MoveNode, Towards, move_node};
pub use paste::{Fate, Looked, Paste, Pasted, paste, preview_paste};
pub use retire_indicator::{RetireIndicator, retire_indicator};
pub use retire_node::{RetireNode, retire_node};
pub use revise_indicator::{ReviseIndicator, revise_indicator};
pub use revise_node::{ReviseNode, revise_node};
pub use revise_targets::{
    Cell as TargetCell, ReviseTargets, cell as target_cell, field as target_field, revise_targets,
};
pub use text::IndicatorText;
