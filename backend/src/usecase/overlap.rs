//! Overlaps of what projects claim: proposed by who may [`ProposeOverlap`](domain::policy::Wide::ProposeOverlap), approved or
//! refused by another who may [`ApproveOverlap`](domain::policy::Wide::ApproveOverlap), withdrawn with a reason.

mod claims;
mod end;
mod propose;
mod withdraw;

pub use end::{Judge, approve, refuse, take_back};
pub use propose::{Propose, propose};
pub use withdraw::{Withdraw, withdraw};

/// Characters in a reason or a note.
pub const REASON_MAX: usize = 500;

use crate::{error::Problem, usecase::text};

fn reason(text: &str) -> Result<String, Problem> {
    text::reason(text, REASON_MAX)
}
