//! Overlaps of what projects claim: declared by headquarters, withdrawn with a reason. For who may
//! [`DeclareOverlap`](domain::policy::Wide::DeclareOverlap).

mod declare;
mod withdraw;

pub use declare::{Declare, declare};
pub use withdraw::{Withdraw, withdraw};

/// Characters in a reason.
pub const REASON_MAX: usize = 500;

use crate::{error::Problem, usecase::text};

fn reason(text: &str) -> Result<String, Problem> {
    text::reason(text, REASON_MAX)
}
