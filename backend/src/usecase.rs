//! Writing: one verb per file. Authorize, apply the rule from `domain`, one transaction with its audit entry.

pub mod actual;
pub mod appeal;
pub mod budget;
pub mod comment;
pub mod contribution;
pub mod evidence;
pub mod expenditure;
pub mod framework;
pub mod gender;
pub mod link;
pub mod lock;
pub mod matrix;
pub mod overlap;
pub mod project;
pub mod quality;
pub mod rate;
pub mod reminder;
pub mod session;
pub(crate) mod text;
pub mod token;
pub mod view;
