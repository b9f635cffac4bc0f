//! Inserting rows, unchecked: for use cases after their checks, for the demo and for tests.
//!
//! Nothing here asks who may do it or writes the audit log; every function needs the write transaction of a caller that does.

pub mod actual;
pub mod contribution;
pub mod evidence;
pub mod expenditure;
pub mod framework;
pub mod gender;
pub mod indicator;
pub mod link;
pub mod lock;
pub mod money;
pub mod overlap;
pub mod people;
pub(crate) mod pile;
pub mod project;
