//! Progress and status, the table of FIELD.md's defects first.

use proptest::prelude::*;

use super::{Progress::*, *};
use crate::{indicator::Kind, quantity::Quantity};

fn value(text: &str) -> Option<Value> {
    let kind = if text.contains('/') { Kind::Percentage } else { Kind::Count };
    Value::parse(kind, text).unwrap()
}

fn of(baseline: &str, target: &str, actual: &str, direction: Direction, accumulation: Accumulation) -> Progress {
    progress(value(baseline), value(target), value(actual), direction, accumulation)
}

/// Scales and yes/no have reached their target or not; words have no progress.
#[test]
fn an_answer_is_reached_or_not() {
    use {Accumulation::Latest, Direction::*};
    let answers = [
        (None, 4, 3, Increase, false),
        (Some(1), 4, 4, Increase, true),
        (Some(1), 4, 5, Increase, true),
        (Some(5), 2, 2, Decrease, true),
        (Some(5), 2, 3, Decrease, false),
    ];
    for (baseline, target, actual, direction, met) in answers {
        let answer = |place: u8| Some(Value::Answer(place));
        let progress = progress(baseline.and_then(answer), answer(target), answer(actual), direction, Latest);
        assert_eq!(progress, Maintained { met }, "{target}, {actual}");
    }
    let yes = Some(Value::YesNo(true));
    assert_eq!(progress(None, yes, Some(Value::YesNo(false)), Increase, Latest), Maintained { met: false });
    let told = Some(Value::Told);
    assert_eq!(progress(None, None, told, Increase, Latest), Unknown(Why::Told));
    assert_eq!(progress(None, yes, told, Increase, Latest), Unknown(Why::KindsDiffer));
}

#[test]
fn progress_is_the_way_gone() {
    use {Accumulation::*, Direction::*};
    let table = [
        ("100", "50", "75", Decrease, Latest, Fraction(5_000)),
        ("40", "0", "10", Decrease, Latest, Fraction(7_500)),
        ("0", "100", "30", Increase, Sum, Fraction(3_000)),
        ("0", "100", "0", Increase, Sum, Fraction(0)),
        ("0", "100", "150", Increase, Sum, Fraction(15_000)),
        ("20", "100", "10", Increase, Latest, Fraction(-1_250)),
        ("100", "50", "110", Decrease, Latest, Fraction(-2_000)),
        // The formula goes by the numbers, not by the word for the direction.
        ("100", "50", "75", Increase, Latest, Fraction(5_000)),
        ("0", "3", "1", Increase, Sum, Fraction(3_333)),
        ("0", "3", "2", Increase, Sum, Fraction(6_667)),
        // Exactly half a ten-thousandth goes to the even one.
        ("0", "20000", "1", Increase, Sum, Fraction(0)),
        ("0", "20000", "3", Increase, Sum, Fraction(2)),
        ("20/100", "60/100", "2/5", Increase, Latest, Fraction(5_000)),
        ("1/2", "1/4", "3/8", Decrease, Latest, Fraction(5_000)),
        ("0/10", "1/1", "1/3", Increase, Mean, Fraction(3_333)),
    ];
    for (baseline, target, actual, direction, accumulation, expected) in table {
        let shown = format!("{baseline} → {target}, {actual}");
        assert_eq!(of(baseline, target, actual, direction, accumulation), expected, "{shown}");
    }
}

#[test]
fn baseline_equal_to_target_is_met_or_not() {
    use {Accumulation::Latest, Direction::*};
    let table = [
        ("30", "30", "30", Increase, true),
        ("30", "30", "29", Increase, false),
        ("30", "30", "31", Increase, true),
        ("30", "30", "30", Decrease, true),
        ("30", "30", "29", Decrease, true),
        ("30", "30", "31", Decrease, false),
        ("30", "30", "29", Maintain, false),
        ("28", "30", "31", Maintain, true),
        ("", "30", "30", Maintain, true),
        ("0", "0", "0", Increase, true),
        ("1/2", "50/100", "5/10", Increase, true),
        ("1/2", "50/100", "49/99", Increase, false),
    ];
    for (baseline, target, actual, direction, met) in table {
        let shown = format!("{baseline} → {target}, {actual}, {direction}");
        assert_eq!(of(baseline, target, actual, direction, Latest), Maintained { met }, "{shown}");
    }
}

#[test]
fn what_is_unknown_says_why() {
    use Direction::Increase;
    assert_eq!(of("0", "", "5", Increase, Accumulation::Sum), Unknown(Why::NoTarget));
    assert_eq!(of("0", "10", "", Increase, Accumulation::Sum), Unknown(Why::NothingReported));
    assert_eq!(of("0", "10", "1/2", Increase, Accumulation::Sum), Unknown(Why::KindsDiffer));
    let nothing = Some(Value::Ratio { numerator: Quantity::ZERO, denominator: Quantity::ZERO });
    let half = value("1/2");
    let of_nothing = progress(value("0/1"), half, nothing, Increase, Accumulation::Latest);
    assert_eq!(of_nothing, Unknown(Why::NothingReported));
}

#[test]
fn a_missing_baseline_is_zero_only_for_sums() {
    for &accumulation in Accumulation::ALL {
        let expected = if accumulation == Accumulation::Sum { Fraction(2_500) } else { Unknown(Why::NoBaseline) };
        assert_eq!(of("", "100", "25", Direction::Increase, accumulation), expected, "{accumulation}");
        assert_eq!(of("0", "100", "25", Direction::Increase, accumulation), Fraction(2_500), "{accumulation}");
    }
}

