//! Yearly appeals.

mod import;

pub use import::{Counts, Imported, import};
