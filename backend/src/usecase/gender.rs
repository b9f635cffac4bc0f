//! The gender marker of a project: coded, validated, confirmed, each by another person; stale when its evidence changes.

pub(crate) mod stale;
