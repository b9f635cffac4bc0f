//! The rules of results-based management, pure: no I/O, no clock, no async.
//!
//! Everything here may be called from the server and from the browser, so that both check with the same code.
//! Nothing here may know of a database, a request or a view; what it needs to know is passed in.

pub mod aggregation;
pub mod allocation;
pub mod appeal;
pub mod approval;
pub mod axes;
pub mod budget;
pub mod burn;
pub mod code;
pub mod contribution;
mod decimal;
pub mod evidence;
pub mod format;
pub mod framework;
pub mod funding;
pub mod gender;
pub mod grid;
pub mod id;
pub mod indicator;
pub mod ledger;
pub mod lifecycle;
pub mod link;
pub mod lock;
pub mod logframe;
pub mod matrix;
pub mod money;
pub mod overlap;
pub mod period;
pub mod pivot;
pub mod plausibility;
pub mod policy;
pub mod portfolio;
pub mod progress;
pub mod quantity;
pub mod schedule;
pub mod shade;
pub mod spending;
pub mod target;
pub mod value;
pub mod view;
pub mod word;
