//! Targets for the whole, per period and per cell: where each stands, and what does not fit together.
//!
//! A doubt never refuses: a plan may leave a reserve, and a target per cell may count people twice on purpose.

use std::{fmt, str::FromStr};

use thiserror::Error;

use crate::{
    aggregation::over_periods,
    id::PeriodId,
    indicator::{Accumulation, Kind},
    quantity::Quantity,
    value::{CellsError, Reported, Value},
};

/// What a target is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    Whole,
    Period(PeriodId),
}

const WHOLE: &str = "whole";

/// "whole", or the period: "p12".
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str(WHOLE),
            Self::Period(id) => write!(f, "p{id}"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0} is neither the whole nor a period")]
pub struct NoPlace(String);

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix('p').and_then(|id| id.parse().ok()) {
            _ if text == WHOLE => Ok(Self::Whole),
            Some(id) => Ok(Self::Period(id)),
            None => Err(NoPlace(text.to_owned())),
        }
    }
}

/// What does not fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The targets of the cells along an axis add to `sum`, above that of their total.
    CellsAbove { place: Place, axis: String, sum: Quantity, total: Quantity },
    /// The targets of the periods add to `sum`, not to that of the whole.
    SumDiffers { sum: Value, whole: Value },
    /// The last period's target is not that of the whole.
    LastDiffers { last: Value, whole: Value },
}

impl Doubt {
    /// Every code that [`Doubt::code`] can give: each needs a sentence.
    pub const CODES: [&'static str; 3] = ["cells-above", "sum-differs", "last-differs"];

    pub const fn code(&self) -> &'static str {
        match self {
            Self::CellsAbove { .. } => "cells-above",
            Self::SumDiffers { .. } => "sum-differs",
            Self::LastDiffers { .. } => "last-differs",
        }
    }
}

/// Every doubt about the targets of an indicator, `periods` being all of the project's, in order.
///
/// - Of counts, the **cells** along an axis are above the total of their place. Shares by sex are each their own promise.
/// - Where values are **summed**, every period has a target and they do not add to the whole, or they are above it already.
/// - For **latest**, the last period's target is not that of the whole.
pub fn doubts(
    kind: Kind,
    accumulation: Accumulation,
    whole: &Reported,
    periods: &[(PeriodId, Reported)],
) -> Vec<Doubt> {
    let places = std::iter::once((Place::Whole, whole));
    let places = places.chain(periods.iter().map(|(id, reported)| (Place::Period(*id), reported)));
    let mut doubts: Vec<Doubt> =
        places.filter(|_| kind == Kind::Count).flat_map(|(place, reported)| cells(place, reported)).collect();
    let totals: Vec<Option<Value>> = periods.iter().map(|(_, reported)| reported.total).collect();
    let Some(whole) = whole.total else { return doubts };
    match accumulation {
        Accumulation::Sum => {
            let complete = totals.iter().all(Option::is_some);
            let sum = over_periods(Accumulation::Sum, &totals).ok().flatten();
            doubts.extend(
                sum.filter(|sum| above(*sum, whole) || (complete && !equal(*sum, whole)))
                    .map(|sum| Doubt::SumDiffers { sum, whole }),
            );
        }
        Accumulation::Latest => {
            let last = totals.last().copied().flatten();
            doubts.extend(last.filter(|last| !equal(*last, whole)).map(|last| Doubt::LastDiffers { last, whole }));
        }
        Accumulation::Maximum | Accumulation::Minimum | Accumulation::Mean => {}
    }
    doubts
}

fn cells(place: Place, reported: &Reported) -> Vec<Doubt> {
    let above = |axis: &str| match reported.unspecified(axis) {
        Err(CellsError::AboveTotal { sum, total, .. }) => {
            Some(Doubt::CellsAbove { place, axis: axis.to_owned(), sum, total })
        }
        _ => None,
    };
    reported.axes().into_iter().filter_map(above).collect()
}