#[test]
fn what_leaves_the_numbers_is_too_large() {
    let count = |n| Some(Value::Count(Quantity::from_ten_thousandths(n)));
    let of = |b, t, a| progress(count(b), count(t), count(a), Direction::Increase, Accumulation::Latest);
    assert_eq!(of(0, 1, i64::MAX), Unknown(Why::TooLarge));
    assert_eq!(of(i64::MIN, i64::MAX, i64::MAX), Fraction(10_000));
    assert_eq!(of(i64::MIN, i64::MAX, 0), Fraction(5_000));
    let ratio = |n, d| {
        let (numerator, denominator) = (Quantity::from_ten_thousandths(n), Quantity::from_ten_thousandths(d));
        Some(Value::Ratio { numerator, denominator })
    };
    // Coprime halves near the end of i64 cannot be reduced.
    let (b, t, a) = (ratio(1, i64::MAX), ratio(i64::MAX - 2, i64::MAX - 1), ratio(i64::MAX - 4, i64::MAX - 3));
    assert_eq!(progress(b, t, a, Direction::Increase, Accumulation::Latest), Unknown(Why::TooLarge));
}

#[test]
fn status_compares_with_what_was_expected() {
    let thresholds = Thresholds::default();
    let table = [
        (Fraction(5_000), 5_000, Status::OnTrack),
        (Fraction(4_500), 5_000, Status::OnTrack),
        (Fraction(4_499), 5_000, Status::AtRisk),
        (Fraction(3_000), 5_000, Status::AtRisk),
        (Fraction(2_999), 5_000, Status::OffTrack),
        (Fraction(0), 0, Status::OnTrack),
        (Fraction(-1), 0, Status::OffTrack),
        (Fraction(i64::MAX), 10_000, Status::OnTrack),
        (Fraction(i64::MIN), 10_000, Status::OffTrack),
        (Maintained { met: true }, 10_000, Status::OnTrack),
        (Maintained { met: false }, 0, Status::OffTrack),
        (Unknown(Why::NoTarget), 5_000, Status::Unknown),
    ];
    for (progress, elapsed, expected) in table {
        assert_eq!(status(progress, elapsed, thresholds), expected, "{progress:?} at {elapsed}");
    }
    let strict = Thresholds { on_track: 10_000, at_risk: 9_000 };
    assert_eq!(status(Fraction(4_999), 5_000, strict), Status::AtRisk);
}

#[test]
fn time_passes_from_start_to_end() {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let of = |today| elapsed(day("2026-01-01"), day("2026-01-11"), day(today));
    assert_eq!(of("2025-12-31"), 0);
    assert_eq!(of("2026-01-01"), 0);
    assert_eq!(of("2026-01-04"), 3_000);
    assert_eq!(of("2026-01-11"), 10_000);
    assert_eq!(of("2027-01-01"), 10_000);
    assert_eq!(elapsed(day("2026-01-01"), day("2026-01-01"), day("2026-01-01")), 10_000);
    assert_eq!(elapsed(day("2026-01-01"), day("2025-01-01"), day("2025-12-31")), 0);
}

fn counts(b: i64, t: i64, a: i64) -> Progress {
    let count = |n| Some(Value::Count(Quantity::from_ten_thousandths(n)));
    progress(count(b), count(t), count(a), Direction::Increase, Accumulation::Latest)
}

const RANGE: std::ops::Range<i64> = -1_000_000_000..1_000_000_000;

proptest! {
    /// Another unit and another zero point change nothing.
    #[test]
    fn affine_changes_leave_progress(b in RANGE, t in RANGE, a in RANGE, scale in 1_i64..1_000, shift in RANGE) {
        let moved = |n: i64| n * scale + shift;
        let expected = counts(b, t, a);
        prop_assert_eq!(counts(moved(b), moved(t), moved(a)), expected);
        if b != t {
            prop_assert_eq!(counts(-moved(b), -moved(t), -moved(a)), expected);
        }
    }

    #[test]
    fn the_ends_are_zero_and_one(b in RANGE, t in RANGE) {
        prop_assume!(b != t);
        prop_assert_eq!(counts(b, t, b), Fraction(0));
        prop_assert_eq!(counts(b, t, t), Fraction(10_000));
    }

    /// Counts are ratios over one.
    #[test]
    fn ratios_over_the_same_whole_behave_as_counts(b in 0_i64..1_000, t in 0_i64..1_000, a in 0_i64..1_000, whole in 1_i64..1_000) {
        let ratio = |n| {
            let (numerator, denominator) = (Quantity::from_ten_thousandths(n), Quantity::from_ten_thousandths(whole));
            Some(Value::Ratio { numerator, denominator })
        };
        let of_ratios = progress(ratio(b), ratio(t), ratio(a), Direction::Increase, Accumulation::Latest);
        prop_assert_eq!(of_ratios, counts(b, t, a));
    }

    #[test]
    fn no_values_panic(b: (i64, i64), t: (i64, i64), a: (i64, i64)) {
        let ratio = |(n, d)| {
            let (numerator, denominator) = (Quantity::from_ten_thousandths(n), Quantity::from_ten_thousandths(d));
            Some(Value::Ratio { numerator, denominator })
        };
        for &direction in Direction::ALL {
            let _ = progress(ratio(b), ratio(t), ratio(a), direction, Accumulation::Sum);
            let _ = counts(b.0, t.0, a.0);
        }
    }
}
