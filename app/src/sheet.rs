//! The values of a period, the budget and what was spent, as spreadsheets: what the server's routes for the file call, and what it says in words.
//!
//! The file itself is made and read by [`backend::sheet`]; who may do what is checked here as on the pages.

mod budget;
mod download;
mod matrix;
mod progress;
mod spent;
mod targets;
mod upload;

pub use budget::budget_sheet;
pub use download::{Download, download};
pub use spent::spent_sheet;
pub(crate) use upload::{Applied, Apply, Kept, Seen, apply, form, kept, look};
pub use upload::{may_upload, refuse, upload};
