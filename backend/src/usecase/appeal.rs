//! Yearly appeals.

mod import;

pub(crate) use import::write;
pub use import::{Counts, Imported, import};
