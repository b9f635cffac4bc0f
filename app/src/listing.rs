//! Tables to take away: what the routes for the files call. The figures are those of the pages, from the same queries.

mod funding;
mod projects;
mod results;

use backend::{
    error::Result,
    sheet::listing::{Listing, csv, xlsx},
};
use chrono::NaiveDate;

pub use self::{
    funding::funding,
    projects::projects,
    results::{pivot, results},
};
use crate::sheet::Download;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Csv,
}

/// The bytes under a name that says of which past day they are.
fn written(listing: &Listing, name: &str, day: Option<NaiveDate>, format: Format) -> Result<Download> {
    let (bytes, ending) = match format {
        Format::Xlsx => (xlsx(listing)?, "xlsx"),
        Format::Csv => (csv(listing)?, "csv"),
    };
    let day = day.map(|day| format!("-{day}")).unwrap_or_default();
    Ok(Download { name: format!("{name}{day}.{ending}"), bytes })
}
