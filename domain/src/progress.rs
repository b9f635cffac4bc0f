//! Progress from baseline to target, and the status it amounts to.

pub mod expected;

use serde::{Deserialize, Serialize};

use crate::{
    decimal,
    indicator::{Accumulation, Direction},
    value::Value,
    word::words,
};

/// Ten-thousandths in one: the unit of fractions here.
const WHOLE: i64 = 10_000;

/// (actual − baseline) / (target − baseline), exact; never clamped (may be negative or above one).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// In ten-thousandths, rounded half to even once, at the end: 5 000 is 50 %.
    Fraction(i64),
    /// Baseline equals target, or the direction is "maintain": met or not, no division.
    Maintained {
        met: bool,
    },
    Unknown(Why),
}

/// Why progress is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    NoTarget,
    NoBaseline,
    NothingReported,
    TooLarge,
    /// Counts and ratios cannot be compared.
    KindsDiffer,
    /// Words are read, not measured.
    Told,
}

/// The thresholds are settings; these are the defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// Ten-thousandths of the expected progress from which it is on track (default 9 000), at risk (default 6 000).
    pub on_track: i64,
    pub at_risk: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    OnTrack,
    AtRisk,
    OffTrack,
    Unknown,
}

words!(Why: "reason for unknown progress" {
    NoTarget => "no-target",
    NoBaseline => "no-baseline",
    NothingReported => "nothing-reported",
    TooLarge => "too-large",
    KindsDiffer => "kinds-differ",
    Told => "told",
});
words!(Status: "status" {
    OnTrack => "on-track",
    AtRisk => "at-risk",
    OffTrack => "off-track",
    Unknown => "unknown",
});

impl Default for Thresholds {
    fn default() -> Self {
        Self { on_track: 9_000, at_risk: 6_000 }
    }
}

/// How far `actual` has come from `baseline` to `target` (DESIGN.md 4).
///
/// - A missing baseline counts as 0 only where values accumulate by sum; elsewhere progress is unknown, unless the
///   direction is "maintain", which does not look at the baseline.
/// - Baseline equal to target, or "maintain": met where the actual is at least the target; at most the target
///   where the direction is "decrease". Target 0 is a target like any other.
/// - An answer of a scale, and yes or no, has reached its target or not; words have no progress.
/// - Ratios are compared as fractions (cross-multiplied in i128, no rounding before the end); a ratio of nothing
///   (0 / 0) counts as missing.
/// - `TooLarge` where even the reduced fractions leave i128 or the result leaves i64.
pub fn progress(
    baseline: Option<Value>,
    target: Option<Value>,
    actual: Option<Value>,
    direction: Direction,
    accumulation: Accumulation,
) -> Progress {
    compare(baseline, target, actual, direction, accumulation).unwrap_or_else(Progress::Unknown)
}

fn compare(
    baseline: Option<Value>,
    target: Option<Value>,
    actual: Option<Value>,
    direction: Direction,
    accumulation: Accumulation,
) -> Result<Progress, Why> {
    let values: Vec<Value> = [baseline, target, actual].into_iter().flatten().collect();
    if values.windows(2).any(|pair| !pair[0].is_like(pair[1])) {
        return Err(Why::KindsDiffer);
    }
    if values.contains(&Value::Told) {
        return Err(Why::Told);
    }
    let answered = values.iter().any(|value| matches!(value, Value::Answer(_) | Value::YesNo(_)));
    let target = target.and_then(Fraction::of).ok_or(Why::NoTarget)?;
    let actual = actual.and_then(Fraction::of).ok_or(Why::NothingReported)?;
    let baseline = match baseline.and_then(Fraction::of) {
        Some(baseline) => baseline,
        None if accumulation == Accumulation::Sum => Fraction::ZERO,
        // Answers are in order, but not at distances: the target is reached or not, wherever one began.
        None if direction == Direction::Maintain || answered => target,
        None => return Err(Why::NoBaseline),
    };
    // Both differences over the common denominators of the pairs; those of the baseline cancel.
    let way = target.numerator_above(baseline).ok_or(Why::TooLarge)?;
    if direction == Direction::Maintain || way == 0 || answered {
        let above = actual.numerator_above(target).ok_or(Why::TooLarge)?;
        let met = if direction == Direction::Decrease { above <= 0 } else { above >= 0 };
        return Ok(Progress::Maintained { met });
    }
    let gone = actual.numerator_above(baseline).ok_or(Why::TooLarge)?;
    quotient(gone, target.d, way, actual.d).map(Progress::Fraction).ok_or(Why::TooLarge)
}

