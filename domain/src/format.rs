//! Numbers, money and dates as people read them, in one place for server and browser.
//!
//! Nothing here is read back: what a form is filled with comes from `Display` and `Value::typed`. Thousands are
//! apart by narrow no-break spaces (U+202F), which also stand before a unit, so that a number never wraps.

use chrono::{DateTime, Datelike, NaiveDate, Timelike};

use crate::{
    decimal::{self, THIN},
    value::Value,
};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// "Nov".
pub fn month(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

/// "24 Nov 2026".
pub fn date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// "24 Nov", where the year is plain from the place.
pub fn date_short(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month(day))
}

/// "24 Nov 2026, 14:02" in UTC, from microseconds since 1970. A moment beyond the calendar shows as its number.
pub fn moment(micros: i64) -> String {
    DateTime::from_timestamp_micros(micros).map_or_else(
        || micros.to_string(),
        |at| {
            format!(
                "{}, {:02}:{:02}",
                date(at.date_naive()),
                at.hour(),
                at.minute()
            )
        },
    )
}

/// Ten-thousandths as a percentage with at most one decimal, rounded half to even: 6 640 is "66.4 %", 10 000 "100 %".
pub fn percent(ten_thousandths: i64) -> String {
    percent_of_tenths(decimal::div_i64_half_even(ten_thousandths, 10))
}

/// A count grouped, "1 284 310.5"; a ratio as a percentage, "83.9 %", rounded once from the exact fraction. A ratio
/// that has no percentage (nothing of nothing, or one beyond 9 × 10^17 %) shows its halves, "0 / 0".
pub fn value(value: Value) -> String {
    let (numerator, denominator) = match value {
        Value::Count(count) => return count.grouped(),
        Value::Ratio {
            numerator,
            denominator,
        } => (numerator.ten_thousandths(), denominator.ten_thousandths()),
    };
    if denominator <= 0 {
        return value.typed();
    }
    let tenths = decimal::div_half_even(i128::from(numerator) * 1_000, denominator.into());
    i64::try_from(tenths).map_or_else(|_| value.typed(), percent_of_tenths)
}

/// Cents as millions of dollars with one decimal, rounded half to even: "2 863.5 m".
pub fn millions(cents: i64) -> String {
    let tenths = decimal::div_i64_half_even(cents, 10_000_000);
    format!("{}{THIN}m", decimal::grouped(tenths, 1))
}

/// Cents as whole dollars, rounded half to even: "2 863 504 889".
pub fn usd(cents: i64) -> String {
    decimal::grouped(decimal::div_i64_half_even(cents, 100), 0)
}

/// Cents as dollars and cents: "2 863 504 889.00".
pub fn usd_exact(cents: i64) -> String {
    decimal::grouped(cents, 2)
}

fn percent_of_tenths(tenths: i64) -> String {
    let text = decimal::grouped(tenths, 1);
    format!("{}{THIN}%", decimal::shortest(&text))
}
