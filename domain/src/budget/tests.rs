//! What lines amount to, what sums leave out, and the rules.

use proptest::prelude::*;

use super::*;
use crate::money::Currency;

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap().unwrap()
}

fn money(text: &str, code: &str) -> Money {
    Money::parse(text, currency(code)).unwrap().unwrap()
}

#[test]
fn a_line_amounts_to_its_three_numbers_rounded_once() {
    for (times, cost, code, over, expected) in [
        ("2", "3500.00", "USD", "12", "84000.00"),
        ("0.07", "448900.00", "USD", "1", "31423.00"),
        // 0.5 × 0.01 × 1 is half a cent: to the even one, downwards, and upwards.
        ("0.5", "0.01", "USD", "1", "0.00"),
        ("0.5", "0.03", "USD", "1", "0.02"),
        // Rounded before the duration, this would be 0.
        ("0.5", "0.01", "USD", "100", "0.50"),
        ("1.5", "333", "JPY", "1", "500"),
        ("2.5", "101", "RWF", "1", "252"),
        ("0.3333", "1.000", "KWD", "3", "1.000"),
        ("0.3333", "0.010", "TND", "0.5", "0.002"),
        ("0", "100.00", "EUR", "12", "0.00"),
    ] {
        let made = amount(quantity(times), money(cost, code), quantity(over)).unwrap();
        assert_eq!(made.to_string(), expected, "{times} × {cost} {code} × {over}");
        assert_eq!(made.currency, currency(code));
    }
}

#[test]
fn what_does_not_fit_is_an_error() {
    let most = Money::new(i64::MAX, Currency::USD);
    assert_eq!(amount(quantity("1"), most, quantity("1")), Ok(most));
    assert_eq!(amount(quantity("1.0001"), most, quantity("1")), Err(MoneyError::TooLarge));
    let large = Quantity::from_ten_thousandths(i64::MAX);
    assert_eq!(amount(large, most, large), Err(MoneyError::TooLarge));
    let mut total = Total::default();
    total.add(Some(i64::MAX)).unwrap();
    assert_eq!(total.add(Some(1)), Err(MoneyError::TooLarge));
}

#[test]
fn what_is_not_converted_is_counted_and_not_zero() {
    let total = Total::of([Some(100), None, Some(0)]).unwrap();
    assert_eq!(total, Total { usd: 100, amounts: 3, not_converted: 1 });
    assert!(!total.is_unknown());
    assert!(Total::of([None]).unwrap().is_unknown());
    assert!(!Total::of([]).unwrap().is_unknown());
}

fn typed() -> Typed {
    let text = str::to_owned;
    Typed {
        section: text("staff"),
        has_result: false,
        year: text("2026"),
        description: text(" Project manager "),
        unit: text("month"),
        quantity: text("1"),
        currency: text("USD"),
        unit_cost: text("3 500"),
        duration: text("12"),
    }
}

fn faults(typed: &Typed) -> Vec<(&'static str, &'static str)> {
    let wrong = typed.read(|code| code.parse().ok()).err().unwrap_or_default();
    wrong.iter().map(|wrong| (wrong.column.as_str(), wrong.fault.code())).collect()
}

#[test]
fn a_line_is_read_and_every_wrong_cell_is_named() {
    let read = typed().read(|code| code.parse().ok()).unwrap();
    assert_eq!((read.description.as_str(), read.amount.to_string().as_str()), ("Project manager", "42000.00"));
    let blank = Typed { duration: String::new(), ..typed() }.read(|code| code.parse().ok()).unwrap();
    assert_eq!(blank.amount.to_string(), "3500.00", "a blank duration is once");

    let text = str::to_owned;
    let bad = Typed {
        section: text("rent"),
        year: text("26"),
        description: text(" "),
        unit: "x".repeat(41),
        quantity: text("1,5"),
        currency: text("DOL"),
        duration: text("-1"),
        ..typed()
    };
    assert_eq!(
        faults(&bad),
        [
            ("section", "budget-not-a-section"),
            ("year", "budget-not-a-year"),
            ("description", "budget-missing"),
            ("unit", "budget-too-long"),
            ("currency", "budget-not-a-currency"),
            ("quantity", "budget-not-a-number"),
            ("duration", "budget-negative"),
        ]
    );
    for (change, fault) in [
        (Typed { section: text("operational"), ..typed() }, ("result", "budget-no-result")),
        (Typed { quantity: text(""), ..typed() }, ("quantity", "budget-missing")),
        (Typed { currency: text("JPY"), unit_cost: text("1.5"), ..typed() }, ("unit-cost", "budget-too-many-decimals")),
        (Typed { unit_cost: text("-1"), ..typed() }, ("unit-cost", "budget-negative")),
        (Typed { unit_cost: text("90000000000000000"), ..typed() }, ("unit-cost", "budget-too-large")),
        (Typed { currency: text("usd"), unit_cost: text(""), ..typed() }, ("currency", "budget-not-a-currency")),
    ] {
        assert_eq!(faults(&change).first(), Some(&fault));
    }
}

#[test]
fn a_fresh_row_is_no_line() {
    let fresh = Typed { section: "staff".into(), year: "2026".into(), currency: "USD".into(), ..Typed::default() };
    assert!(fresh.is_blank());
    assert!(!Typed { quantity: "0".into(), ..fresh.clone() }.is_blank(), "a zero was typed");
    assert!(!Typed { has_result: true, ..fresh }.is_blank());
}

fn rule(kind: RuleKind, share: i64) -> Rule {
    Rule { code: kind.to_string(), kind, share, severity: Severity::Error }
}

