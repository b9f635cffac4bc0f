//! The form of the budget in the browser: what a line amounts to and what all add to is said while one types; keys, blocks and undo are
//! those of every grid.
//!
//! The form itself is made on the server and works without this. What is checked here with `domain` is checked again there with the same code.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod line;

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the form says; `{name}` stands where a number or a name goes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BudgetWords {
    /// By the codes of [`domain::budget::Fault`].
    pub problems: BTreeMap<String, String>,
    pub columns: BTreeMap<String, String>,
    pub sections: BTreeMap<String, String>,
    pub wrong: String,
    pub in_all: String,
    pub not_converted: String,
    pub missing_one: String,
    pub missing_many: String,
}

#[island]
pub fn BudgetGrid(words: BudgetWords, children: Children) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::enhance(words);
    #[cfg(not(feature = "hydrate"))]
    let _ = words;
    children()
}
