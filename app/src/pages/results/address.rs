//! The addresses of these pages: everything that is chosen stands in them.

use backend::{
    error::{Error, Result},
    query::results::{Filter, Results, Which, Years},
};
use domain::{code::ProjectCode, id::RegionId};
use leptos_router::params::ParamsMap;

use crate::request::dated;

/// The filter in a query string. A region that is no number is not found, as one that does not exist.
pub(super) fn filter(map: &ParamsMap, framework: Option<String>) -> Result<Filter> {
    let get = |name: &str| map.get(name);
    let framework = framework.filter(|code| !code.is_empty());
    Ok(Filter { framework, which: Which::read(get)?, years: Years::read(get)? })
}

pub(super) fn region(map: &ParamsMap, name: &str) -> Result<Option<RegionId>> {
    match map.get(name).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| Error::NotFound),
    }
}

/// The framework, or one of its indicators, with what is chosen.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) framework: &'a str,
    /// The code of an indicator.
    pub(super) indicator: Option<&'a str>,
    pub(super) which: &'a Which,
    pub(super) years: Years,
}

impl<'a> At<'a> {
    /// The framework of these results, with what is chosen.
    pub(super) fn of(results: &'a Results) -> Self {
        Self { framework: &results.framework.code, indicator: None, which: &results.which, years: results.years }
    }

    /// One of its indicators.
    pub(super) fn indicator(self, code: &'a str) -> Self {
        Self { indicator: Some(code), ..self }
    }

    fn chosen(self) -> Vec<(&'static str, String)> {
        let mut chosen = self.which.pairs();
        chosen.extend(self.years.pairs());
        chosen
    }

    /// The page with these pairs after what is chosen.
    pub(super) fn with(self, more: &[(&str, String)]) -> String {
        match self.indicator {
            Some(code) => path(self.framework, code) + &query(&self.chosen(), more),
            None => self.at("/results", more),
        }
    }

    /// Another view of the framework, with these pairs after what is chosen.
    pub(super) fn at(self, path: &str, more: &[(&str, String)]) -> String {
        let mut chosen = vec![("framework", self.framework.to_owned())];
        chosen.extend(self.chosen());
        path.to_owned() + &query(&chosen, more)
    }

    /// The charts of an indicator.
    pub(super) fn charts(self) -> String {
        dated(self.charts_path() + &query(&self.chosen(), &[]))
    }

    /// The same without what is chosen.
    pub(super) fn charts_path(self) -> String {
        self.path() + "/charts"
    }

    /// The page of an indicator without what is chosen.
    pub(super) fn path(self) -> String {
        path(self.framework, self.indicator.unwrap_or_default())
    }

    /// The page, as at the day that is shown.
    pub(super) fn href(self) -> String {
        dated(self.with(&[]))
    }

    /// A file with what stands behind the same total.
    pub(super) fn file(self, name: &str) -> String {
        dated(format!("{}/{name}{}", self.path(), query(&self.chosen(), &[])))
    }

    /// The same page with one region of its tree opened.
    pub(super) fn opened_region(self, open: RegionId) -> String {
        dated(format!("{}#region-{open}", self.with(&[("open", open.to_string())])))
    }

    /// The same page with one project of its tree opened.
    pub(super) fn opened_project(self, project: &ProjectCode) -> String {
        dated(format!("{}#{project}", self.with(&[("project", project.to_string())])))
    }
}

/// What is chosen, and of it only this region.
pub(super) fn within(which: &Which, region: RegionId) -> Which {
    Which { region: Some(region), ..which.clone() }
}

/// Where one corporate indicator is shown.
pub(crate) fn indicator_href(framework: &str, code: &str) -> String {
    path(framework, code)
}

fn path(framework: &str, code: &str) -> String {
    format!("/results/{}/{}", readable(framework), readable(code))
}

fn query(chosen: &[(&str, String)], more: &[(&str, String)]) -> String {
    let set = chosen.iter().chain(more).filter(|(_, value)| !value.is_empty());
    let set: Vec<String> = set.map(|(name, value)| format!("{name}={}", readable(value))).collect();
    if set.is_empty() { String::new() } else { format!("?{}", set.join("&")) }
}

/// A word inside an address: `O2.1` stays as it is, anything but letters, digits, dots and dashes is escaped.
fn readable(code: &str) -> String {
    code.bytes()
        .map(|byte| match byte {
            b'.' | b'-' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
