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
    let padding = (decimals as usize)
        .checked_sub(fraction.len())
        .ok_or(DecimalError::TooManyDecimals)?;
    let mut scaled: i64 = 0;
    let digits = whole
        .bytes()
        .chain(fraction.bytes())
        .map(|b| i64::from(b - b'0'));
    // Built with its sign, because the lowest i64 has no positive counterpart.
    for digit in digits.chain(std::iter::repeat_n(0, padding)) {
        scaled = scaled
            .checked_mul(10)
            .and_then(|n| {
                if negative {
                    n.checked_sub(digit)
                } else {
                    n.checked_add(digit)
                }
            })
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
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(DecimalError::NotANumber)
    }
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
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

fn split(scaled: i64, decimals: u32) -> (String, String) {
    let width = decimals as usize + 1;
    let digits = format!("{:0>width$}", scaled.unsigned_abs());
    let (whole, fraction) = digits.split_at(digits.len() - decimals as usize);
    (whole.to_owned(), fraction.to_owned())
}

fn join(sign: &str, whole: &str, fraction: &str) -> String {
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
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
