//! The progress grid in the browser: checks as one types, moves between cells, keeps drafts until they are saved.
//!
//! The grid itself is made on the server and works without this. What is checked here with `domain` is checked again
//! there with the same code.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod draft;
#[cfg(feature = "hydrate")]
mod keys;

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
