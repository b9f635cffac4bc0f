//! A small world for every test, and browsers signed in to it.

mod browser;
mod client;
pub mod database;
mod people;
mod random;
mod world;

pub use browser::{Browser, File, Page};
pub use client::{Client, Reply};
pub use random::{Random, nearest};
pub use world::{PASSWORD, Who, World, noon};