/// A value as a reduced fraction of ten-thousandths, the denominator above zero.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fraction {
    n: i128,
    d: i128,
}

impl Fraction {
    const ZERO: Self = Self { n: 0, d: 1 };

    fn of(value: Value) -> Option<Self> {
        let (n, d) = value.halves();
        let (n, d) = (i128::from(n), i128::from(d.unwrap_or(1)));
        let divisor = gcd(n, d);
        (d > 0).then(|| Self { n: n / divisor, d: d / divisor })
    }

    /// The numerator of `self − other` over the product of their denominators.
    fn numerator_above(self, other: Self) -> Option<i128> {
        (self.n.checked_mul(other.d)?).checked_sub(other.n.checked_mul(self.d)?)
    }
}

/// `(a · b) / (c · d)` in ten-thousandths, half to even; `c` is not zero, `b` and `d` are above zero.
fn quotient(a: i128, b: i128, c: i128, d: i128) -> Option<i64> {
    // Reduced crosswise first, so that only what is really large overflows.
    let (a, c) = reduce(a, c);
    let (b, d) = reduce(b, d);
    let (a, d) = reduce(a, d);
    let (b, c) = reduce(b, c);
    let (whole, c) = reduce(WHOLE.into(), c);
    let (whole, d) = reduce(whole, d);
    let n = a.checked_mul(b)?.checked_mul(whole)?;
    let divisor = c.checked_mul(d)?;
    let (n, divisor) = if divisor < 0 { (n.checked_neg()?, divisor.checked_neg()?) } else { (n, divisor) };
    i64::try_from(decimal::div_half_even(n, divisor)).ok()
}

fn reduce(a: i128, b: i128) -> (i128, i128) {
    let divisor = gcd(a, b);
    (a / divisor, b / divisor)
}

/// The greatest common divisor, at least 1.
fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    // Only the lowest i128 with itself or zero does not fit, and then 1 divides as well.
    i128::try_from(a).unwrap_or(1).max(1)
}

/// Whether progress keeps up with what was expected by now.
///
/// `elapsed`: ten-thousandths of the project's time that have passed (0 to 10 000) at the end of the last period that was due;
/// [`expected::Expected`] says what it is and when targets of periods take its place. On track from `on_track` ten-thousandths of that, at risk from `at_risk`, else off track. Maintained is
/// on track where met, else off track.
pub fn status(progress: Progress, elapsed: i64, thresholds: Thresholds) -> Status {
    let fraction = match progress {
        Progress::Maintained { met: true } => return Status::OnTrack,
        Progress::Maintained { met: false } => return Status::OffTrack,
        Progress::Unknown(_) => return Status::Unknown,
        Progress::Fraction(fraction) => fraction,
    };
    let reached = i128::from(fraction) * i128::from(WHOLE);
    let from = |threshold: i64| i128::from(elapsed) * i128::from(threshold);
    if reached >= from(thresholds.on_track) {
        Status::OnTrack
    } else if reached >= from(thresholds.at_risk) {
        Status::AtRisk
    } else {
        Status::OffTrack
    }
}

/// Ten-thousandths of the time from `starts` to `ends` passed on `today`, clamped to 0..=10 000 and rounded down. Where
/// `ends` is not after `starts`, all has passed from that day on.
pub fn elapsed(starts: chrono::NaiveDate, ends: chrono::NaiveDate, today: chrono::NaiveDate) -> i64 {
    if today < starts {
        0
    } else if today >= ends {
        WHOLE
    } else {
        (today - starts).num_days() * WHOLE / (ends - starts).num_days()
    }
}

#[cfg(test)]
mod tests;
