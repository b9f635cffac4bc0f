//! The parts that run in the browser too. An island wraps HTML made on the server and adds speed to it; without
//! WebAssembly the same HTML works as it stands. Islands know only `domain` and their properties.

mod progress_grid;

pub use progress_grid::{GridWords, ProgressGrid};
