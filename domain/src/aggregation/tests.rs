//! Totals over periods and projects, the table of FIELD.md's defects first.

use proptest::prelude::*;

use super::*;
use crate::indicator::Kind;

/// "6, 5, -, 0": a dash is a blank.
fn values(text: &str) -> Vec<Option<Value>> {
    let kind = if text.contains('/') { Kind::Percentage } else { Kind::Count };
    text.split(',').map(|one| Value::parse(kind, one.trim().trim_matches('-')).unwrap()).collect()
}

fn typed(value: Result<Option<Value>, QuantityError>) -> String {
    value.unwrap().map_or_else(|| "-".into(), Value::typed)
}

#[test]
fn over_periods_by_each_rule() {
    use Accumulation::*;
    let table = [
        (Sum, "0, -, 7", "7"),
        (Sum, "17.1, 4711.2, -", "4728.3"),
        (Sum, "-, -", "-"),
        (Sum, "0, -", "0"),
        (Latest, "2, 5, -", "5"),
        // A late report for the first period does not overwrite the last one.
        (Latest, "3, 5, -", "5"),
        (Latest, "2, 0, -", "0"),
        (Latest, "-, -", "-"),
        (Maximum, "6, 9, -, 0", "9"),
        (Minimum, "6, 9, -, 0", "0"),
        (Minimum, "6, 9, -", "6"),
        (Mean, "6, 5, -, 0", "3.6667"),
        (Mean, "0.0001, 0.0002", "0.0002"),
        (Mean, "0.0002, 0.0003", "0.0002"),
        (Mean, "-", "-"),
        (Sum, "50/100, -, 10/100", "60 / 200"),
        (Mean, "1/2, 9/98", "10 / 100"),
        (Latest, "50/100, 1/4, -", "1 / 4"),
        (Maximum, "1/2, 2/3, 65/100", "2 / 3"),
        (Minimum, "1/2, 2/3, 49/100", "49 / 100"),
    ];
    for (by, reported, expected) in table {
        assert_eq!(typed(over_periods(by, &values(reported))), expected, "{by} of {reported}");
    }
    for &by in Accumulation::ALL {
        assert_eq!(over_periods(by, &[]), Ok(None));
    }
}

#[test]
fn answers_are_counted_not_added() {
    let scale: Vec<_> = [Some(3), None, Some(1), Some(3)].map(|place| place.map(Value::Answer)).into();
    assert_eq!(answers(&scale), [(Value::Answer(1), 1), (Value::Answer(3), 2)]);
    let yes_no = [true, false, true].map(|yes| Some(Value::YesNo(yes)));
    assert_eq!(answers(&yes_no), [(Value::YesNo(false), 1), (Value::YesNo(true), 2)]);
    assert_eq!(over_periods(Accumulation::Latest, &scale), Ok(Some(Value::Answer(3))));
    assert_eq!(over_periods(Accumulation::Minimum, &scale), Ok(Some(Value::Answer(1))));
    assert_eq!(over_periods(Accumulation::Maximum, &yes_no), Ok(Some(Value::YesNo(true))));
    for values in [&scale[..], &yes_no[..], &[Some(Value::Told)]] {
        assert_eq!(over_periods(Accumulation::Sum, values), Err(QuantityError::NotAdded));
        assert_eq!(over_periods(Accumulation::Mean, values), Err(QuantityError::NotAdded));
        assert_eq!(over_projects(Operator::Sum, values), Err(QuantityError::NotAdded));
    }
    assert_eq!(answers(&values("6, 5")), []);
}

#[test]
fn over_projects_by_each_rule() {
    use Operator::*;
    let table = [
        (Sum, "50/100, 50/100", "100 / 200"),
        (Mean, "50/100, 50/100", "100 / 200"),
        (Sum, "50, -, 75", "125"),
        (Mean, "50, -, 75", "62.5"),
        (Maximum, "50, -, 75", "75"),
        (Minimum, "50, -, 75", "50"),
        (Maximum, "1/2, 50/100", "50 / 100"),
        (Minimum, "50/100, 1/2", "50 / 100"),
    ];
    for (by, reported, expected) in table {
        assert_eq!(typed(over_projects(by, &values(reported))), expected, "{by} of {reported}");
    }
}

