pub mod code;
pub mod judge;
mod overview;
mod stale;
