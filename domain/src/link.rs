//! Links: a project indicator counts towards a corporate one, whole or with a stated share, where kind, unit and answers fit; and
//! how alike two indicators sound, for suggestions.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    indicator::{Kind, Operator, Unlike, fits},
    quantity::Quantity,
    value::Value,
    word::words,
};

/// How much of what a project indicator amounts to counts towards the corporate one, in ten-thousandths: 1 to 10 000, the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Share(i64);

impl Share {
    /// Ten-thousandths in the whole.
    const SCALE: i64 = 10_000;
    pub const WHOLE: Self = Self(Self::SCALE);

    /// `None` below one ten-thousandth or above the whole.
    pub fn from_ten_thousandths(share: i64) -> Option<Self> {
        (1..=Self::SCALE).contains(&share).then_some(Self(share))
    }

    pub fn ten_thousandths(self) -> i64 {
        self.0
    }

    pub fn is_whole(self) -> bool {
        self == Self::WHOLE
    }

    /// Reads a percentage, "60" or "12.5", with at most two decimals; blank is the whole. `None` for everything else.
    pub fn parse(percent: &str) -> Option<Self> {
        let typed = percent.trim().trim_end_matches('%');
        match Quantity::parse(typed) {
            Ok(None) if percent.trim().is_empty() => Some(Self::WHOLE),
            Ok(Some(typed)) if typed.ten_thousandths() % 100 == 0 => {
                Self::from_ten_thousandths(typed.ten_thousandths() / 100)
            }
            _ => None,
        }
    }

    /// Value × share, rounded down at four decimals: a count, or both halves of a ratio, whose rate stays what it is. Rounding
    /// down never makes the parts of a total, such as its cells by sex, more than the total. A ratio whose denominator becomes
    /// nothing is 0 / 0, a ratio of nothing. Answers and words have no part and stay as they are.
    pub fn of(self, value: Value) -> Value {
        let part = |quantity: Quantity| {
            let wide = i128::from(quantity.ten_thousandths()) * i128::from(self.0);
            // A part of what fits does fit.
            Quantity::from_wide(wide.div_euclid(i128::from(Self::SCALE))).unwrap_or(quantity)
        };
        match value {
            Value::Count(count) => Value::Count(part(count)),
            Value::Ratio { numerator, denominator } => {
                let denominator = part(denominator);
                let numerator = if denominator == Quantity::ZERO { Quantity::ZERO } else { part(numerator) };
                Value::Ratio { numerator, denominator }
            }
            Value::Answer(_) | Value::YesNo(_) | Value::Told => value,
        }
    }
}

/// As it is typed, in percent: "60", "12.5".
impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Quantity::from_ten_thousandths(self.0 * 100).fmt(f)
    }
}

impl Share {
    /// As it is read: "60 %".
    pub fn percent(self) -> String {
        format!("{self}\u{202f}%")
    }
}

/// What became of a proposed link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It counts from then on.
    Confirmed,
    Refused,
    /// Its project took it back.
    Withdrawn,
}

words!(Decision: "decision about a link" {
    Confirmed => "confirmed",
    Refused => "refused",
    Withdrawn => "withdrawn",
});

/// Whether a share can be stated: what is added up over projects has parts. The mean, the highest or the lowest of counts has
/// none, nor has an answer.
pub fn shares(kind: Kind, operator: Operator) -> bool {
    match operator {
        Operator::Sum => kind.adds_up(),
        Operator::Mean => kind.is_ratio(),
        Operator::Maximum | Operator::Minimum => false,
    }
}

/// What is compared of an indicator before it is linked.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'a> {
    pub kind: Kind,
    pub unit: &'a str,
    /// Of a scale, the lowest first.
    pub answers: &'a [String],
}

/// Why a link cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    Kind,
    Answers,
    /// Other words for the unit, and nobody said why they mean the same.
    Unit,
    /// Part of what is not added up.
    Share,
}

/// Whether a project indicator may count towards a corporate one with this share. The units are the same words, in whatever case, or
/// `same_unit` says why both mean the same.
pub fn check(
    project: Measured<'_>,
    corporate: Measured<'_>,
    operator: Operator,
    share: Share,
    same_unit: &str,
) -> Result<(), Unfit> {
    fits((project.kind, project.answers), (corporate.kind, corporate.answers)).map_err(|unlike| match unlike {
        Unlike::Kind => Unfit::Kind,
        Unlike::Answers => Unfit::Answers,
    })?;
    if !same(project.unit, corporate.unit) && same_unit.trim().is_empty() {
        return Err(Unfit::Unit);
    }
    if !share.is_whole() && !shares(corporate.kind, operator) {
        return Err(Unfit::Share);
    }
    Ok(())
}

