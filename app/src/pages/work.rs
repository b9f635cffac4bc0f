//! My work, and that of a whole office.

mod mine;
mod mission;

pub(crate) use mine::MyWork;
pub(crate) use mission::mission_href;
