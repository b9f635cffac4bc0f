//! The figures of burn and what is warned of.

use proptest::prelude::*;

use super::*;
use crate::{
    budget::{Section, Severity, Verdict},
    money::{Currency, Money},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn usd(cents: i64) -> Total {
    Total::of([Some(cents)]).unwrap()
}

fn missing() -> Total {
    Total::of([Some(100), None]).unwrap()
}

fn measured(spent: i64, budget: i64) -> Measured {
    Measured { spent: usd(spent), budget: usd(budget), own: None }
}

fn rule(kind: RuleKind, share: i64) -> Rule {
    Rule { code: kind.to_string(), kind, share, severity: Severity::Warning }
}

const HALF: Days = Days { passed: 50, all: 100 };

fn whole(kind: RuleKind, share: i64, one: Measured, days: Days) -> Finding {
    evaluate(&rule(kind, share), &one, days, &[], &[], &[])
}

#[test]
fn days_are_counted_with_both_ends() {
    let (starts, ends) = (day("2026-01-01"), day("2026-12-31"));
    let passed = [("2025-12-31", 0), ("2026-01-01", 1), ("2026-01-31", 31), ("2026-12-31", 365), ("2027-03-01", 365)];
    for (until, expected) in passed {
        assert_eq!(Days::of(starts, ends, day(until)), Days { passed: expected, all: 365 }, "{until}");
    }
    assert_eq!(Days::of(starts, ends, day("2026-07-02")).share(), 5_014);
    assert_eq!(Days::of(starts, starts, starts), Days { passed: 1, all: 1 });
}

#[test]
fn a_pace_needs_thirty_days_or_fifteen_hundredths() {
    let enough = |passed, all| Days { passed, all }.is_enough();
    assert!(!enough(0, 10) && !enough(29, 365) && !enough(14, 100));
    assert!(enough(30, 3_650) && enough(15, 100) && enough(1, 5));
}

#[test]
fn spending_is_held_against_the_days_of_which_it_is_known() {
    let today = day("2026-11-27");
    assert_eq!(until(None, today), day("2026-10-31"));
    assert_eq!(
        until(Some(day("2026-09-30")), today),
        day("2026-10-31"),
        "a month that was forgotten is none that stood still"
    );
    assert_eq!(until(Some(day("2026-11-12")), today), day("2026-11-12"));
    assert_eq!(until(Some(day("2026-11-30")), today), today, "what is typed for this month lies on its last day");
}

#[test]
fn a_burn_rate_that_cannot_be_known_says_why() {
    assert_eq!(burn_rate(usd(50), usd(200)), Ok(2_500));
    assert_eq!(burn_rate(usd(300), usd(200)), Ok(15_000));
    assert_eq!(burn_rate(usd(-50), usd(200)), Ok(-2_500), "more came back than was spent");
    assert_eq!(burn_rate(Total::default(), usd(200)), Ok(0), "nothing spent is nothing, not unknown");
    assert_eq!(burn_rate(usd(1), Total::default()), Err(Why::NothingBudgeted));
    assert_eq!(burn_rate(usd(1), usd(0)), Err(Why::NothingBudgeted));
    assert_eq!(burn_rate(missing(), usd(200)), Err(Why::NotConverted));
    assert_eq!(burn_rate(usd(1), missing()), Err(Why::NotConverted));
    assert_eq!(burn_rate(usd(i64::MAX), usd(1)), Err(Why::TooLarge));
}

#[test]
fn the_forecast_is_the_pace_to_the_end() {
    assert_eq!(forecast(usd(4_000), Days { passed: 146, all: 365 }), Ok(10_000));
    assert_eq!(forecast(usd(1), Days { passed: 40, all: 100 }), Ok(2), "2.5 is rounded to even");
    assert_eq!(forecast(usd(500), Days { passed: 365, all: 365 }), Ok(500), "after the end it is what was spent");
    assert_eq!(forecast(usd(500), Days { passed: 10, all: 365 }), Err(Why::TooEarly));
    assert_eq!(forecast(missing(), HALF), Err(Why::NotConverted));
    assert_eq!(forecast(usd(i64::MAX), HALF), Err(Why::TooLarge));
}

#[test]
fn what_will_be_over_or_under_is_warned_of() {
    // Spent of 10 000 after half the time: the forecast is twice that.
    let table = [
        (5_500, Verdict::Passed, Verdict::Passed),
        (5_501, Verdict::Failed, Verdict::Passed),
        (3_750, Verdict::Passed, Verdict::Passed),
        (3_749, Verdict::Passed, Verdict::Failed),
    ];
    for (spent, over, under) in table {
        let one = measured(spent, 10_000);
        assert_eq!(whole(RuleKind::ForecastAbove, 11_000, one, HALF).verdict, over, "{spent}");
        assert_eq!(whole(RuleKind::ForecastBelow, 7_500, one, HALF).verdict, under, "{spent}");
    }
    let found = whole(RuleKind::ForecastAbove, 11_000, measured(6_000, 10_000), HALF);
    assert_eq!(found.offences, [Offence { of: Of::Whole, share: Some(12_000) }]);
}

#[test]
fn nothing_is_warned_of_that_cannot_be_known() {
    let early = Days { passed: 5, all: 365 };
    let cases = [
        (measured(1, 10_000), early, Why::TooEarly),
        (Measured { spent: missing(), ..measured(0, 10_000) }, HALF, Why::NotConverted),
        (Measured { budget: missing(), ..measured(9, 0) }, HALF, Why::NotConverted),
        (measured(0, 0), HALF, Why::NothingBudgeted),
    ];
    for (one, days, why) in cases {
        let found = whole(RuleKind::ForecastBelow, 7_500, one, days);
        assert_eq!((found.verdict, found.why), (Verdict::Unknown, Some(why)));
    }
}

#[test]
fn overspent_lines_and_sections_are_named() {
    let lines = [measured(101, 100), measured(100, 100), measured(-5, 0), measured(1, 0)];
    let sections = [(Section::Staff, measured(201, 200)), (Section::Office, measured(-4, 0))];
    let found = evaluate(&rule(RuleKind::SpentAbove, 10_000), &measured(197, 200), HALF, &sections, &lines, &[]);
    assert_eq!(found.verdict, Verdict::Failed);
    let of: Vec<_> = found.offences.iter().map(|offence| (offence.of, offence.share)).collect();
    assert_eq!(
        of,
        [(Of::Section(Section::Staff), Some(10_050)), (Of::Line(0), Some(10_100)), (Of::Line(3), None)],
        "what is spent without any budget has no share"
    );
}

#[test]
fn a_line_in_its_own_currency_needs_no_rate() {
    let yen: Currency = "JPY".parse().unwrap();
    let own = |spent, budget| Some((Money::new(spent, yen), Money::new(budget, yen)));
    // Dearer yen: in dollars more was spent than budgeted, in yen not.
    let dearer = Measured { own: own(900, 1_000), ..measured(1_050, 1_000) };
    let unconverted = Measured { spent: missing(), own: own(1_001, 1_000), ..measured(0, 0) };
    let both = Measured { spent: missing(), ..measured(0, 1_000) };
    let found =
        evaluate(&rule(RuleKind::SpentAbove, 10_000), &measured(0, 1), HALF, &[], &[dearer, unconverted, both], &[]);
    assert_eq!(found.offences, [Offence { of: Of::Line(1), share: Some(10_010) }]);
    assert_eq!((found.verdict, found.why), (Verdict::Failed, Some(Why::NotConverted)), "and one line cannot be told");
    assert_eq!(dearer.share(), Ok(9_000));
}

#[test]
fn what_a_result_has_reached_is_the_mean_of_its_indicators() {
    use Progress::*;
    use progress::Why::*;
    let table: [(&[Progress], Option<i64>); 6] = [
        (&[], None),
        (&[Unknown(NoTarget), Unknown(Told)], None),
        (&[Unknown(NothingReported)], Some(0)),
        (&[Fraction(25_000), Fraction(-3_000), Unknown(NoTarget)], Some(5_000)),
        (&[Maintained { met: true }, Maintained { met: false }, Fraction(5_000)], Some(5_000)),
        (&[Fraction(1), Fraction(0)], Some(0)),
    ];
    for (progress, expected) in table {
        assert_eq!(reached(progress.iter().copied()), expected, "{progress:?}");
    }
}

#[test]
fn money_without_results_needs_half_the_money_and_no_approved_value() {
    let result = |spent, indicators, approved| Outcome { money: measured(spent, 1_000), indicators, approved };
    let results = [result(500, 2, 0), result(499, 2, 0), result(900, 2, 1), result(900, 0, 0), result(1_200, 1, 0)];
    let found = evaluate(&rule(RuleKind::SpentWithoutResults, 5_000), &measured(0, 1), HALF, &[], &[], &results);
    let of: Vec<_> = found.offences.iter().map(|offence| (offence.of, offence.share)).collect();
    assert_eq!(of, [(Of::Result(0), Some(5_000)), (Of::Result(4), Some(12_000))]);
    let nothing = [Outcome { money: measured(0, 0), indicators: 1, approved: 0 }];
    let found = evaluate(&rule(RuleKind::SpentWithoutResults, 5_000), &measured(0, 1), HALF, &[], &[], &nothing);
    assert_eq!(found.verdict, Verdict::Passed, "no money, no question");
}

proptest! {
    #[test]
    fn nothing_overflows(spent: i64, budget: i64, passed in 0..20_000_i64, more in 0..20_000_i64, bound in 1..=i64::MAX) {
        let days = Days { passed, all: (passed + more).max(1) };
        let one = measured(spent, budget);
        for kind in RuleKind::ALL {
            let result = Outcome { money: one, indicators: 1, approved: 0 };
            let found = evaluate(&rule(*kind, bound), &one, days, &[(Section::Staff, one)], &[one], &[result]);
            prop_assert_eq!(found.verdict == Verdict::Failed, !found.offences.is_empty());
        }
    }

    #[test]
    fn the_forecast_is_off_by_half_a_cent_at_most(spent in -1_000_000_000_000..1_000_000_000_000_i64, passed in 30..5_000_i64, more in 0..5_000_i64) {
        let days = Days { passed, all: passed + more };
        let cents = forecast(usd(spent), days).unwrap();
        let off = (i128::from(cents) * i128::from(passed) - i128::from(spent) * i128::from(days.all)).abs();
        prop_assert!(off * 2 <= i128::from(passed));
    }

    #[test]
    fn a_pace_is_never_both_too_fast_and_too_slow(spent in 0..1_000_000_i64, budget in 1..1_000_000_i64, passed in 30..5_000_i64, more in 0..5_000_i64) {
        let days = Days { passed, all: passed + more };
        let failed = |kind, share| whole(kind, share, measured(spent, budget), days).verdict == Verdict::Failed;
        prop_assert!(!(failed(RuleKind::ForecastAbove, 11_000) && failed(RuleKind::ForecastBelow, 7_500)));
    }
}
