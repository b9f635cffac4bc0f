//! The progress grid in the browser: checks as one types, moves between cells, copies and pastes blocks, undoes, saves without
//! leaving the place, and keeps drafts until they are saved.
//!
//! The grid itself is made on the server and works without this. What is checked here with `domain` is checked again
//! there with the same code.

#[cfg(feature = "hydrate")]
mod adopt;
#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod cells;
#[cfg(feature = "hydrate")]
mod check;
#[cfg(feature = "hydrate")]
mod draft;
#[cfg(feature = "hydrate")]
mod save;

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the grid says; `{name}` stands where a number or a name goes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GridWords {
    /// By the codes of [`domain::grid::Wrong`].
    pub problems: BTreeMap<String, String>,
    pub columns: BTreeMap<String, String>,
    pub draft: String,
    pub blank: String,
    pub error: String,
    pub error_of: String,
    pub submit_none: String,
    pub submit_one: String,
    pub submit_many: String,
    pub restored_one: String,
    pub restored_many: String,
    /// By the codes of [`domain::plausibility::Warning`]: in a word, and in a sentence.
    pub warnings: BTreeMap<String, String>,
    pub warns: BTreeMap<String, String>,
    pub doubt: String,
    pub unsaved_one: String,
    pub unsaved_many: String,
    pub saving: String,
    pub saved: String,
    pub refused: String,
    pub offline: String,
    pub unsent: String,
    pub failed: String,
    pub signed_out: String,
    pub sign_in: String,
    pub again: String,
}

/// `draft` is the key under which unsaved input is kept in this browser: project, period and person. `refused` says that
/// the form has come back from the server with what was typed.
#[island]
pub fn ProgressGrid(draft: String, refused: bool, words: GridWords, children: Children) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::enhance(draft, refused, words);
    #[cfg(not(feature = "hydrate"))]
    let _ = (draft, refused, words);
    children()
}
