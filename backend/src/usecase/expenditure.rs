//! Recording what was spent: typed for a month, or out of a ledger.
//!
//! Nothing is overwritten: another figure supersedes the one that stands. Who may is asked of the policy; the states in which money is
//! spent go on after the end of a project, for its closing costs.

mod enter;
mod import;
mod ledger;
mod written;

pub use self::{
    enter::{Enter, Entered, Typed, enter},
    import::{Imported, import},
    ledger::{Fate, Ledger, Looked, Read, Row, preview},
};
