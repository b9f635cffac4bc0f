//! All that touches the database. Never built for the browser.
//!
//! - [`db`] opens SQLite or PostgreSQL; [`ctx`] is what one request carries: who asks, when, and the way to the data.
//! - [`query`] reads, one module per noun; [`usecase`] writes, one verb per file: authorize, apply the rule from
//!   `domain`, one transaction with its audit entry.
//! - [`files`] keeps the files that do not belong in the database.
//! - [`error`] is the one closed error that may leave this crate.
//!
//! Pages, REST and command line call the same use cases and queries, so locks, roles and totals cannot differ.

pub mod appeal_csv;
pub mod archive;
pub mod ctx;
pub mod db;
pub mod demo;
pub mod entity;
pub mod error;
pub mod event;
pub mod files;
pub mod insert;
pub mod logframe;
pub mod meter;
pub mod query;
pub mod rates_csv;
pub mod reads;
pub mod sheet;
pub mod sums;
#[cfg(test)]
mod testing;
pub mod usecase;
