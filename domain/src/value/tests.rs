//! What people type, and what the cells leave of a total.

use proptest::prelude::*;

use super::*;
use crate::axes::SEX;

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap().unwrap()
}

fn count(text: &str) -> Option<Value> {
    Value::parse(Kind::Count, text).unwrap()
}

fn ratio(text: &str) -> Option<Value> {
    Value::parse(Kind::Percentage, text).unwrap()
}

#[test]
fn reads_what_people_type() {
    assert_eq!(count(""), None);
    assert_eq!(count("0"), Some(Value::Count(Quantity::ZERO)));
    assert_eq!(count(" 1 234.5 "), Some(Value::Count(quantity("1234.5"))));
    assert_eq!(ratio("  "), None);
    let half = Some(Value::Ratio { numerator: quantity("26"), denominator: quantity("31") });
    assert_eq!(ratio("26/31"), half);
    assert_eq!(ratio(" 26 / 31 "), half);
    assert_eq!(ratio("0/31").map(Value::is_zero), Some(true));
    let parsed = |kind, text| Value::parse(kind, text).unwrap();
    assert!(parsed(Kind::Mean, "47/9").is_some() && parsed(Kind::Rate, "12/5").is_some(), "above one is no mistake");
    assert_eq!(parsed(Kind::Scale, " 3 "), Some(Value::Answer(3)));
    assert_eq!(
        (parsed(Kind::YesNo, "YES"), parsed(Kind::YesNo, "no")),
        (Some(Value::YesNo(true)), Some(Value::YesNo(false)))
    );
    assert_eq!((parsed(Kind::Narrative, "It rained."), parsed(Kind::Narrative, " ")), (Some(Value::Told), None));
}

#[test]
fn refuses_with_the_reason() {
    use {QuantityError::*, ValueError as E};
    let refused = [
        (Kind::Count, "-1", E::Negative),
        (Kind::Count, "12a", E::Quantity(NotANumber)),
        (Kind::Count, "26/31", E::Quantity(NotANumber)),
        (Kind::Count, "1.00001", E::Quantity(TooManyDecimals)),
        (Kind::Count, "1000000000000000", E::Quantity(TooLarge)),
        (Kind::Percentage, "84", E::NotARatio),
        (Kind::Percentage, "26/", E::NotARatio),
        (Kind::Percentage, "/31", E::NotARatio),
        (Kind::Percentage, "/", E::NotARatio),
        (Kind::Percentage, "1/2/3", E::Quantity(NotANumber)),
        (Kind::Percentage, "84 %", E::NotARatio),
        (Kind::Percentage, "-1/3", E::Negative),
        (Kind::Percentage, "1/-3", E::Negative),
        (Kind::Percentage, "0/0", E::ZeroDenominator),
        (Kind::Percentage, "5/0", E::ZeroDenominator),
        (Kind::Percentage, "32/31", E::AboveWhole),
        (Kind::Mean, "5/0", E::ZeroDenominator),
        (Kind::Scale, "0", E::NotAnAnswer),
        (Kind::Scale, "13", E::NotAnAnswer),
        (Kind::Scale, "2.5", E::NotAnAnswer),
        (Kind::YesNo, "perhaps", E::NotYesNo),
    ];
    for (kind, typed, reason) in refused {
        assert_eq!(Value::parse(kind, typed), Err(reason), "{typed}");
    }
}

#[test]
fn what_the_cells_leave_is_unspecified() {
    let counts = |total, female, male| Reported::by_sex(count(total), count(female), count(male));
    let ratios = |total, female, male| Reported::by_sex(ratio(total), ratio(female), ratio(male));
    assert_eq!(counts("40", "20", "15").unspecified(SEX), Ok(count("5")));
    assert_eq!(counts("40", "20", "20").unspecified(SEX), Ok(count("0")));
    assert_eq!(counts("40", "0", "").unspecified(SEX), Ok(count("40")));
    assert_eq!(counts("40", "", "").unspecified(SEX), Ok(None));
    assert_eq!(counts("0", "", "").unspecified(SEX), Ok(None));
    assert_eq!(counts("", "", "").unspecified(SEX), Ok(None));
    assert_eq!(counts("", "1", "").unspecified(SEX), Err(CellsError::NoTotal));
    assert_eq!(ratios("20/40", "8/20", "7/15").unspecified(SEX), Ok(ratio("5/5")));
    let nothing = Value::Ratio { numerator: Quantity::ZERO, denominator: Quantity::ZERO };
    assert_eq!(ratios("20/40", "10/20", "10/20").unspecified(SEX), Ok(Some(nothing)));
}

