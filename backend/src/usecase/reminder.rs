//! Reminding people of what they owe: one message to one person, whatever it is about, and at most one a day.

mod post;
mod put_away;
mod send;

pub use post::{Letter, claim, posted};
pub use put_away::put_away;
pub use send::{Send, Sent, send};

/// Nobody is reminded again within a day, in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;