#[test]
fn a_ratio_of_nothing_is_no_extreme() {
    let nothing = Some(Value::Ratio { numerator: Quantity::ZERO, denominator: Quantity::ZERO });
    let third = values("1/3")[0];
    for by in [Operator::Maximum, Operator::Minimum] {
        assert_eq!(over_projects(by, &[nothing, third]), Ok(third));
        assert_eq!(over_projects(by, &[third, nothing]), Ok(third));
        assert_eq!(over_projects(by, &[nothing]), Ok(nothing));
    }
}

#[test]
fn a_value_stands_until_the_next_one() {
    let standing = |text| {
        let shown = |one: Option<Standing>| one.map(|s| (s.value.typed(), s.from));
        carry_forward(&values(text)).into_iter().map(shown).collect::<Vec<_>>()
    };
    let of = |value: &str, from: usize| Some((value.to_owned(), from));
    assert_eq!(standing("3, 5, -"), [of("3", 0), of("5", 1), of("5", 1)]);
    assert_eq!(standing("-, 0, -, 4"), [None, of("0", 1), of("0", 1), of("4", 3)]);
}

#[test]
fn mixed_kinds_and_overflow_are_errors() {
    let mixed = [values("1")[0], None, values("1/2")[0]];
    let largest = [Some(Value::Count(Quantity::from_ten_thousandths(i64::MAX))); 2];
    for &by in Accumulation::ALL {
        assert_eq!(over_periods(by, &mixed), Err(QuantityError::KindsDiffer), "{by}");
    }
    for &by in Operator::ALL {
        assert_eq!(over_projects(by, &mixed), Err(QuantityError::KindsDiffer), "{by}");
    }
    assert_eq!(over_periods(Accumulation::Sum, &largest), Err(QuantityError::TooLarge));
    // The sum would not fit, the mean does.
    assert_eq!(over_periods(Accumulation::Mean, &largest), Ok(largest[0]));
    let pooled = [
        values("0/1")[0],
        Some(Value::Ratio { numerator: Quantity::ZERO, denominator: Quantity::from_ten_thousandths(i64::MAX) }),
    ];
    assert_eq!(over_projects(Operator::Mean, &pooled), Err(QuantityError::TooLarge));
}

#[test]
fn coverage_counts_zero_as_reported_and_blank_as_missing() {
    let counted = |reported: &str, timeliness: Timeliness| {
        let all = values(reported).into_iter().map(|value| Coverage::of(value, timeliness));
        all.fold(Coverage::default(), |sum, one| sum.checked_add(one).unwrap())
    };
    assert_eq!(
        counted("0, -, 7", Timeliness::Overdue(3)),
        Coverage { expected: 3, reported: 2, overdue: 1, not_due: 0, zero: 1 },
    );
    assert_eq!(
        counted("0/5, -, -", Timeliness::DueIn(0)),
        Coverage { expected: 3, reported: 1, overdue: 0, not_due: 2, zero: 1 },
    );
    assert_eq!(counted("-", Timeliness::Open), Coverage { expected: 1, not_due: 1, ..Default::default() });
    let full = Coverage { expected: u32::MAX, ..Default::default() };
    assert_eq!(full.checked_add(Coverage::of(None, Timeliness::Open)), Err(QuantityError::TooLarge));
}

fn counts() -> impl Strategy<Value = Vec<Option<i64>>> {
    prop::collection::vec(prop::option::of(any::<i64>()), 0..12)
}

fn as_counts(numbers: &[Option<i64>]) -> Vec<Option<Value>> {
    numbers.iter().map(|n| n.map(|n| Value::Count(Quantity::from_ten_thousandths(n)))).collect()
}

