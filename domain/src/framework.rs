//! Corporate frameworks: their codes, the years for which they hold, and the levels of what is to be achieved.

use serde::{Deserialize, Serialize};

use crate::word::words;

/// Characters in a code.
pub const CODE_MAX: usize = 16;

/// A code as it stands in addresses and tables: letters, digits, dots and dashes, a letter or digit first. `None` for everything else.
pub fn code(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let plain = typed.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    let begins = typed.starts_with(|c: char| c.is_ascii_alphanumeric());
    (plain && begins && typed.len() <= CODE_MAX).then(|| typed.to_owned())
}

/// The first and the last year for which a framework holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    first: i64,
    last: i64,
}

impl Years {
    /// Years of one framework.
    pub const MOST: i64 = 20;

    /// `None` where the last comes before the first, there are more than [`Years::MOST`], or a year has not four digits that people
    /// write plans for (1990 to 2100).
    pub fn new(first: i64, last: i64) -> Option<Self> {
        let planned = |year: i64| (1990..=2100).contains(&year);
        (planned(first) && planned(last) && first <= last && last - first < Self::MOST).then_some(Self { first, last })
    }

    pub fn first(self) -> i64 {
        self.first
    }

    pub fn last(self) -> i64 {
        self.last
    }

    pub fn has(self, year: i64) -> bool {
        (self.first..=self.last).contains(&year)
    }

    pub fn each(self) -> impl Iterator<Item = i64> {
        self.first..=self.last
    }
}

/// What is to be achieved in an area: outcomes, and under each the outputs that lead to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Outcome,
    Output,
}

words!(Level: "level of a framework" { Outcome => "outcome", Output => "output" });

/// What a framework consists of, and can be taken out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Area,
    Result,
    Indicator,
}

words!(Part: "part of a framework" { Area => "area", Result => "result", Indicator => "indicator" });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_can_stand_in_addresses() {
        for good in ["MIGOF", "P1.1", "MIGOF-2029", "1", " O2 "] {
            assert_eq!(code(good).as_deref(), Some(good.trim()), "{good}");
        }
        for bad in ["", " ", ".1", "-", "P 1", "P/1", "Ü1", "A very long code indeed", "a&b"] {
            assert_eq!(code(bad), None, "{bad}");
        }
    }

    #[test]
    fn years_are_few_and_in_order() {
        let years = Years::new(2025, 2028).unwrap();
        assert_eq!(years.each().collect::<Vec<_>>(), [2025, 2026, 2027, 2028]);
        assert!(years.has(2025) && years.has(2028) && !years.has(2029));
        assert_eq!(Years::new(2025, 2025).map(|one| one.each().count()), Some(1));
        for (first, last) in [(2028, 2025), (2025, 2045), (25, 28), (2025, 20_288)] {
            assert_eq!(Years::new(first, last), None, "{first} to {last}");
        }
        assert!(Years::new(2025, 2044).is_some());
    }
}
