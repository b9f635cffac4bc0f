//! My work.

mod mine;
mod mission;
mod reminder;
