//! Decimal text to scaled integer and back, for quantities, money and rates alike.
//!
//! Only this crate calls it. It never rounds: what does not fit is refused.

/// Narrow no-break space: the thousands separator, and what stands before a unit.
pub(crate) const THIN: char = '\u{202f}';

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecimalError {
    NotANumber,
    TooManyDecimals,
    TooLarge,
}

/// Reads `text` as an integer of 10^-`decimals`; `Ok(None)` for blank text.
///
/// Accepted: an optional sign (`+`, `-`, `−`), digits, one point with digits on at least one side, and spaces
/// (plain, no-break, thin, narrow no-break) that separate groups of three digits before the point. Everything else is `NotANumber`,
/// the comma too: in half of the missions it is the decimal point, in the other half it separates thousands.
pub(crate) fn parse(text: &str, decimals: u32) -> Result<Option<i64>, DecimalError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = ungroup(whole)?;
    if whole.is_empty() && fraction.is_empty() {
        return Err(DecimalError::NotANumber);
    }
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DecimalError::NotANumber);
    }
    let padding = (decimals as usize).checked_sub(fraction.len()).ok_or(DecimalError::TooManyDecimals)?;
    let mut scaled: i64 = 0;
    let digits = whole.bytes().chain(fraction.bytes()).map(|b| i64::from(b - b'0'));
    // Built with its sign, because the lowest i64 has no positive counterpart.
    for digit in digits.chain(std::iter::repeat_n(0, padding)) {
        scaled = scaled
            .checked_mul(10)
            .and_then(|n| if negative { n.checked_sub(digit) } else { n.checked_add(digit) })
            .ok_or(DecimalError::TooLarge)?;
    }
    Ok(Some(scaled))
}

/// The digits before the point without their separators; separated groups have three digits, the first one to three.
fn ungroup(whole: &str) -> Result<String, DecimalError> {
    let mut groups = whole.split([' ', '\u{a0}', '\u{2009}', THIN]);
    let mut digits = groups.next().unwrap_or_default().to_owned();
    let mut rest = groups.peekable();
    if rest.peek().is_some() && !(1..=3).contains(&digits.len()) {
        return Err(DecimalError::NotANumber);
    }
    for group in rest {
        if group.len() != 3 {
            return Err(DecimalError::NotANumber);
        }
        digits.push_str(group);
    }
    if digits.bytes().all(|b| b.is_ascii_digit()) { Ok(digits) } else { Err(DecimalError::NotANumber) }
}

/// The number in plain ASCII with exactly `decimals` decimals: "-1234.50".
pub(crate) fn plain(scaled: i64, decimals: u32) -> String {
    let (whole, fraction) = split(scaled, decimals);
    join(if scaled < 0 { "-" } else { "" }, &whole, &fraction)
}

/// The number for reading: thousands apart by narrow no-break spaces and a true minus, "−1 234.50".
pub(crate) fn grouped(scaled: i64, decimals: u32) -> String {
    let (whole, fraction) = split(scaled, decimals);
    let mut spaced = String::with_capacity(whole.len() * 2);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            spaced.push(THIN);
        }
        spaced.push(digit);
    }
    join(if scaled < 0 { "\u{2212}" } else { "" }, &spaced, &fraction)
}

