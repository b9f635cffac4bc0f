//! Rates of exchange.

mod import;

pub use import::{Imported, import, preview};
