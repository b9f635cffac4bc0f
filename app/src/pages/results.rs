//! Corporate results: the totals over all projects, and where each comes from.

mod address;
mod answers;
mod by_region;
mod by_sex;
mod figures;
mod frame;
mod indicator;
pub(crate) mod links;
mod overlap;
mod overview;
mod shown;
mod source;
mod table;

pub(crate) use indicator::Indicator;
pub(crate) use links::Links;
pub(crate) use overview::Overview;