/// The numerators over the product of the denominators, so that nothing is rounded.
fn crossed(a: Value, b: Value) -> (i128, i128) {
    let ((an, ad), (bn, bd)) = (a.halves(), b.halves());
    (i128::from(an) * i128::from(bd.unwrap_or(1)), i128::from(bn) * i128::from(ad.unwrap_or(1)))
}

fn equal(a: Value, b: Value) -> bool {
    let (a, b) = crossed(a, b);
    a == b
}

/// Only counts have a sum that can be too much; shares are pooled.
fn above(sum: Value, whole: Value) -> bool {
    let (a, b) = crossed(sum, whole);
    matches!(sum, Value::Count(_)) && a > b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(kind: Kind, text: &str) -> Reported {
        Reported::whole(Value::parse(kind, text).unwrap())
    }

    fn periods(kind: Kind, typed: &[&str]) -> Vec<(PeriodId, Reported)> {
        (1..).map(PeriodId).zip(typed.iter().map(|text| whole(kind, text))).collect()
    }

    fn codes(kind: Kind, accumulation: Accumulation, all: &str, typed: &[&str]) -> Vec<&'static str> {
        doubts(kind, accumulation, &whole(kind, all), &periods(kind, typed)).iter().map(Doubt::code).collect()
    }

    #[test]
    fn what_does_not_add_up_is_a_doubt() {
        use Accumulation::*;
        for (kind, accumulation, all, typed, expected) in [
            (Kind::Count, Sum, "100", &["10", "20", "70"][..], None),
            (Kind::Count, Sum, "100", &["10", "20", "60"], Some("sum-differs")),
            (Kind::Count, Sum, "100", &["10", "20", ""], None),
            (Kind::Count, Sum, "100", &["80", "30", ""], Some("sum-differs")),
            (Kind::Count, Sum, "100", &["", "", ""], None),
            (Kind::Count, Sum, "0", &["0", "0", "0"], None),
            (Kind::Count, Sum, "", &["10", "20", "60"], None),
            (Kind::Percentage, Sum, "90/100", &["45/50", "9/10"], None),
            (Kind::Percentage, Sum, "90/100", &["45/50", "8/10"], Some("sum-differs")),
            (Kind::Count, Latest, "100", &["10", "20", "100"], None),
            (Kind::Count, Latest, "100", &["10", "20", "90"], Some("last-differs")),
            (Kind::Count, Latest, "100", &["10", "20", ""], None),
            (Kind::Percentage, Latest, "90/100", &["1/2", "9/10"], None),
            (Kind::YesNo, Latest, "yes", &["no", "no"], Some("last-differs")),
            (Kind::Count, Maximum, "100", &["10", "20", "90"], None),
        ] {
            let found = codes(kind, accumulation, all, typed);
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{accumulation} {all} of {typed:?}");
        }
    }

    #[test]
    fn cells_above_their_total_are_named_with_their_numbers() {
        let count = |text| Value::parse(Kind::Count, text).unwrap();
        let both = Reported::by_sex(count("100"), count("60"), count("50"));
        let alone = Reported::by_sex(None, count("60"), count("50"));
        let found = doubts(Kind::Count, Accumulation::Mean, &both, &[(PeriodId(1), alone)]);
        let quantity = |n: i64| Quantity::from_ten_thousandths(n * Quantity::SCALE);
        let above =
            Doubt::CellsAbove { place: Place::Whole, axis: "sex".into(), sum: quantity(110), total: quantity(100) };
        assert_eq!(found, [above]);
        assert!(Doubt::CODES.contains(&found[0].code()));
    }

    #[test]
    fn the_name_of_a_place_is_read_back() {
        for place in [Place::Whole, Place::Period(PeriodId(12))] {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for wrong in ["", "p", "12", "px"] {
            assert!(wrong.parse::<Place>().is_err(), "{wrong}");
        }
    }
}
