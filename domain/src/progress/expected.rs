//! What an indicator should have come to by now, and whether it keeps up with that.
//!
//! Reports lag: a period is told of only after it has ended. What stands reported is therefore held against the end of the
//! last period whose report was due, never against today; who reports on time is not behind.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Fraction, Progress, Status, Thresholds, WHOLE, elapsed, progress, status};
use crate::{
    aggregation::over_periods,
    indicator::{Accumulation, Direction},
    quantity::QuantityError,
    value::Value,
};

/// How much of a project's time had passed at the end of the last period whose report was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Ten-thousandths, 0 to 10 000.
    pub share: i64,
    /// The last day of that period.
    pub until: NaiveDate,
}

/// What is expected of an indicator by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// No report has been due yet, or no target of a period whose report was: there is nothing to compare with.
    NotDue,
    /// No period has a target of its own: as much of the way as of the time.
    Time(Passed),
    /// What the targets of the periods amount to at the end of the last one that was due.
    Target { value: Value, until: NaiveDate },
}

/// What an indicator promises as a whole, and how its values are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    pub baseline: Option<Value>,
    pub target: Option<Value>,
    pub direction: Direction,
    pub accumulation: Accumulation,
}

impl Passed {
    /// At the end of `until`, the last day of a period of a project that runs from `starts` to `ends`.
    pub fn at(until: NaiveDate, starts: NaiveDate, ends: NaiveDate) -> Self {
        Self { share: elapsed(starts, ends, until), until }
    }
}

impl Promise {
    pub fn progress(self, actual: Option<Value>) -> Progress {
        progress(self.baseline, self.target, actual, self.direction, self.accumulation)
    }
}

impl Expected {
    /// `targets` are those of the periods that have one, each with the last day of its period, in order.
    ///
    /// They amount over the periods as the values do: summed where values are summed, for `latest` the one of the last
    /// due period, or of the one before it that has a target. Once any period has a target, time is not asked: before the
    /// first one is due, nothing is expected. A blank is no target; zero is one.
    pub fn by_now(
        accumulation: Accumulation,
        passed: Option<Passed>,
        targets: &[(NaiveDate, Value)],
    ) -> Result<Self, QuantityError> {
        let Some(passed) = passed else { return Ok(Self::NotDue) };
        if targets.is_empty() {
            return Ok(Self::Time(passed));
        }
        let due: Vec<Option<Value>> =
            targets.iter().filter(|(ends, _)| *ends <= passed.until).map(|(_, value)| Some(*value)).collect();
        let value = over_periods(accumulation, &due)?;
        Ok(value.map_or(Self::NotDue, |value| Self::Target { value, until: passed.until }))
    }

    /// Whether what was reported keeps up with what is expected; unknown where nothing is.
    ///
    /// Against a target of periods the way from the baseline to it counts. One that lies on the other side of the baseline
    /// (a slow start, a fall foreseen) is met or not.
    pub fn status(self, promise: Promise, so_far: Option<Value>, thresholds: Thresholds) -> Status {
        match self {
            Self::NotDue => Status::Unknown,
            Self::Time(passed) => status(promise.progress(so_far), passed.share, thresholds),
            Self::Target { value, .. } => {
                let baseline = if behind_baseline(promise, value) { Some(value) } else { promise.baseline };
                let towards = Promise { baseline, target: Some(value), ..promise };
                status(towards.progress(so_far), WHOLE, thresholds)
            }
        }
    }

    /// Ten-thousandths of the whole way that are expected by now; none where that is no share.
    pub fn share(self, promise: Promise) -> Option<i64> {
        match self {
            Self::NotDue => None,
            Self::Time(passed) => Some(passed.share),
            Self::Target { value, .. } => match promise.progress(Some(value)) {
                Progress::Fraction(share) => Some(share),
                Progress::Maintained { .. } | Progress::Unknown(_) => None,
            },
        }
    }

    /// The day up to which the reports count that this is compared with.
    pub fn until(self) -> Option<NaiveDate> {
        match self {
            Self::NotDue => None,
            Self::Time(Passed { until, .. }) | Self::Target { until, .. } => Some(until),
        }
    }
}

