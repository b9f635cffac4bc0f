//! What is asked of the portfolio: everything stands in its address, which the list and the files share.

use backend::query::portfolio::{Filter, Sort, Warned};

use crate::{request::dated, t, ui::pagination::query};

#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) filter: Filter,
}

impl Asked {
    /// Reads the parameters of an address; what is none of its words is left out.
    pub(crate) fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let (filter, _) = Filter::read(get);
        Self { filter }
    }

    /// The same with another filter.
    pub(crate) fn with(&self, filter: Filter) -> Self {
        Self { filter }
    }

    pub(crate) fn address(&self) -> String {
        self.at("/projects")
    }

    /// The same for a file.
    pub(crate) fn at(&self, path: &str) -> String {
        dated(format!("{path}{}", query(&self.filter.pairs())))
    }
}

/// By what the list is sorted, in words.
pub(crate) fn sort_word(sort: Sort) -> String {
    t!(&format!("portfolio-sorted-{}", sort.as_str()))
}

pub(crate) fn warning_word(warned: Warned) -> String {
    match warned {
        Warned::Any => t!("portfolio-warning-any"),
        Warned::Of(kind) => t!(&format!("quality-short-{kind}")),
    }
}