fn part(section: Section, usd: impl Into<Option<i64>>) -> Part {
    Part { section, evaluation: false, usd: usd.into() }
}

fn verdict(kind: RuleKind, share: i64, parts: &[Part]) -> Verdict {
    evaluate(&rule(kind, share), parts, Total::default()).verdict
}

#[test]
fn shares_are_held_against_the_exact_bound() {
    use {RuleKind::*, Section::*, Verdict::*};
    let whole = |part_of: i64| [part(Staff, part_of - 1), part(Office, 1), part(Operational, 1_000 - part_of)];
    assert_eq!(verdict(StaffOfficeAtMost, 3_000, &whole(300)), Passed, "exactly the most");
    assert_eq!(verdict(StaffOfficeAtMost, 3_000, &whole(301)), Failed);
    let found = evaluate(&rule(StaffOfficeAtMost, 3_000), &whole(301), Total::default());
    assert_eq!(found.figures, Figures { part: 301, whole: 1_000, bound: 300, share: Some(3_010), not_converted: 0 });
    assert_eq!(found.lines, [0, 1]);

    let evaluated = |usd: i64| [Part { evaluation: true, ..part(Operational, usd) }, part(Staff, 1_000 - usd)];
    assert_eq!(verdict(EvaluationAtLeast, 500, &evaluated(50)), Passed, "exactly the least");
    assert_eq!(verdict(EvaluationAtLeast, 500, &evaluated(49)), Failed);
    assert_eq!(verdict(EvaluationAtLeast, 500, &[part(Staff, 1)]), Failed, "none is too little");
}

#[test]
fn overhead_may_differ_by_a_cent_for_each_line() {
    use {RuleKind::OverheadRate, Section::*, Verdict::*};
    let budget = |overhead: i64| [part(Staff, 60_000), part(Operational, 40_000), part(Overhead, overhead)];
    for (overhead, expected) in [(7_000, Passed), (7_003, Passed), (6_997, Passed), (7_004, Failed), (6_996, Failed)] {
        assert_eq!(verdict(OverheadRate, 700, &budget(overhead)), expected, "{overhead}");
    }
    assert_eq!(
        evaluate(&rule(OverheadRate, 700), &budget(0), Total::default()).figures.whole,
        100_000,
        "overhead is not a share of itself"
    );
}

#[test]
fn contributions_are_held_against_the_budget() {
    use {RuleKind::Contributions, Section::*, Verdict::*};
    let budget = [part(Staff, 60_000), part(Operational, 40_000)];
    let given = |usd, not_converted| Total { usd, amounts: 3, not_converted };
    let cases = [
        (given(100_000, 0), Passed),
        (given(99_000, 0), Passed),
        (given(101_000, 0), Passed),
        (given(98_999, 0), Failed),
        (given(101_001, 0), Failed),
        (given(0, 0), Failed),
        (given(100_000, 1), Unknown),
    ];
    for (given, expected) in cases {
        let found = evaluate(&rule(Contributions, 100), &budget, given);
        assert_eq!(found.verdict, expected, "{given:?}");
        assert_eq!((found.figures.part, found.figures.whole, found.figures.bound), (given.usd, 100_000, 100_000));
        assert_eq!(found.lines, []);
    }
}

#[test]
fn what_is_not_converted_makes_a_rule_unknown() {
    use {RuleKind::*, Section::*, Verdict::*};
    for &kind in RuleKind::ALL {
        assert_eq!(verdict(kind, 700, &[]), Unknown, "nothing is budgeted");
        let missing = [part(Staff, 1), part(Overhead, 1_000), part(Operational, None)];
        let found = evaluate(&rule(kind, 700), &missing, Total::default());
        assert_eq!((found.verdict, found.figures.not_converted), (Unknown, 1), "{kind}");
    }
    assert_eq!(verdict(StaffOfficeAtMost, 3_000, &[part(Staff, 0)]), Unknown, "a share of nothing");
}

proptest! {
    #[test]
    fn an_amount_is_off_by_half_a_minor_unit_at_most(times in 0_i64..=1_000_000_000, cost in 0_i64..=1_000_000_000, over in 0_i64..=1_000_000) {
        let unit = Money::new(cost, Currency::USD);
        let (times, over) = (Quantity::from_ten_thousandths(times), Quantity::from_ten_thousandths(over));
        let made = amount(times, unit, over).unwrap();
        let exact = i128::from(times.ten_thousandths()) * i128::from(over.ten_thousandths()) * i128::from(cost);
        let off = (i128::from(made.minor) * WHOLE - exact).abs();
        prop_assert!(off * 2 <= WHOLE);
        prop_assert!(off * 2 < WHOLE || made.minor % 2 == 0);
        prop_assert_eq!(amount(over, unit, times), Ok(made), "whatever is the duration");
    }

    #[test]
    fn amounts_are_exact_or_refused(times: i64, cost: i64, over: i64) {
        let made = amount(
            Quantity::from_ten_thousandths(times), Money::new(cost, Currency::USD), Quantity::from_ten_thousandths(over),
        );
        // The true size, as far as a float tells it.
        let size = (times as f64) * (cost as f64) * (over as f64) / 1e8;
        if size.abs() < 9e18 { prop_assert!(made.is_ok()) }
        if size.abs() > 9.5e18 { prop_assert_eq!(made, Err(MoneyError::TooLarge)) }
    }

    #[test]
    fn a_total_is_the_same_in_any_order(mut amounts in prop::collection::vec(prop::option::of(0_i64..=1_000_000), 0..20)) {
        let one = Total::of(amounts.clone()).unwrap();
        amounts.reverse();
        prop_assert_eq!(Total::of(amounts).unwrap(), one);
    }
}
