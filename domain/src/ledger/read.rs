//! Amounts and days of a ledger: read where they can mean one thing only.

use chrono::NaiveDate;

use super::Fault;
use crate::money::{Currency, Money, MoneyError};

/// Reads an amount as accounting programs write it; money that came back is negative: "-5", "5-", "(5)".
///
/// A point is the decimal point, as everywhere here. A comma is one only where it can be nothing else: "1234,5", "1.234,50". Marks that
/// part groups of three are left out where there are several ("1,234,567", "1'234'567.00") or a decimal mark of the other kind follows
/// ("1,234.50"). "1,234" may be either and is refused.
pub fn amount(text: &str, currency: Currency) -> Result<Money, Fault> {
    let text = text.trim();
    let (negative, digits) = sign(text);
    let plain = plain(digits)?;
    let plain = if negative { format!("-{plain}") } else { plain };
    match Money::parse(&plain, currency) {
        Ok(Some(money)) => Ok(money),
        Ok(None) => Err(Fault::Missing),
        Err(MoneyError::TooManyDecimals) => Err(Fault::TooManyDecimals),
        Err(MoneyError::TooLarge) => Err(Fault::TooLarge),
        Err(_) => Err(Fault::NotANumber),
    }
}

fn sign(text: &str) -> (bool, &str) {
    let brackets = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let behind = || text.strip_suffix(['-', '\u{2212}']).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let before = || text.strip_prefix(['-', '\u{2212}']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    match brackets.or_else(behind).or_else(before) {
        Some(rest) => (true, rest.trim()),
        None => (false, text),
    }
}

/// The digits with a point where the decimals begin. Groups parted by spaces are left for [`Money::parse`].
fn plain(digits: &str) -> Result<String, Fault> {
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    let quotes = ['\'', '\u{2019}'];
    if digits.contains(quotes) {
        let whole = digits.split('.').next().unwrap_or_default();
        return match commas == 0 && points <= 1 && is_grouped(whole, &quotes) {
            true => Ok(digits.replace(quotes, "")),
            false => Err(Fault::NotANumber),
        };
    }
    match (commas, points) {
        (0, 0 | 1) => Ok(digits.to_owned()),
        // Groups only: "1,234,567".
        (2.., 0) if is_grouped(digits, &[',']) => Ok(digits.replace(',', "")),
        (0, 2..) if is_grouped(digits, &['.']) => Ok(digits.replace('.', "")),
        (1, 0) => comma(digits),
        // Both marks: the last one begins the decimals, the other one parts groups.
        (_, 1) if digits.rfind('.') > digits.rfind(',') => both(digits, ',', '.'),
        (1, _) if digits.rfind(',') > digits.rfind('.') => both(digits, '.', ','),
        _ => Err(Fault::NotANumber),
    }
}

/// One comma: decimals, unless exactly three digits follow one to three.
fn comma(digits: &str) -> Result<String, Fault> {
    let Some((whole, fraction)) = digits.split_once(',') else { return Err(Fault::NotANumber) };
    let may_be_group = fraction.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0";
    if may_be_group { Err(Fault::Ambiguous) } else { Ok(format!("{whole}.{fraction}")) }
}

fn both(digits: &str, groups: char, decimal: char) -> Result<String, Fault> {
    let Some((whole, fraction)) = digits.rsplit_once(decimal) else { return Err(Fault::NotANumber) };
    match is_grouped(whole, &[groups]) {
        true => Ok(format!("{}.{fraction}", whole.replace(groups, ""))),
        false => Err(Fault::NotANumber),
    }
}

/// One to three digits, then groups of three.
fn is_grouped(text: &str, marks: &[char]) -> bool {
    let mut groups = text.split(marks);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group))
}

