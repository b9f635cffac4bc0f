//! The audit log, for those who may read it.

mod entries;
mod log;

pub(crate) use entries::table;
pub(crate) use log::Log;