/// Whether a target lies where the direction leads away from the baseline.
fn behind_baseline(promise: Promise, target: Value) -> bool {
    let (Some(baseline), Some(target)) = (promise.baseline.and_then(Fraction::of), Fraction::of(target)) else {
        return false;
    };
    let above = target.numerator_above(baseline);
    match promise.direction {
        Direction::Increase => above.is_some_and(|above| above < 0),
        Direction::Decrease => above.is_some_and(|above| above > 0),
        Direction::Maintain => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Kind;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn count(text: &str) -> Option<Value> {
        Value::parse(Kind::Count, text).unwrap()
    }

    fn year_at(until: &str) -> Option<Passed> {
        (!until.is_empty()).then(|| Passed::at(day(until), day("2026-01-01"), day("2026-12-31")))
    }

    const ENDS: [&str; 4] = ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"];

    /// Targets of the four quarters; blank is none.
    fn targets(typed: [&str; 4]) -> Vec<(NaiveDate, Value)> {
        ENDS.iter().zip(typed).filter_map(|(ends, text)| Some((day(ends), count(text)?))).collect()
    }

    #[test]
    fn targets_of_periods_amount_as_values_do() {
        let value = |text| Some(count(text).unwrap());
        for (accumulation, until, typed, expected) in [
            (Accumulation::Sum, "2026-06-30", ["10", "20", "30", "40"], value("30")),
            (Accumulation::Sum, "2026-12-31", ["10", "20", "30", "40"], value("100")),
            (Accumulation::Sum, "2026-06-30", ["0", "", "30", "40"], value("0")),
            (Accumulation::Sum, "2026-06-30", ["", "", "30", "40"], None),
            (Accumulation::Latest, "2026-06-30", ["10", "25", "60", "100"], value("25")),
            (Accumulation::Latest, "2026-09-30", ["10", "25", "", "100"], value("25")),
            (Accumulation::Latest, "2026-03-31", ["", "25", "", "100"], None),
            (Accumulation::Maximum, "2026-09-30", ["10", "60", "25", "100"], value("60")),
            (Accumulation::Minimum, "2026-09-30", ["40", "30", "35", "10"], value("30")),
            (Accumulation::Mean, "2026-06-30", ["10", "20", "90", "90"], value("15")),
        ] {
            let by_now = Expected::by_now(accumulation, year_at(until), &targets(typed)).unwrap();
            let told = expected.map_or(Expected::NotDue, |value| Expected::Target { value, until: day(until) });
            assert_eq!(by_now, told, "{accumulation} {typed:?} at {until}");
        }
    }

    #[test]
    fn without_targets_of_periods_time_counts_until_the_last_report_that_was_due() {
        let passed = year_at("2026-06-30");
        assert_eq!(passed.unwrap().share, 4_945);
        assert_eq!(Expected::by_now(Accumulation::Sum, passed, &[]), Ok(Expected::Time(passed.unwrap())));
        assert_eq!(Expected::by_now(Accumulation::Sum, None, &[]), Ok(Expected::NotDue));
        assert_eq!(Expected::by_now(Accumulation::Sum, None, &targets(["1", "2", "3", "4"])), Ok(Expected::NotDue));
        assert_eq!(year_at("2026-12-31").unwrap().share, 10_000);
    }

    #[test]
    fn who_reports_on_time_is_not_behind() {
        let promise = Promise {
            baseline: count("0"),
            target: count("400"),
            direction: Direction::Increase,
            accumulation: Accumulation::Sum,
        };
        let of = |until, typed, so_far| {
            let by_now = Expected::by_now(promise.accumulation, year_at(until), &targets(typed)).unwrap();
            by_now.status(promise, count(so_far), Thresholds::default())
        };
        let none = [""; 4];
        for (until, typed, so_far, expected) in [
            // Nothing was due: neither late nor on time.
            ("", none, "50", Status::Unknown),
            // Half of the time at the end of June, whatever the day is today.
            ("2026-06-30", none, "200", Status::OnTrack),
            ("2026-06-30", none, "177", Status::AtRisk),
            ("2026-06-30", none, "118", Status::OffTrack),
            ("2026-06-30", none, "", Status::Unknown),
            // A plan that begins slowly is kept by little.
            ("2026-06-30", ["10", "40", "150", "200"], "50", Status::OnTrack),
            ("2026-06-30", ["10", "40", "150", "200"], "44", Status::AtRisk),
            ("2026-06-30", ["10", "40", "150", "200"], "29", Status::OffTrack),
            // Nothing promised yet, and nothing delivered: kept.
            ("2026-06-30", ["0", "0", "200", "200"], "0", Status::OnTrack),
            ("2026-06-30", ["", "", "200", "200"], "0", Status::Unknown),
        ] {
            assert_eq!(of(until, typed, so_far), expected, "{so_far} at {until} of {typed:?}");
        }
    }

    #[test]
    fn a_fall_is_kept_where_the_value_is_as_low_as_foreseen() {
        let promise = Promise {
            baseline: count("100"),
            target: count("50"),
            direction: Direction::Decrease,
            accumulation: Accumulation::Latest,
        };
        let of = |typed, so_far| {
            let by_now = Expected::by_now(promise.accumulation, year_at("2026-06-30"), &targets(typed)).unwrap();
            (by_now.status(promise, count(so_far), Thresholds::default()), by_now.share(promise))
        };
        assert_eq!(of(["95", "80", "", "50"], "80"), (Status::OnTrack, Some(4_000)));
        assert_eq!(of(["95", "80", "", "50"], "87"), (Status::AtRisk, Some(4_000)));
        assert_eq!(of(["95", "80", "", "50"], "99"), (Status::OffTrack, Some(4_000)));
        // It was foreseen to rise first: at most that, or not.
        assert_eq!(of(["110", "120", "", "50"], "118"), (Status::OnTrack, Some(-4_000)));
        assert_eq!(of(["110", "120", "", "50"], "125"), (Status::OffTrack, Some(-4_000)));
    }

    #[test]
    fn an_answer_is_held_against_that_of_its_period() {
        let yes = |yes| Some(Value::YesNo(yes));
        let promise = Promise {
            baseline: yes(false),
            target: yes(true),
            direction: Direction::Increase,
            accumulation: Accumulation::Latest,
        };
        let targets = [(day("2026-06-30"), Value::YesNo(false)), (day("2026-12-31"), Value::YesNo(true))];
        let of = |until| {
            let by_now = Expected::by_now(promise.accumulation, year_at(until), &targets).unwrap();
            by_now.status(promise, yes(false), Thresholds::default())
        };
        assert_eq!((of("2026-06-30"), of("2026-12-31")), (Status::OnTrack, Status::OffTrack));
    }
}