/// Reads a day: "2026-10-05", "5.10.2026", and "31/10/2026" where one of the numbers can be no month. A time behind it is left out.
pub fn day(text: &str) -> Result<NaiveDate, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Missing);
    }
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let numbers = |mark: char| -> Option<[u32; 3]> {
        let parts: Vec<&str> = text.split(mark).collect();
        let number = |part: &&str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?;
        <[u32; 3]>::try_from(parts.iter().map(number).collect::<Option<Vec<_>>>()?).ok()
    };
    let made = |year: u32, month: u32, day: u32| {
        let year = i32::try_from(year).ok().filter(|year| (1950..=2200).contains(year)).ok_or(Fault::NotADay)?;
        NaiveDate::from_ymd_opt(year, month, day).ok_or(Fault::NotADay)
    };
    if let Some([year, month, day]) = numbers('-') {
        return made(year, month, day);
    }
    if let Some([day, month, year]) = numbers('.') {
        return made(year, month, day);
    }
    match numbers('/') {
        Some([year @ 1000..=9999, month, day]) => made(year, month, day),
        Some([one, other, year]) if one == other || other > 12 => made(year, one, other),
        Some([day, month, year]) if day > 12 => made(year, month, day),
        Some([_, _, 1950..=2200]) => Err(Fault::AmbiguousDay),
        _ => Err(Fault::NotADay),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, currency: &str) -> Result<String, Fault> {
        amount(text, currency.parse().unwrap()).map(|money| money.to_string())
    }

    #[test]
    fn amounts_are_read_where_they_can_mean_one_thing() {
        let table = [
            ("1234.5", "1234.50"),
            ("1 234.50", "1234.50"),
            ("1234,5", "1234.50"),
            ("1234,50", "1234.50"),
            ("0,5", "0.50"),
            ("1.234,50", "1234.50"),
            ("1,234.50", "1234.50"),
            ("1,234,567", "1234567.00"),
            ("1.234.567", "1234567.00"),
            ("1'234'567.10", "1234567.10"),
            ("12.345.678,9", "12345678.90"),
            ("-5", "-5.00"),
            ("\u{2212}5", "-5.00"),
            ("5-", "-5.00"),
            ("(1,234.50)", "-1234.50"),
            ("0", "0.00"),
        ];
        for (text, expected) in table {
            assert_eq!(read(text, "USD").as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(read("1234", "JPY").as_deref(), Ok("1234"));
        assert_eq!(read("1.234", "KWD").as_deref(), Ok("1.234"), "a point is the decimal point");
        assert_eq!(read("0,125", "KWD").as_deref(), Ok("0.125"));
    }

    #[test]
    fn what_may_mean_two_things_is_refused() {
        let table = [
            ("1,234", Fault::Ambiguous),
            ("-12,345", Fault::Ambiguous),
            ("1.234", Fault::TooManyDecimals),
            ("1234,567", Fault::TooManyDecimals),
            ("1,23,456", Fault::NotANumber),
            ("12,34.50", Fault::NotANumber),
            ("1.234.56", Fault::NotANumber),
            ("1,234,56.7.8", Fault::NotANumber),
            ("1'23", Fault::NotANumber),
            ("USD 5", Fault::NotANumber),
            ("--5", Fault::NotANumber),
            ("(-5)", Fault::NotANumber),
            ("5 %", Fault::NotANumber),
            ("", Fault::Missing),
            ("99999999999999999999", Fault::TooLarge),
        ];
        for (text, expected) in table {
            assert_eq!(read(text, "USD"), Err(expected), "{text}");
        }
        assert_eq!(read("12,5", "JPY"), Err(Fault::TooManyDecimals));
    }

    #[test]
    fn days_are_read_where_they_can_mean_one_thing() {
        let table = [
            ("2026-10-05", Ok("2026-10-05")),
            ("2026-10-05 14:30", Ok("2026-10-05")),
            ("2026-10-05T14:30:00Z", Ok("2026-10-05")),
            ("5.10.2026", Ok("2026-10-05")),
            ("2026/10/05", Ok("2026-10-05")),
            ("31/10/2026", Ok("2026-10-31")),
            ("10/31/2026", Ok("2026-10-31")),
            ("10/10/2026", Ok("2026-10-10")),
            ("05/10/2026", Err(Fault::AmbiguousDay)),
            ("31/31/2026", Err(Fault::NotADay)),
            ("2026-02-30", Err(Fault::NotADay)),
            ("5.10.26", Err(Fault::NotADay)),
            ("October", Err(Fault::NotADay)),
            ("46300", Err(Fault::NotADay)),
            ("9999-01-01", Err(Fault::NotADay)),
            (" ", Err(Fault::Missing)),
        ];
        for (text, expected) in table {
            assert_eq!(day(text), expected.map(|day| day.parse().unwrap()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(minor: i64, places in 0..3_usize) {
            let currency: Currency = ["JPY", "USD", "KWD"][places].parse().unwrap();
            let money = Money::new(minor, currency);
            prop_assert_eq!(amount(&money.to_string(), currency), Ok(money));
            prop_assert_eq!(amount(&money.grouped(), currency), Ok(money));
        }

        #[test]
        fn no_text_panics(text in "[-0-9.,'() /:TZ\u{2212}a]{0,16}") {
            let _ = amount(&text, Currency::USD);
            let _ = day(&text);
        }
    }
}
