//! The server around the app: sessions, security headers, assets, command line. A library, so that tests run it in process.

pub mod command;
pub mod config;
pub mod http;
pub mod mail;
