//! Amounts by area of an appeal as they are sent ("Principle 1"), for use cases that know areas by their fields ("principle-1"), and back.

use std::collections::{BTreeMap, HashMap};

use backend::error::{Error, Problem, Result};
use domain::appeal::slug;

use super::value::renamed;

/// What was sent under `name`, each area with a text.
pub(super) struct ByArea {
    name: &'static str,
    sent: BTreeMap<String, String>,
}

impl ByArea {
    pub fn new(name: &'static str, sent: BTreeMap<String, String>) -> Self {
        Self { name, sent }
    }

    /// The texts by field. Errors: two names of one area.
    pub fn fields(&self) -> Result<HashMap<String, String>> {
        let mut fields = HashMap::new();
        for (name, text) in &self.sent {
            if fields.insert(slug(name), text.clone()).is_some() {
                return Err(Error::Invalid(vec![Problem::new(format!("{}.{name}", self.name), "twice")]));
            }
        }
        Ok(fields)
    }

    /// The same error with its fields as they were sent.
    pub fn explain(&self, error: Error) -> Error {
        renamed(error, |field| {
            let sent = self.sent.keys().find(|name| slug(name) == field);
            sent.map_or_else(|| field.to_owned(), |name| format!("{}.{name}", self.name))
        })
    }
}
