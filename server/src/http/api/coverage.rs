//! What stands beside a number: how far it has come, how sure that is.

use backend::query::standing;
use domain::{
    aggregation,
    progress::{self, Status},
    quantity::Quantity,
};
use serde::Serialize;
use utoipa::ToSchema;

/// How complete a total is. `expected` = `reported` + `overdue` + `not_due`; `zero` is part of `reported`.
#[derive(Serialize, ToSchema)]
pub(super) struct Coverage {
    expected: u32,
    reported: u32,
    overdue: u32,
    not_due: u32,
    zero: u32,
}

impl From<aggregation::Coverage> for Coverage {
    fn from(of: aggregation::Coverage) -> Self {
        let aggregation::Coverage { expected, reported, overdue, not_due, zero } = of;
        Self { expected, reported, overdue, not_due, zero }
    }
}

/// Indicators by status.
#[derive(Serialize, ToSchema)]
pub(super) struct Tally {
    on_track: u32,
    at_risk: u32,
    off_track: u32,
    unknown: u32,
}

impl From<standing::Tally> for Tally {
    fn from(of: standing::Tally) -> Self {
        let standing::Tally { on_track, at_risk, off_track, unknown, passed: _ } = of;
        Self { on_track, at_risk, off_track, unknown }
    }
}

/// (actual − baseline) / (target − baseline), not clamped; or whether what is to be maintained is; or why it is unknown.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Progress {
    Fraction {
        /// "0.5" is half of the way; exact to four decimals
        #[schema(example = "0.5")]
        share: String,
    },
    Maintained {
        met: bool,
    },
    Unknown {
        /// no-target, no-baseline, nothing-reported, too-large or kinds-differ
        why: String,
    },
}

impl From<progress::Progress> for Progress {
    fn from(of: progress::Progress) -> Self {
        match of {
            progress::Progress::Fraction(share) => Self::Fraction { share: self::share(share) },
            progress::Progress::Maintained { met } => Self::Maintained { met },
            progress::Progress::Unknown(why) => Self::Unknown { why: why.to_string() },
        }
    }
}

/// Ten-thousandths as a decimal string.
pub(super) fn share(ten_thousandths: i64) -> String {
    Quantity::from_ten_thousandths(ten_thousandths).to_string()
}

/// on-track, at-risk, off-track or unknown.
pub(super) fn status(status: Status) -> String {
    status.to_string()
}
