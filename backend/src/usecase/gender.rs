//! The gender marker of a project: coded, validated, confirmed, each by another person; stale when its evidence changes.

mod code;
mod confirm;
mod current;
mod judge;
pub(crate) mod stale;
mod validate;

pub use code::{Code, code};
pub use confirm::{Confirm, confirm};
pub use validate::{Validate, validate};
