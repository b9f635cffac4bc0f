//! A small world for every test, and browsers signed in to it.

mod browser;
pub mod database;
mod people;
mod world;

pub use browser::{Browser, Page};
pub use world::{PASSWORD, Who, World};
