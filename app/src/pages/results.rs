//! Corporate results: the totals over all projects, and where each comes from.

mod address;
mod answers;
mod by_region;
mod by_sex;
mod charts;
mod figures;
pub(crate) mod filters;
mod frame;
pub(crate) mod frameworks;
mod indicator;
pub(crate) mod laid_out;
pub(crate) mod links;
mod map;
mod overlap;
mod overview;
mod pivot;
pub(crate) mod shown;
mod source;
mod table;

pub(crate) use address::indicator_href;
pub(crate) use charts::Charts;
pub(crate) use indicator::Indicator;
pub(crate) use laid_out::Asked;
pub(crate) use links::Links;
pub(crate) use map::Map;
pub(crate) use overview::Overview;
pub(crate) use pivot::Pivot;
