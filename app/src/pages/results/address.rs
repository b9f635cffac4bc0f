//! The addresses of these pages: everything that is chosen stands in them.

use backend::{
    error::{Error, Result},
    query::results::Filter,
};
use domain::{code::ProjectCode, id::RegionId};
use leptos_router::params::ParamsMap;

use crate::request::dated;

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
    let pairs = [("framework", readable(framework)), ("region", number(region))];
    dated(format!("/results{}", query(&pairs)))
}

pub(super) fn indicator(framework: &str, code: &str, region: Option<RegionId>) -> String {
    dated(format!("{}{}", path(framework, code), query(&[("region", number(region))])))
}

/// The same page with one region of its tree opened.
pub(super) fn opened_region(framework: &str, code: &str, region: Option<RegionId>, open: RegionId) -> String {
    let pairs = [("region", number(region)), ("open", open.to_string())];
    dated(format!("{}{}#region-{open}", path(framework, code), query(&pairs)))
}

/// The same page with one project of its tree opened.
pub(super) fn opened_project(framework: &str, code: &str, region: Option<RegionId>, project: &ProjectCode) -> String {
    let pairs = [("region", number(region)), ("project", project.to_string())];
    dated(format!("{}{}#{project}", path(framework, code), query(&pairs)))
}

fn path(framework: &str, code: &str) -> String {
    format!("/results/{}/{}", readable(framework), readable(code))
}

fn number(region: Option<RegionId>) -> String {
    region.map(|region| region.to_string()).unwrap_or_default()
}

fn query(pairs: &[(&str, String)]) -> String {
    let set: Vec<String> =
        pairs.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect();
    if set.is_empty() { String::new() } else { format!("?{}", set.join("&")) }
}

/// A code inside an address: `O2.1` stays as it is, anything but letters, digits, dots and dashes is escaped.
fn readable(code: &str) -> String {
    code.bytes()
        .map(|byte| match byte {
            b'.' | b'-' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
