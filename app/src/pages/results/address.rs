//! The addresses of these pages: everything that is chosen stands in them.

use backend::query::results::Filter;
use domain::{code::ProjectCode, id::RegionId};
use leptos_router::{location::Url, params::ParamsMap};

use crate::ui::pagination::query;
use backend::error::{Error, Result};

/// The filter in a query string. A region that is no number is not found, as one that does not exist.
pub(super) fn filter(map: &ParamsMap, framework: Option<String>) -> Result<Filter> {
    Ok(Filter { framework: framework.filter(|code| !code.is_empty()), region: region(map, "region")? })
}

pub(super) fn region(map: &ParamsMap, name: &str) -> Result<Option<RegionId>> {
    match map.get(name).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| Error::NotFound),
    }
}

pub(super) fn overview(framework: &str, region: Option<RegionId>) -> String {
    let pairs = [("framework", framework.to_owned()), ("region", number(region))];
    format!("/results{}", query(&pairs))
}

pub(super) fn indicator(framework: &str, code: &str, region: Option<RegionId>) -> String {
    format!("{}{}", path(framework, code), query(&[("region", number(region))]))
}

/// The same page with one region of its tree opened.
pub(super) fn opened_region(framework: &str, code: &str, region: Option<RegionId>, open: RegionId) -> String {
    let pairs = [("region", number(region)), ("open", open.to_string())];
    format!("{}{}#region-{open}", path(framework, code), query(&pairs))
}

/// The same page with one project of its tree opened.
pub(super) fn opened_project(framework: &str, code: &str, region: Option<RegionId>, project: &ProjectCode) -> String {
    let pairs = [("region", number(region)), ("project", project.to_string())];
    format!("{}{}#{project}", path(framework, code), query(&pairs))
}

fn path(framework: &str, code: &str) -> String {
    format!("/results/{}/{}", Url::escape(framework), Url::escape(code))
}

fn number(region: Option<RegionId>) -> String {
    region.map(|region| region.to_string()).unwrap_or_default()
}
