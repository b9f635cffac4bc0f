//! Corporate indicators and their totals as JSON.

use backend::query::results::{self, Corporate, Overlapped};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{
    coverage::{Coverage, Progress, share, status},
    value::{Amount, amount},
};

/// What headquarters adds up over projects, with its total.
#[derive(Serialize, ToSchema)]
pub(super) struct CorporateTotal {
    #[schema(example = "P1.1")]
    code: String,
    title: String,
    definition: String,
    unit: String,
    kind: String,
    direction: String,
    /// How it adds up over projects: sum, mean, maximum or minimum
    operator: String,
    /// Of a scale, the lowest first
    answers: Vec<String>,
    total: Total,
}

/// A total with what stands beside it.
#[derive(Serialize, ToSchema)]
pub(super) struct Total {
    target: Option<Amount>,
    /// Null where nothing is approved, which is not zero
    achieved: Option<Amount>,
    /// Why there is none although values are there: too-large or kinds-differ
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<&'static str>,
    /// Null where no overlap was declared; else `achieved` is net of it, or gross where it is too large
    overlap: Option<Overlap>,
    /// Of a scale or yes/no, how many linked indicators stand at each answer; null where values are added up
    answers: Option<Vec<Answered>>,
    progress: Progress,
    /// on-track, at-risk, off-track or unknown
    status: String,
    /// The share of the time that has passed, the mean over the projects
    elapsed: Option<String>,
    /// Of the linked indicators of projects that now report
    coverage: Coverage,
    /// Reported, but not for every period that is overdue
    behind: u32,
    /// Linked project indicators, those of closed projects included
    linked: u32,
    with_value: u32,
}

/// People whom several projects claim, subtracted in sight.
#[derive(Serialize, ToSchema)]
struct Overlap {
    /// The sum of all claims
    #[schema(example = "125")]
    gross: String,
    /// What was declared
    #[schema(example = "25")]
    overlap: String,
    /// Null where the claims have become too small for what was declared: nothing is subtracted
    #[schema(example = "100")]
    net: Option<String>,
    /// How much it can be at most; null where it is not too large
    at_most: Option<String>,
}

/// How many stand at an answer.
#[derive(Serialize, ToSchema)]
struct Answered {
    answer: Amount,
    count: u32,
}

impl From<&Overlapped> for Overlap {
    fn from(of: &Overlapped) -> Self {
        match of {
            Overlapped::Net(net) => Self {
                gross: net.gross.to_string(),
                overlap: net.overlap.to_string(),
                net: Some(net.net.to_string()),
                at_most: None,
            },
            Overlapped::TooMuch { gross, excess } => Self {
                gross: gross.to_string(),
                overlap: excess.overlap.to_string(),
                net: None,
                at_most: Some(excess.at_most.to_string()),
            },
        }
    }
}

impl From<&results::Total> for Total {
    fn from(of: &results::Total) -> Self {
        use domain::quantity::QuantityError;
        let why_not = match of.achieved {
            Ok(_) => None,
            Err(QuantityError::KindsDiffer) => Some("kinds-differ"),
            Err(_) => Some("too-large"),
        };
        Self {
            target: amount(of.target),
            achieved: amount(of.achieved.unwrap_or(None)),
            why_not,
            overlap: of.overlap.as_ref().map(Overlap::from),
            answers: of.answers.as_ref().map(|answers| {
                answers.iter().map(|(answer, count)| Answered { answer: (*answer).into(), count: *count }).collect()
            }),
            progress: of.progress.into(),
            status: status(of.status),
            elapsed: of.elapsed.map(share),
            coverage: of.coverage.into(),
            behind: of.behind,
            linked: of.linked,
            with_value: of.with_value,
        }
    }
}

impl From<&(Corporate, results::Total)> for CorporateTotal {
    fn from((of, total): &(Corporate, results::Total)) -> Self {
        Self {
            code: of.code.clone(),
            title: of.title.clone(),
            definition: of.definition.clone(),
            unit: of.unit.clone(),
            kind: of.kind.to_string(),
            direction: of.direction.to_string(),
            operator: of.operator.to_string(),
            answers: of.answers.clone(),
            total: total.into(),
        }
    }
}
