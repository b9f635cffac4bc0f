//! Overlaps of what projects claim: declared by headquarters, withdrawn with a reason. For who may
//! [`DeclareOverlap`](domain::policy::Wide::DeclareOverlap).

mod declare;
mod withdraw;

pub use declare::{Declare, declare};
pub use withdraw::{Withdraw, withdraw};

/// Characters in a reason.
pub const REASON_MAX: usize = 500;

use crate::{error::Problem, usecase::text::clean};

fn reason(text: &str) -> Result<String, Problem> {
    let text = clean(text);
    match text.chars().count() {
        0 => Err(Problem::new("reason", "reason-missing")),
        length if length > REASON_MAX => {
            Err(Problem::new("reason", "too-long").with("max", REASON_MAX).with("length", length))
        }
        _ => Ok(text),
    }
}