/// Whether two units are the same words, whatever their case and the spaces between them.
pub fn same(one: &str, other: &str) -> bool {
    let words = |unit: &str| unit.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    words(one) == words(other)
}

/// Words that say nothing about what is measured.
const EMPTY: [&str; 22] = [
    "and", "the", "for", "with", "who", "that", "which", "from", "are", "have", "has", "their", "per", "number",
    "share", "each", "once", "least", "one", "people", "person", "under",
];
/// Letters by which a word is known: "trained" and "training" are one.
const STEM: usize = 5;

/// How alike a project indicator sounds to a corporate one, from 0 to 1 000: seven tenths for the words that their titles share, three
/// tenths for the words of its title that stand in the definition.
pub fn likeness(title: &str, corporate: &str, definition: &str) -> u32 {
    let (own, other) = (stems(title), stems(corporate));
    if own.is_empty() || other.is_empty() {
        return 0;
    }
    let defined: BTreeSet<String> = stems(definition).union(&other).cloned().collect();
    let both = own.intersection(&other).count();
    let told = own.intersection(&defined).count();
    let score = 700 * 2 * both / (own.len() + other.len()) + 300 * told / own.len();
    u32::try_from(score).unwrap_or(1_000)
}

fn stems(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words
        .filter(|word| word.chars().count() > 2 && !EMPTY.contains(&word.as_str()))
        .map(|word| word.chars().take(STEM).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(kind: Kind, text: &str) -> Value {
        Value::parse(kind, text).unwrap().unwrap()
    }

    fn share(percent: &str) -> Share {
        Share::parse(percent).unwrap()
    }

    #[test]
    fn a_share_is_typed_in_percent() {
        for (typed, read) in
            [("60", 6_000), ("12.5", 1_250), ("0.01", 1), ("100", 10_000), ("60 %", 6_000), ("", 10_000)]
        {
            assert_eq!(Share::parse(typed).map(Share::ten_thousandths), Some(read), "{typed}");
        }
        for typed in ["0", "100.01", "-5", "0.001", "half", "%"] {
            assert_eq!(Share::parse(typed), None, "{typed}");
        }
        assert_eq!((share("12.5").to_string(), share("60").percent()), ("12.5".into(), "60\u{202f}%".into()));
    }

    #[test]
    fn a_part_is_exact_and_rounded_down() {
        let cases = [
            (Kind::Count, "1200", "60", "720"),
            (Kind::Count, "0.0003", "50", "0.0001"),
            (Kind::Count, "0", "50", "0"),
            (Kind::Percentage, "50/100", "50", "25/50"),
            (Kind::Mean, "7/3", "10", "0.7/0.3"),
        ];
        for (kind, whole, percent, part) in cases {
            assert_eq!(share(percent).of(value(kind, whole)), value(kind, part), "{percent} % of {whole}");
        }
        let nothing = Value::Ratio { numerator: Quantity::ZERO, denominator: Quantity::ZERO };
        assert_eq!(share("50").of(value(Kind::Mean, "7/0.0001")), nothing);
        assert_eq!(share("50").of(Value::Answer(3)), Value::Answer(3));
        assert_eq!(share("50").of(Value::YesNo(true)), Value::YesNo(true));
    }

    #[test]
    fn only_what_is_added_up_has_parts() {
        for (kind, operator, has) in [
            (Kind::Count, Operator::Sum, true),
            (Kind::Percentage, Operator::Sum, true),
            (Kind::Rate, Operator::Mean, true),
            (Kind::Count, Operator::Mean, false),
            (Kind::Count, Operator::Maximum, false),
            (Kind::Percentage, Operator::Minimum, false),
            (Kind::Scale, Operator::Sum, false),
            (Kind::YesNo, Operator::Sum, false),
        ] {
            assert_eq!(shares(kind, operator), has, "{kind} {operator}");
        }
    }

    #[test]
    fn kind_unit_and_share_must_fit() {
        let people = Measured { kind: Kind::Count, unit: "people", answers: &[] };
        let persons = Measured { unit: "persons", ..people };
        let rate = Measured { kind: Kind::Percentage, ..people };
        let upper = Measured { unit: " People ", ..people };
        let check = |one, other, operator, percent, why| check(one, other, operator, share(percent), why);
        assert_eq!(check(people, upper, Operator::Sum, "", ""), Ok(()));
        assert_eq!(check(people, persons, Operator::Sum, "", " "), Err(Unfit::Unit));
        assert_eq!(check(people, persons, Operator::Sum, "", "Two words for the same."), Ok(()));
        assert_eq!(check(people, rate, Operator::Sum, "", "anything"), Err(Unfit::Kind));
        assert_eq!(check(people, people, Operator::Maximum, "60", ""), Err(Unfit::Share));
        assert_eq!(check(people, people, Operator::Maximum, "100", ""), Ok(()));
        let low: Vec<String> = ["poor", "good"].map(String::from).into();
        let turned: Vec<String> = ["good", "poor"].map(String::from).into();
        let scale = Measured { kind: Kind::Scale, unit: "answer", answers: &low };
        let other = Measured { answers: &turned, ..scale };
        assert_eq!(check(scale, other, Operator::Sum, "", ""), Err(Unfit::Answers));
    }

    #[test]
    fn what_sounds_alike_comes_first() {
        let corporate = [
            ("Officials trained on migrants’ rights", "Public officials, judges and officers who complete a course."),
            (
                "Victims of trafficking and vulnerable migrants assisted",
                "People identified as victims who get a service.",
            ),
            ("Migrants given health checks", "People seen by a doctor or nurse."),
        ];
        let best = |title: &str| {
            let scores = corporate.map(|(name, definition)| likeness(title, name, definition));
            (0..3).max_by_key(|at| scores[*at]).unwrap()
        };
        assert_eq!(best("Officials trained"), 0);
        assert_eq!(best("Judges who attended training"), 0);
        assert_eq!(best("Victims identified and referred"), 1);
        assert_eq!(best("Health check-ups"), 2);
        assert_eq!(likeness("Officials trained", "Officials trained", ""), 1_000);
        assert_eq!(likeness("Boats", "Officials trained", "Anything else."), 0);
        assert_eq!(likeness("of the", "Officials trained", ""), 0);
    }

    proptest! {
        /// Cells that do not exceed their total do not exceed it either after a share of both.
        #[test]
        fn parts_of_cells_stay_within_the_part_of_the_total(cells in prop::collection::vec(0_i64..1_000_000_000, 1..6), rest in 0_i64..1_000, of in 1_i64..=10_000) {
            let share = Share::from_ten_thousandths(of).unwrap();
            let count = |n: i64| Value::Count(Quantity::from_ten_thousandths(n));
            let part = |n: i64| share.of(count(n)).halves().0;
            let total = cells.iter().sum::<i64>() + rest;
            let of_cells: i64 = cells.iter().map(|cell| part(*cell)).sum();
            prop_assert!(of_cells <= part(total));
            // Below the exact part by less than one ten-thousandth.
            let exact = i128::from(total) * i128::from(of);
            let shown = i128::from(part(total)) * 10_000;
            prop_assert!(shown <= exact && exact - shown < 10_000);
        }

        #[test]
        fn the_whole_changes_nothing_and_no_part_is_larger(n in any::<i64>(), of in 1_i64..=10_000) {
            let count = Value::Count(Quantity::from_ten_thousandths(n));
            prop_assert_eq!(Share::WHOLE.of(count), count);
            let part = Share::from_ten_thousandths(of).unwrap().of(count).halves().0;
            prop_assert!(part.unsigned_abs() <= n.unsigned_abs());
        }

        #[test]
        fn a_part_of_a_percentage_is_one(numerator in 0_i64..1_000_000, more in 0_i64..1_000_000, of in 1_i64..=10_000) {
            let quantity = Quantity::from_ten_thousandths;
            let whole = Value::Ratio { numerator: quantity(numerator), denominator: quantity(numerator + more) };
            let (part, base) = Share::from_ten_thousandths(of).unwrap().of(whole).halves();
            prop_assert!(base.is_some_and(|base| part <= base && (base > 0 || part == 0)));
        }
    }
}