#[test]
fn cells_above_the_total_are_refused_by_name() {
    let reported = Reported::by_sex(count("40"), count("20"), count("25"));
    let error = reported.unspecified(SEX).unwrap_err();
    assert_eq!(error.to_string(), "the cells exceed the total by 5");
    let expected = CellsError::AboveTotal {
        sum: quantity("45"),
        total: quantity("40"),
        excess: quantity("5"),
        denominator: false,
    };
    assert_eq!(error, expected);
    let alone = Reported::by_sex(count("0"), count("0.5"), None);
    assert_eq!(alone.unspecified(SEX).unwrap_err().to_string(), "the cells exceed the total by 0.5");

    let base = Reported::by_sex(ratio("20/40"), ratio("9/30"), ratio("9/20"));
    assert!(matches!(base.unspecified(SEX), Err(CellsError::AboveTotal { denominator: true, .. })));
    let rest = Reported::by_sex(ratio("5/10"), ratio("3/6"), ratio("1/4"));
    let left = CellsError::RestAboveWhole { numerator: quantity("1"), denominator: Quantity::ZERO };
    assert_eq!(rest.unspecified(SEX), Err(left));
}

#[test]
fn mixed_kinds_and_overflow_are_errors() {
    let mixed = Reported::by_sex(count("40"), ratio("1/2"), None);
    assert_eq!(mixed.unspecified(SEX), Err(QuantityError::KindsDiffer.into()));
    let largest = Some(Value::Count(Quantity::from_ten_thousandths(i64::MAX)));
    let overflow = Reported::by_sex(largest, largest, largest);
    assert_eq!(overflow.unspecified(SEX), Err(QuantityError::TooLarge.into()));
}

#[test]
fn blank_has_no_part_filled() {
    assert!(Reported::default().is_blank());
    assert!(!Reported::whole(count("0")).is_blank());
    let cell = Reported::by_sex(None, None, count("0"));
    assert!(!cell.is_blank());
    assert_eq!((cell.sex(Sex::Male), cell.sex(Sex::Female)), (count("0"), None));
}

fn cells() -> impl Strategy<Value = Option<i64>> {
    proptest::option::of(0_i64..1_000_000)
}

proptest! {
    #[test]
    fn typed_is_what_parse_reads(numerator in 0_i64.., more in 0_i64..) {
        let whole = Quantity::from_ten_thousandths(numerator.saturating_add(more));
        let value = Value::Count(whole);
        prop_assert_eq!(Value::parse(Kind::Count, &value.typed()), Ok(Some(value)));
        prop_assume!(whole > Quantity::ZERO);
        let value = Value::Ratio { numerator: Quantity::from_ten_thousandths(numerator), denominator: whole };
        prop_assert_eq!(Value::parse(Kind::Percentage, &value.typed()), Ok(Some(value)));
    }

    #[test]
    fn unspecified_and_cells_make_the_total(total in 0_i64..1_000_000, female in cells(), male in cells()) {
        let value = |n| Value::Count(Quantity::from_ten_thousandths(n));
        let reported = Reported::by_sex(Some(value(total)), female.map(value), male.map(value));
        let sum = female.unwrap_or(0) + male.unwrap_or(0);
        match reported.unspecified(SEX) {
            Ok(Some(rest)) => {
                let parts = [Some(rest), reported.sex(Sex::Female), reported.sex(Sex::Male)].into_iter().flatten();
                let whole = parts.reduce(|a, b| a.checked_add(b).unwrap());
                prop_assert_eq!(whole, reported.total);
            }
            Ok(None) => prop_assert!(female.is_none() && male.is_none()),
            Err(CellsError::AboveTotal { excess, .. }) => {
                prop_assert_eq!(excess.ten_thousandths(), sum - total);
                prop_assert!(sum > total);
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn what_is_kept_is_read_back(n in 0_i64.., m in 1_i64.., place in 1_u8..=12, yes: bool) {
        let quantity = Quantity::from_ten_thousandths;
        let ratio = Value::Ratio { numerator: quantity(n), denominator: quantity(m) };
        for (kind, value) in [
            (Kind::Count, Value::Count(quantity(n))),
            (Kind::Percentage, ratio),
            (Kind::Rate, ratio),
            (Kind::Mean, ratio),
            (Kind::Scale, Value::Answer(place)),
            (Kind::YesNo, Value::YesNo(yes)),
            (Kind::Narrative, Value::Told),
        ] {
            let (numerator, denominator) = value.halves();
            prop_assert_eq!(Value::from_halves(kind, numerator, denominator), Some(value));
            prop_assert!(value.is_of(kind));
        }
        prop_assert!(!ratio.is_of(Kind::Count) && !Value::Count(quantity(n)).is_of(Kind::Mean));
    }
}
