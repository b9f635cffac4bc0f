//! Talking about a reported value: in the open, dated, and never unsaid. What is withdrawn stays as "withdrawn".
//!
//! A comment changes no value, so a lock does not stop it: whoever finds a period locked can say there why it should be opened.

mod add;
mod withdraw;

pub use add::{Add, add};
pub use withdraw::{Withdraw, withdraw};

use serde::Serialize;

/// Characters of a comment.
pub const TEXT_MAX: usize = 2_000;

/// A comment as the audit log keeps it.
#[derive(Serialize)]
struct Facts<'a> {
    indicator: i64,
    period: i64,
    text: &'a str,
}
