//! Bearer tokens, made and revoked at the command line: a script then acts as a person, with what they were granted.

mod create;
mod revoke;

pub use create::{Create, Created, create};
pub use revoke::revoke;
