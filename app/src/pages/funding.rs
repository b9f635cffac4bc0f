//! Funding: the appeal beside the budgets tied to it, one row of it, and how an appeal comes in.

mod areas;
mod asked;
pub(crate) mod contribution;
mod figures;
mod import;
mod overview;
mod row;
mod words;

pub(crate) use areas::{Areas, areas_form};
pub(crate) use asked::{Asked, View, sort_word};
pub(crate) use contribution::words::{earmarking, kind as donor_kind};
pub(crate) use import::Import;
pub(crate) use overview::{Overview, filters::group_word};
pub(crate) use row::Row;
pub(in crate::pages) use words::not_converted;
pub(crate) use words::{area, budget_label, budget_legend, covered};
