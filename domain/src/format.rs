//! Numbers, money and dates as people read them, in one place for server and browser.
//!
//! Nothing here is read back: what a form is filled with comes from `Display` and `Value::typed`. Thousands are
//! apart by narrow no-break spaces (U+202F), which also stand before a unit, so that a number never wraps.

use chrono::{DateTime, Datelike, NaiveDate, Timelike};

use crate::{
    decimal::{self, THIN},
    indicator::Kind,
    value::Value,
};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

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
        |at| format!("{}, {:02}:{:02}", date(at.date_naive()), at.hour(), at.minute()),
    )
}

/// The day of a moment, "24 Nov 2026" in UTC. A moment beyond the calendar shows as its number.
pub fn day(micros: i64) -> String {
    DateTime::from_timestamp_micros(micros).map_or_else(|| micros.to_string(), |at| date(at.date_naive()))
}

/// Ten-thousandths as a percentage with at most one decimal, rounded half to even: 6 640 is "66.4 %", 10 000 "100 %".
/// What is neither nothing nor all never reads so: 9 996 is "> 99.9 %" and 3 is "< 0.1 %".
pub fn percent(ten_thousandths: i64) -> String {
    percentage(ten_thousandths, 10_000).unwrap_or_default()
}

/// `part` as a percentage of `whole`, "1.5 %", as [`percent`] shows it, rounded once from the exact fraction; none where
/// the whole is not above zero.
pub fn percent_of(part: i64, whole: i64) -> Option<String> {
    (whole > 0).then(|| percentage(part, whole))?
}

/// A count grouped, "1 284 310.5"; a percentage "83.9 %", a rate per thousand "4.2 ‰", a mean "3.67", each rounded once
/// from the exact fraction; an answer by its number. A ratio that has no quotient (nothing of nothing, or one beyond
/// 9 × 10^17 %) shows its halves, "0 / 0".
pub fn value(kind: Kind, value: Value) -> String {
    let (numerator, denominator) = match value {
        Value::Count(count) => return count.grouped(),
        Value::Ratio { numerator, denominator } => (numerator.ten_thousandths(), denominator.ten_thousandths()),
        Value::Answer(_) | Value::YesNo(_) | Value::Told => return value.typed(),
    };
    if denominator <= 0 {
        return value.typed();
    }
    let quotient = match kind {
        Kind::Rate => rounded(numerator, denominator, 10_000, 1).map(|text| format!("{text}{THIN}‰")),
        Kind::Mean => rounded(numerator, denominator, 100, 2),
        _ => percentage(numerator, denominator),
    };
    quotient.unwrap_or_else(|| value.typed())
}

