//! My work.

mod mine;
