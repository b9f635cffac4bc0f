//! Reminding people of what they owe: one message to one person, whatever it is about, and at most one a day.

mod post;
mod put_away;
mod send;
mod send_projects;

pub use post::{Letter, claim, posted};
pub use put_away::put_away;
pub use send::{Send, Sent, send};
pub use send_projects::{MOST_NOTE, SendProjects, SentProjects, send_projects};

/// Nobody is reminded again within a day, in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;