/// `part` / `whole` in `units`, with so many decimals; none where it is too large.
fn rounded(part: i64, whole: i64, units: i128, decimals: u32) -> Option<String> {
    let quotient = decimal::div_half_even(i128::from(part) * units, whole.into());
    let text = decimal::grouped(i64::try_from(quotient).ok()?, decimals);
    Some(decimal::shortest(&text).to_owned())
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

/// Hundredths in plain ASCII, for programs: cents as dollars, "-2863504889.00"; ten-thousandths as per cent, "66.41".
pub fn hundredths(hundredths: i64) -> String {
    decimal::plain(hundredths, 2)
}

/// A rate in ten-billionths, with the decimals that it has: "0.0008117".
pub fn rate(ten_billionths: i64) -> String {
    let text = decimal::plain(ten_billionths, 10);
    decimal::shortest(&text).to_owned()
}

/// None beyond 9 × 10^17 %.
fn percentage(part: i64, whole: i64) -> Option<String> {
    let tenths = decimal::div_half_even(i128::from(part) * 1_000, whole.into());
    let (than, tenths) = match tenths {
        0 if part > 0 => ("<\u{202f}", 1),
        1_000 if part < whole => (">\u{202f}", 999),
        tenths => ("", tenths),
    };
    let text = decimal::grouped(i64::try_from(tenths).ok()?, 1);
    Some(format!("{than}{}{THIN}%", decimal::shortest(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn days_and_moments() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        assert_eq!(date(day), "24 Nov 2026");
        assert_eq!(date_short(day), "24 Nov");
        assert_eq!(date(NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()), "5 Jan 2026");
        let afternoon = day.and_hms_opt(14, 2, 59).unwrap().and_utc().timestamp_micros();
        assert_eq!(moment(afternoon), "24 Nov 2026, 14:02");
        assert_eq!(moment(0), "1 Jan 1970, 00:00");
        assert_eq!(moment(-1), "31 Dec 1969, 23:59");
        assert_eq!(moment(i64::MAX), i64::MAX.to_string());
    }

    #[test]
    fn percentages_have_one_decimal_at_most() {
        let shown = [
            (0, "0\u{202f}%"),
            (6_640, "66.4\u{202f}%"),
            (10_000, "100\u{202f}%"),
            (-2_550, "\u{2212}25.5\u{202f}%"),
            (12_345_678, "123\u{202f}456.8\u{202f}%"),
            (5_005, "50\u{202f}%"),
            (5_015, "50.2\u{202f}%"),
            (3, "<\u{202f}0.1\u{202f}%"),
            (9_996, ">\u{202f}99.9\u{202f}%"),
            (10_004, "100\u{202f}%"),
        ];
        for (ten_thousandths, text) in shown {
            assert_eq!(percent(ten_thousandths), text);
        }
    }

    #[test]
    fn shares_are_rounded_once() {
        assert_eq!(percent_of(10_837, 700_000).as_deref(), Some("1.5\u{202f}%"), "not 1.55 first, then 1.6");
        assert_eq!(percent_of(7, 0), None);
        assert_eq!(percent_of(-1, 4).as_deref(), Some("\u{2212}25\u{202f}%"));
    }

    #[test]
    fn values_as_they_are_read() {
        let shown = [
            (Kind::Count, "0", "0"),
            (Kind::Count, "1284310.5", "1\u{202f}284\u{202f}310.5"),
            (Kind::Percentage, "26/31", "83.9\u{202f}%"),
            (Kind::Percentage, "50/100", "50\u{202f}%"),
            (Kind::Percentage, "0/7", "0\u{202f}%"),
            (Kind::Percentage, "1/3", "33.3\u{202f}%"),
            (Kind::Rate, "42/10000", "4.2\u{202f}‰"),
            (Kind::Mean, "47/9", "5.22"),
            (Kind::Mean, "12/4", "3"),
            (Kind::Scale, "3", "3"),
            (Kind::YesNo, "Yes", "yes"),
        ];
        for (kind, typed, text) in shown {
            assert_eq!(value(kind, Value::parse(kind, typed).unwrap().unwrap()), text);
        }
    }

    #[test]
    fn a_ratio_without_a_percentage_shows_its_halves() {
        use crate::quantity::Quantity;
        let ratio = |n, d| Value::Ratio {
            numerator: Quantity::from_ten_thousandths(n),
            denominator: Quantity::from_ten_thousandths(d),
        };
        assert_eq!(value(Kind::Percentage, ratio(0, 0)), "0 / 0");
        assert_eq!(value(Kind::Percentage, ratio(i64::MAX, 1)), "922337203685477.5807 / 0.0001");
    }

    #[test]
    fn rates_show_the_decimals_they_have() {
        assert_eq!(rate(8_117_000), "0.0008117");
        assert_eq!(rate(10_837_000_000), "1.0837");
        assert_eq!(rate(32_500_000_000), "3.25");
        assert_eq!(rate(10_000_000_000), "1");
    }

    #[test]
    fn money_as_it_is_read() {
        assert_eq!(millions(286_350_488_900), "2\u{202f}863.5\u{202f}m");
        assert_eq!(millions(0), "0.0\u{202f}m");
        assert_eq!(millions(-5_000_001), "\u{2212}0.1\u{202f}m");
        assert_eq!(usd(286_350_488_900), "2\u{202f}863\u{202f}504\u{202f}889");
        assert_eq!(usd(150), "2");
        assert_eq!(usd(250), "2");
        assert_eq!(usd_exact(286_350_488_905), "2\u{202f}863\u{202f}504\u{202f}889.05");
        assert_eq!(usd_exact(i64::MIN), "\u{2212}92\u{202f}233\u{202f}720\u{202f}368\u{202f}547\u{202f}758.08");
    }
}
