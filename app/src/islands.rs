//! The parts that run in the browser too. An island wraps HTML made on the server and adds speed to it; without
//! WebAssembly the same HTML works as it stands. Islands know only `domain` and their properties.

mod budget_grid;
#[cfg(feature = "hydrate")]
mod grid;
mod progress_grid;

pub use budget_grid::{BudgetGrid, BudgetWords};
pub use progress_grid::{GridWords, ProgressGrid};
