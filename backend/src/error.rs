//! The one error that leaves the backend: a closed set, with fields named, without causes.
//!
//! Causes are logged where they become an [`Error::Internal`], with an id that the person can quote.

use std::collections::BTreeMap;

use chrono::SecondsFormat;
use serde::{Deserialize, Serialize};

/// What went wrong with one field or cell. `code` chooses the words, `args` fill them in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The name of the form field, or the cell (`12.female`); empty where the whole is meant.
    pub field: String,
    pub code: String,
    pub args: BTreeMap<String, String>,
}

impl Problem {
    pub fn new(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.into(), args: BTreeMap::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.into(), value.to_string());
        self
    }

    /// The moment of what it tells, in microseconds: `when` for its sentence, and `at` (RFC 3339) for programs.
    #[must_use]
    pub fn since(self, micros: i64) -> Self {
        let at =
            chrono::DateTime::from_timestamp_micros(micros).map(|at| at.to_rfc3339_opts(SecondsFormat::Micros, true));
        self.with("when", domain::format::moment(micros)).with("at", at.unwrap_or_default())
    }
}

/// Why a request was not carried out. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in.
    #[error("signed out")]
    SignedOut,
    /// It is not there, or this person may not know that it is.
    #[error("not found")]
    NotFound,
    /// It is visible, but this person may not do that.
    #[error("forbidden")]
    Forbidden,
    /// Somebody else changed it since it was read; each problem names a field, what stands there now and by whom.
    #[error("conflict")]
    Conflict(Vec<Problem>),
    /// The input, or a rule, refuses it.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Problem>),
    /// A fault of ours; the id stands in the log beside the cause.
    #[error("internal error {0}")]
    Internal(String),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// One problem with one field.
    pub fn invalid(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self::Invalid(vec![Problem::new(field, code)])
    }

    /// Logs the cause and keeps only an id.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        // The address of nothing in particular: the id only has to be found again in the log.
        use std::hash::{BuildHasher, RandomState};
        let id = format!("{:08x}", RandomState::new().hash_one(cause.to_string()) as u32);
        tracing::error!(error.id = %id, %cause, "internal error");
        Self::Internal(id)
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(cause: sea_orm::DbErr) -> Self {
        Self::internal(cause)
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Invalid(vec![problem])
    }
}
