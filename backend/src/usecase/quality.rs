//! The rules of quality that projects are held against.

mod rule;

pub use rule::{ReviseRule, revise_rule};
