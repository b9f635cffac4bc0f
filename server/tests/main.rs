//! The application in process, over HTTP: one module per noun, one file per verb, as the use cases are laid out.
//!
//! SQLite by default; PostgreSQL where `BASELINE_TEST_DATABASE_URL` names a server, as `cargo xtask test` does.

#![expect(clippy::unwrap_used, reason = "in a test a surprise is a failure")]

mod acceptance;
mod access;
mod actual;
mod api;
mod audit;
mod budget;
mod command;
mod contribution;
mod evidence;
mod expenditure;
mod framework;
mod funding;
mod gender;
mod link;
mod lock;
mod matrix;
mod portfolio;
mod project;
mod rate;
mod results;
mod session;
mod sheet;
mod support;
mod view;
mod work;
