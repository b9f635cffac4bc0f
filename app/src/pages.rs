//! Pages, one module per noun, one file per page: load, decide, draw.
//!
//! `/projects/:code/matrix` is `pages/project/matrix.rs`. A page asks a query, never the database, and draws plain data.

pub(crate) mod as_at;
pub(crate) mod audit;
pub(crate) mod budget_rule;
pub(crate) mod failure;
mod frame;
pub(crate) mod funding;
pub(crate) mod gender;
pub(crate) mod lock;
pub(crate) mod project;
pub(crate) mod quality_rule;
pub(crate) mod rate;
pub(crate) mod results;
pub(crate) mod session;
pub(crate) mod work;
