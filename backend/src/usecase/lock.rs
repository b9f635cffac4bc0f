//! Locking reporting periods, lifting a lock, and letting one person in under it.
//!
//! Who may stands in `domain::policy`: headquarters for everything and offices, an endorser for projects in scope. What
//! a lock does is checked by the use cases of [`actual`](super::actual).

mod current;
mod let_in;
mod lift;
mod read;
mod set;

pub use let_in::{LetIn, let_in};
pub use lift::{Lift, lift};
pub use set::{Set, Where, set};

/// Characters in the reason of a lock, of its lifting and of an exception.
pub const REASON_MAX: usize = 500;
