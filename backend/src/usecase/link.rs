//! Links from project indicators to corporate ones: proposed by who may edit the matrix, confirmed or refused by headquarters, never by
//! who proposed; ended by either side with a reason. Only what was confirmed counts.

mod confirm;
mod current;
mod end;
mod propose;
mod refuse;
mod withdraw;

pub use confirm::{Confirm, confirm};
pub use end::{End, end, may_end};
pub use propose::{Propose, propose};
pub use refuse::{Refuse, refuse};
pub use withdraw::{Withdraw, withdraw};

/// Characters in a reason or a note.
pub const REASON_MAX: usize = 500;
