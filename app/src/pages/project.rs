//! Projects: their list, and the pages of one.

pub(crate) mod budget;
pub(crate) mod edit;
pub(crate) mod frame;
mod gender;
mod history;
pub(crate) mod links;
pub(crate) mod list;
pub(crate) mod logframe;
pub(crate) mod matrix;
mod overview;
pub(crate) mod progress;
pub(crate) mod targets;

pub(crate) use budget::{BudgetAllocations, ProjectBudget, ledger::Ledger, spent::Spent};
pub(crate) use edit::Edit;
pub(crate) use gender::{Gender, meaning};
pub(crate) use history::History;
pub(crate) use links::ProjectLinks;
pub(crate) use list::List;
pub(crate) use logframe::PasteLogframe;
pub(crate) use matrix::ResultsMatrix;
pub(crate) use overview::Overview;
pub(crate) use progress::{ProjectProgress, sheet::ProgressSheet, value::ProgressValue};
pub(crate) use targets::Targets;
