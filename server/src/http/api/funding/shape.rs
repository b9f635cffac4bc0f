//! Appeals and their sums as JSON. Amounts are US dollars with two decimals, as strings.

use backend::query::{
    appeal::Compared,
    funding::{self, RowDifference},
};
use domain::{format::hundredths, funding::Need};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{
    coverage::{Tally, share},
    value::moment,
};

/// A year's appeal.
#[derive(Serialize, ToSchema)]
pub(super) struct Appeal {
    year: i64,
    title: String,
    #[schema(format = DateTime)]
    imported_at: String,
}

impl From<&funding::Appeal> for Appeal {
    fn from(of: &funding::Appeal) -> Self {
        Self { year: of.year, title: of.title.clone(), imported_at: moment(of.imported_at) }
    }
}

/// What is required and what there is of it.
#[derive(Serialize, ToSchema)]
pub(super) struct Needed {
    /// What the cells add up to
    #[schema(example = "37350000.00")]
    required: String,
    #[schema(example = "350000.00")]
    budgeted: String,
    /// Pledged, committed or received, whichever is most, of each contribution
    #[schema(example = "300000.00")]
    promised: String,
    #[schema(example = "250000.00")]
    received: String,
    /// Required less received; negative where more was received
    #[schema(example = "37100000.00")]
    gap: String,
    /// Received as a share of required: "0.0067". Null where nothing is required, which is not 0
    coverage: Option<String>,
}

impl From<Need> for Needed {
    fn from(need: Need) -> Self {
        Self {
            required: hundredths(need.required_usd),
            budgeted: hundredths(need.budgeted_usd),
            promised: hundredths(need.promised_usd),
            received: hundredths(need.received_usd),
            gap: hundredths(need.gap_usd()),
            coverage: need.coverage().map(share),
        }
    }
}

/// The sums of a line, or of all of them.
#[derive(Serialize, ToSchema)]
pub(super) struct Sums {
    #[serde(flatten)]
    need: Needed,
    /// What the source prints for exactly this; null where it prints nothing
    printed: Option<String>,
    #[schema(example = "300000.00")]
    pledged: String,
    #[schema(example = "300000.00")]
    committed: String,
    /// Of what budget lines have spent, the part that falls on what they have budgeted here
    #[schema(example = "120000.00")]
    spent: String,
    /// Projects with money in it, each once
    projects: u32,
    /// Contributions to it, each once
    contributions: u32,
    /// Amounts without a rate in the budgets of these projects, in no sum
    not_converted: u32,
    /// Instalments of these contributions without a rate, in no sum
    given_not_converted: u32,
    /// Expenditures of these projects without a rate, in no sum
    spent_not_converted: u32,
    /// How the indicators stand that depend on the money; null where they were not counted
    indicators: Option<Tally>,
}

impl Sums {
    pub(super) fn of(sums: &funding::Sums, printed_usd: Option<i64>) -> Self {
        Self {
            need: sums.need.into(),
            printed: printed_usd.map(hundredths),
            pledged: hundredths(sums.gift.given.pledged_usd),
            committed: hundredths(sums.gift.given.committed_usd),
            spent: hundredths(sums.spent.usd),
            projects: sums.projects,
            contributions: sums.gift.contributions,
            not_converted: sums.not_converted,
            given_not_converted: sums.gift.not_converted,
            spent_not_converted: sums.spent.not_converted,
            indicators: sums.statuses.map(Tally::from),
        }
    }
}

/// What donors gave.
#[derive(Serialize, ToSchema)]
pub(super) struct Gift {
    /// Pledged, committed or received, whichever is most, of each contribution
    #[schema(example = "300000.00")]
    promised: String,
    #[schema(example = "300000.00")]
    pledged: String,
    #[schema(example = "300000.00")]
    committed: String,
    #[schema(example = "250000.00")]
    received: String,
    /// Each once
    contributions: u32,
    /// Instalments without a rate, in no sum
    not_converted: u32,
}

impl From<&funding::Gift> for Gift {
    fn from(of: &funding::Gift) -> Self {
        Self {
            promised: hundredths(of.given.promised_usd),
            pledged: hundredths(of.given.pledged_usd),
            committed: hundredths(of.given.committed_usd),
            received: hundredths(of.given.received_usd),
            contributions: of.contributions,
            not_converted: of.not_converted,
        }
    }
}

/// A printed amount that the cells do not add to.
#[derive(Serialize, ToSchema)]
pub(super) struct Differs {
    #[schema(example = "5919583.00")]
    printed: String,
    #[schema(example = "8270340.00")]
    added: String,
    #[schema(example = "2350757.00")]
    difference: String,
}

impl From<Compared> for Differs {
    fn from(of: Compared) -> Self {
        Self {
            printed: hundredths(of.printed_usd),
            added: hundredths(of.added_usd),
            difference: hundredths(of.difference_usd()),
        }
    }
}

/// A row whose cells do not add to its printed total.
#[derive(Serialize, ToSchema)]
pub(super) struct RowDiffers {
    row: i64,
    name: String,
    region: String,
    #[serde(flatten)]
    amounts: Differs,
    /// The area of the one cell that the printed total leaves out; null where no single cell explains it
    left_out: Option<String>,
}

impl From<&RowDifference> for RowDiffers {
    fn from(of: &RowDifference) -> Self {
        Self {
            row: of.row.0,
            name: of.name.clone(),
            region: of.region.clone(),
            amounts: of.amounts.into(),
            left_out: of.left_out.map(|area| area.to_string()),
        }
    }
}
