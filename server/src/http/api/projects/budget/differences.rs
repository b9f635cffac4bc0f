//! How two states of a budget differ, as JSON.

use backend::query::budget::compare::{Compared, Difference, difference};
use domain::budget::Total;
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::{BudgetLine, BudgetTotal, usd};

/// From one state to another.
#[derive(Serialize, ToSchema)]
pub(super) struct BudgetDifferences {
    /// The number of a version, or now
    from: String,
    to: String,
    /// Only those that differ
    lines: Vec<LineDifference>,
    /// Lines that are the same in both
    same: usize,
    sections: Vec<SectionDifference>,
    total: TotalDifference,
}

/// A line that was added (no before), removed (no after) or changed.
#[derive(Serialize, ToSchema)]
struct LineDifference {
    before: Option<BudgetLine>,
    after: Option<BudgetLine>,
    /// After less before; null where one of them is not converted
    usd: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct SectionDifference {
    section: String,
    #[serde(flatten)]
    total: TotalDifference,
}

#[derive(Serialize, ToSchema)]
struct TotalDifference {
    before: BudgetTotal,
    after: BudgetTotal,
    /// After less before; null where an amount is missing from one of them
    usd: Option<String>,
}

fn totals(before: Total, after: Total) -> TotalDifference {
    TotalDifference { before: before.into(), after: after.into(), usd: difference(before, after).map(usd) }
}

impl From<&Compared> for BudgetDifferences {
    fn from(of: &Compared) -> Self {
        let line = |pair: &Difference| LineDifference {
            before: pair.before.as_ref().map(BudgetLine::from),
            after: pair.after.as_ref().map(BudgetLine::from),
            usd: pair.usd().map(usd),
        };
        let sections = of.sections.iter().map(|(section, before, after)| SectionDifference {
            section: section.to_string(),
            total: totals(*before, *after),
        });
        Self {
            from: of.from.to_string(),
            to: of.to.to_string(),
            lines: of.lines.iter().map(line).collect(),
            same: of.same,
            sections: sections.collect(),
            total: totals(of.total.0, of.total.1),
        }
    }
}