/// Drops zeros at the end of the decimals, and the point with them.
pub(crate) fn shortest(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

fn split(scaled: i64, decimals: u32) -> (String, String) {
    let width = decimals as usize + 1;
    let digits = format!("{:0>width$}", scaled.unsigned_abs());
    let (whole, fraction) = digits.split_at(digits.len() - decimals as usize);
    (whole.to_owned(), fraction.to_owned())
}

fn join(sign: &str, whole: &str, fraction: &str) -> String {
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// `n / d` rounded half to even, the way that does not drift upwards over many roundings. `d` is above zero.
pub(crate) fn div_half_even(n: i128, d: i128) -> i128 {
    let (quotient, rest) = (n.div_euclid(d), n.rem_euclid(d));
    // `rest > d - rest` instead of `2 * rest > d`, which could overflow.
    let up = rest > d - rest || (rest == d - rest && quotient % 2 != 0);
    quotient + i128::from(up)
}

/// The same within `i64`, which a divisor above zero cannot leave.
pub(crate) fn div_i64_half_even(n: i64, d: i64) -> i64 {
    let (quotient, rest) = (n.div_euclid(d), n.rem_euclid(d));
    let up = rest > d - rest || (rest == d - rest && quotient % 2 != 0);
    quotient + i64::from(up)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DecimalError::*, *};

    #[test]
    fn reads_what_people_type() {
        let read = [
            ("", None),
            (" \u{a0}\t", None),
            ("0", Some(0)),
            ("-0", Some(0)),
            ("12", Some(1_200)),
            ("+12", Some(1_200)),
            (" 12.5 ", Some(1_250)),
            (".5", Some(50)),
            ("5.", Some(500)),
            ("-0.05", Some(-5)),
            ("\u{2212}3", Some(-300)),
            ("007", Some(700)),
            ("1 234 567.89", Some(123_456_789)),
            ("1\u{a0}234", Some(123_400)),
            ("1\u{202f}234\u{2009}567", Some(123_456_700)),
            ("92233720368547758.07", Some(i64::MAX)),
            ("-92233720368547758.08", Some(i64::MIN)),
        ];
        for (text, expected) in read {
            assert_eq!(parse(text, 2), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn refuses_what_it_would_have_to_guess() {
        let refused = [
            ("1,5", NotANumber),
            ("1,234.5", NotANumber),
            ("12a", NotANumber),
            ("twelve", NotANumber),
            (".", NotANumber),
            ("-", NotANumber),
            ("--1", NotANumber),
            ("- 1", NotANumber),
            ("1.2.3", NotANumber),
            ("1.-2", NotANumber),
            ("1e3", NotANumber),
            ("5 %", NotANumber),
            ("=1+1", NotANumber),
            ("١٢", NotANumber),
            ("1 2", NotANumber),
            ("1234 567", NotANumber),
            ("12 34", NotANumber),
            ("1  234", NotANumber),
            ("1.2 3", NotANumber),
            ("1.234", TooManyDecimals),
            ("1.000", TooManyDecimals),
            ("92233720368547758.08", TooLarge),
            ("-92233720368547758.09", TooLarge),
            ("9999999999999999999999999999999999999999999", TooLarge),
        ];
        for (text, expected) in refused {
            assert_eq!(parse(text, 2), Err(expected), "{text:?}");
        }
    }

    #[test]
    fn rounds_half_to_even() {
        let rounded = [(5, 10, 0), (15, 10, 2), (25, 10, 2), (26, 10, 3), (-5, 10, 0), (-15, 10, -2), (-26, 10, -3)];
        for (n, d, expected) in rounded {
            assert_eq!(div_half_even(n, d), expected, "{n} / {d}");
        }
        assert_eq!(div_half_even(i128::MAX, i128::MAX), 1);
        assert_eq!(div_half_even(i128::MIN, 1), i128::MIN);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(scaled: i64, decimals in 0_u32..=10) {
            let (plain, grouped) = (plain(scaled, decimals), grouped(scaled, decimals));
            prop_assert!(plain.is_ascii());
            prop_assert_eq!(parse(&plain, decimals), Ok(Some(scaled)));
            prop_assert_eq!(parse(shortest(&plain), decimals), Ok(Some(scaled)));
            prop_assert_eq!(parse(&grouped, decimals), Ok(Some(scaled)));
        }

        #[test]
        fn no_text_panics(text: String, decimals in 0_u32..=10) {
            let _ = parse(&text, decimals);
        }

        #[test]
        fn rounding_is_off_by_half_at_most(n: i64, d in 1_i64..) {
            let quotient = div_half_even(n.into(), d.into());
            let off = (quotient * i128::from(d) - i128::from(n)).abs();
            prop_assert!(off * 2 <= d.into());
            prop_assert!(off * 2 < d.into() || quotient % 2 == 0);
            prop_assert_eq!(i128::from(div_i64_half_even(n, d)), quotient);
        }
    }
}
