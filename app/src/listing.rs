//! Tables to take away: what the routes for the files call. The figures are those of the pages, from the same queries.

mod funding;

pub use funding::{Format, funding};