fn ratios() -> impl Strategy<Value = Vec<Option<(i64, i64)>>> {
    let ratio = (0_i64..1_000_000, 0_i64..1_000_000).prop_map(|(n, more)| (n, n + more));
    prop::collection::vec(prop::option::of(ratio), 0..12)
}

fn as_ratios(halves: &[Option<(i64, i64)>]) -> Vec<Option<Value>> {
    let ratio = |(n, d)| Value::Ratio {
        numerator: Quantity::from_ten_thousandths(n),
        denominator: Quantity::from_ten_thousandths(d),
    };
    halves.iter().map(|one| one.map(ratio)).collect()
}

fn number(total: Result<Option<Value>, QuantityError>) -> Option<i64> {
    match total.unwrap()? {
        Value::Count(count) => Some(count.ten_thousandths()),
        _ => None,
    }
}

proptest! {
    #[test]
    fn sums_are_exact_or_refused(numbers in counts()) {
        let exact: i128 = numbers.iter().flatten().map(|n| i128::from(*n)).sum();
        let total = over_periods(Accumulation::Sum, &as_counts(&numbers));
        match i64::try_from(exact) {
            Ok(_) if numbers.iter().flatten().next().is_none() => prop_assert_eq!(total, Ok(None)),
            Ok(exact) => prop_assert_eq!(number(total), Some(exact)),
            Err(_) => prop_assert_eq!(total, Err(QuantityError::TooLarge)),
        }
    }

    #[test]
    fn the_mean_lies_between_the_extremes(numbers in counts()) {
        let of = |by| number(over_periods(by, &as_counts(&numbers)));
        let (least, mean, most) = (of(Accumulation::Minimum), of(Accumulation::Mean), of(Accumulation::Maximum));
        prop_assert!(least <= mean && mean <= most);
        prop_assert_eq!(least, numbers.iter().flatten().min().copied());
        prop_assert_eq!(most, numbers.iter().flatten().max().copied());
    }

    #[test]
    fn ratios_pool(halves in ratios()) {
        let parts: Vec<_> = halves.iter().flatten().collect();
        let pooled = (parts.iter().map(|h| h.0).sum::<i64>(), parts.iter().map(|h| h.1).sum::<i64>());
        let expected = as_ratios(&[(!parts.is_empty()).then_some(pooled)])[0];
        for by in [Operator::Sum, Operator::Mean] {
            prop_assert_eq!(over_projects(by, &as_ratios(&halves)), Ok(expected));
        }
    }

    /// Adding regions is adding their projects: sums may be made in any grouping and order.
    #[test]
    fn the_order_of_projects_does_not_matter(halves in ratios(), numbers in counts(), cut in 0_usize..12) {
        for all in [as_ratios(&halves), as_counts(&numbers)] {
            let mut turned = all.clone();
            turned.rotate_left(cut.min(all.len()));
            turned.reverse();
            for &by in Operator::ALL {
                let (one, other) = (over_projects(by, &all), over_projects(by, &turned));
                // Equal ratios of equal wholes are the same value; 1/2 and 2/4 are told apart by their wholes.
                prop_assert_eq!(one, other, "{}", by);
            }
        }
    }

    #[test]
    fn sums_of_parts_make_the_sum(halves in ratios(), cut in 0_usize..12) {
        let all = as_ratios(&halves);
        let (left, right) = all.split_at(cut.min(all.len()));
        let parts = [left, right].map(|part| over_projects(Operator::Sum, part).unwrap());
        prop_assert_eq!(over_projects(Operator::Sum, &parts), over_projects(Operator::Sum, &all));
    }

    #[test]
    fn what_stands_last_is_the_latest(numbers in counts()) {
        let values = as_counts(&numbers);
        let standing = carry_forward(&values);
        prop_assert_eq!(standing.len(), values.len());
        let last = standing.last().copied().flatten().map(|s| s.value);
        prop_assert_eq!(over_periods(Accumulation::Latest, &values), Ok(last));
        for (at, one) in standing.iter().enumerate() {
            prop_assert!(one.is_none_or(|s| s.from <= at && values[s.from] == Some(s.value)));
        }
    }
}
