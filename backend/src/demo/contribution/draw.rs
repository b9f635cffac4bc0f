//! How much, when and by whom: drawn, so that every kind of contribution is there.

use chrono::NaiveDate;
use domain::{
    appeal::{Area, Areas},
    contribution::Stage,
    money::{Currency, Money, Rate},
};

use super::super::{past::plus, random::Random};

/// In percent of a budget, what one or two donors promise: mostly all of it.
pub(super) fn shares(random: &mut Random) -> Vec<i64> {
    match random.between(0, 9) {
        0..=5 => vec![100],
        6 | 7 => vec![60, 40],
        _ => vec![random.between(12, 18) * 5],
    }
}

/// Any donor but that one.
pub(super) fn donor(random: &mut Random, number: usize, but: usize) -> usize {
    let last = i64::try_from(number).unwrap_or(2) - 2;
    let drawn = usize::try_from(random.between(0, last)).unwrap_or(0);
    if drawn >= but { drawn + 1 } else { drawn }
}

/// One of the areas of the appeal.
pub(super) fn area(random: &mut Random, areas: &Areas) -> Option<Area> {
    let areas: Vec<Area> = areas.iter().collect();
    let last = i64::try_from(areas.len()).unwrap_or(1) - 1;
    usize::try_from(random.between(0, last.max(0))).ok().and_then(|at| areas.get(at).copied())
}

/// To thousands of dollars.
pub(super) fn round(usd: i64) -> i64 {
    (usd / 100_000).max(1) * 100_000
}

/// A contribution to be.
pub(super) struct Planned {
    /// Cents.
    pub(super) usd: i64,
    /// Nothing is pledged before.
    pub(super) earliest: NaiveDate,
    pub(super) agreed: NaiveDate,
    /// From when on it is paid.
    pub(super) begun: NaiveDate,
    pub(super) today: NaiveDate,
}

pub(super) struct Instalment {
    pub(super) stage: Stage,
    pub(super) day: NaiveDate,
    pub(super) amount: Money,
}

impl Planned {
    /// Pledged, then committed, then paid in up to three parts, as far as it has come by today; in the order of their days.
    pub(super) fn instalments(&self, rate: Option<Rate>, currency: Currency, random: &mut Random) -> Vec<Instalment> {
        let whole = Money::new(self.in_currency(rate, currency), currency);
        if whole.minor <= 0 {
            return Vec::new();
        }
        let yesterday = plus(self.today, -1);
        let agreed = self.agreed.min(yesterday);
        let pledged = plus(agreed, -random.between(20, 80)).max(self.earliest).min(agreed);
        let mut planned = vec![
            Instalment { stage: Stage::Pledged, day: pledged, amount: whole },
            Instalment { stage: Stage::Committed, day: agreed, amount: whole },
        ];
        let parts = random.between(1, 3);
        let part = whole.minor / parts;
        let mut day = self.begun.max(agreed);
        for nth in 1..=parts {
            day = plus(day, random.between(5, 20) + (nth - 1) * 110);
            // The last part takes what was left by dividing.
            let minor = if nth == parts { whole.minor - part * (parts - 1) } else { part };
            if day <= yesterday && minor > 0 {
                planned.push(Instalment { stage: Stage::Received, day, amount: Money::new(minor, currency) });
            }
        }
        planned
    }

    /// In US dollars to the cent; otherwise about as much, to hundreds of the currency.
    fn in_currency(&self, rate: Option<Rate>, currency: Currency) -> i64 {
        if currency == Currency::USD {
            return self.usd;
        }
        // Ten for a dollar where nobody knows.
        let rate = rate.map_or(Rate::ONE / 10, |rate| rate.ten_billionths);
        let unit = 10_i128.pow(currency.decimals());
        let units = i128::from(self.usd) * i128::from(Rate::ONE) / i128::from(rate) / 100;
        let rounded = if units > 1_000 { units / 100 * 100 } else { units };
        i64::try_from(rounded * unit).unwrap_or(0)
    }
}
