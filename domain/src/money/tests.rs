//! Currencies, amounts and rates.

use proptest::prelude::*;

use super::*;

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

fn rate(code: &str, text: &str) -> Rate {
    let day = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    Rate { day, currency: currency(code), ten_billionths: Rate::parse(text).unwrap() }
}

#[test]
fn currencies_have_their_own_decimals() {
    for (code, decimals) in [("USD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("RWF", 0), ("MGA", 2)] {
        assert_eq!(currency(code).decimals(), decimals, "{code}");
        assert_eq!(currency(code).to_string(), code);
    }
    assert_eq!(currency("USD"), Currency::USD);
    for wrong in ["", "usd", "US", "USDX", "ABC", "XAU", "XXX", "€€€"] {
        assert_eq!(wrong.parse::<Currency>(), Err(MoneyError::UnknownCurrency), "{wrong}");
    }
}

#[test]
fn reads_and_shows() {
    let read = [
        ("1234.5", "USD", Ok(123_450), "1234.50", "1\u{202f}234.50"),
        ("1 234", "JPY", Ok(1_234), "1234", "1\u{202f}234"),
        ("-0.005", "KWD", Ok(-5), "-0.005", "\u{2212}0.005"),
        ("1.5", "JPY", Err(MoneyError::TooManyDecimals), "", ""),
        ("1.505", "USD", Err(MoneyError::TooManyDecimals), "", ""),
        ("1,50", "USD", Err(MoneyError::NotAnAmount), "", ""),
        ("$5", "USD", Err(MoneyError::NotAnAmount), "", ""),
        ("92233720368547758.08", "USD", Err(MoneyError::TooLarge), "", ""),
    ];
    for (typed, code, expected, plain, grouped) in read {
        let money = Money::parse(typed, currency(code)).map(Option::unwrap);
        assert_eq!(money.map(|m| m.minor), expected, "{typed} {code}");
        if let Ok(money) = money {
            assert_eq!((money.to_string().as_str(), money.grouped().as_str()), (plain, grouped));
        }
    }
    assert_eq!(Money::parse(" ", Currency::USD), Ok(None));
}

/// FIELD.md: budgets in several currencies were added as if one.
#[test]
fn currencies_are_not_added() {
    let usd = Money::new(100, Currency::USD);
    assert_eq!(usd.checked_add(usd), Ok(Money::new(200, Currency::USD)));
    assert_eq!(usd.checked_add(Money::new(100, currency("EUR"))), Err(MoneyError::CurrenciesDiffer));
    assert_eq!(Money::new(i64::MAX, Currency::USD).checked_add(usd), Err(MoneyError::TooLarge));
}

#[test]
fn converts_at_the_rate_of_the_day() {
    let converted = [
        // 1 000.00 EUR at 1.0825
        ("EUR", "1.0825", 100_000, 108_250),
        // 1 000 000 RWF at 0.0007: no decimals in RWF
        ("RWF", "0.0007", 1_000_000, 70_000),
        // 1.000 KWD at 3.25
        ("KWD", "3.25", 1_000, 325),
        ("USD", "1", 123, 123),
        // Half a cent goes to the even one, both ways.
        ("EUR", "0.5", 1, 0),
        ("EUR", "0.5", 3, 2),
        ("EUR", "0.5", -1, 0),
        ("EUR", "0.5", -3, -2),
    ];
    for (code, text, minor, cents) in converted {
        let amount = Money::new(minor, currency(code));
        assert_eq!(rate(code, text).to_usd(amount), Ok(Money::new(cents, Currency::USD)), "{minor} {code}");
    }
}

#[test]
fn conversion_refuses_what_is_not_its_own() {
    let amount = Money::new(1, currency("EUR"));
    assert_eq!(rate("JPY", "0.0067").to_usd(amount), Err(MoneyError::CurrenciesDiffer));
    assert_eq!(rate("JPY", "1").to_usd(Money::new(i64::MAX, currency("JPY"))), Err(MoneyError::TooLarge));
}

#[test]
fn rates_are_above_zero_and_have_ten_decimals() {
    assert_eq!(Rate::parse("0.0000000001"), Ok(1));
    assert_eq!(Rate::parse("1.0825"), Ok(10_825_000_000));
    for wrong in ["", "0", "-1", "1,08", "x", "0.00000000001"] {
        assert_eq!(Rate::parse(wrong), Err(MoneyError::NotARate), "{wrong}");
    }
    assert_eq!(Rate::parse("922337204"), Err(MoneyError::TooLarge));
}

proptest! {
    #[test]
    fn display_is_what_parse_reads(minor: i64, code in prop::sample::select(vec!["USD", "JPY", "KWD", "CLF"])) {
        let money = Money::new(minor, currency(code));
        prop_assert_eq!(Money::parse(&money.to_string(), money.currency), Ok(Some(money)));
    }

    #[test]
    fn conversion_is_off_by_half_a_cent_at_most(minor: i64, ten_billionths in 1_i64..100_000_000_000) {
        let rate = Rate { ten_billionths, ..rate("EUR", "1") };
        let exact = i128::from(minor) * i128::from(ten_billionths);
        match rate.to_usd(Money::new(minor, rate.currency)) {
            Ok(usd) => prop_assert!((i128::from(usd.minor) * 10_000_000_000 - exact).abs() <= 5_000_000_000),
            Err(error) => {
                prop_assert_eq!(error, MoneyError::TooLarge);
                prop_assert!(exact.abs() / 10_000_000_000 >= i128::from(i64::MAX));
            }
        }
    }
}
