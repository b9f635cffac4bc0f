//! My work.

mod mine;

pub(crate) use mine::MyWork;
