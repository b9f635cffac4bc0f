//! What makes a reported value look odd. Warnings, never refusals: an odd value may be right, and its author may say why.
//!
//! The page where values are typed and the review before they are approved ask the same function.

use std::cmp::Ordering;

use crate::{
    aggregation::over_periods,
    indicator::{Accumulation, Direction, Kind},
    quantity::QuantityError,
    value::Value,
};

/// From so many times the largest value so far a value is a jump.
const JUMP: i128 = 10;
/// Beyond so many hundredths of the target a total is odd.
const BEYOND: i128 = 150;

/// One value of one period, with what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    pub kind: Kind,
    pub direction: Direction,
    pub accumulation: Accumulation,
    /// Of the whole project.
    pub target: Option<Value>,
    /// The approved values of the earlier and of the later periods, each in order, blanks left out.
    pub before: &'a [Value],
    pub after: &'a [Value],
    /// What is reported; blank warns of nothing.
    pub total: Option<Value>,
    /// What the cells leave of the total; none where nothing is disaggregated.
    pub unspecified: Option<Value>,
}

/// Why a value looks odd, with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A cumulative value that should grow is below that of the period before (the last of `before`).
    Falls { now: Value, before: Value },
    /// A cumulative value that should fall is above that of the period before.
    Rises { now: Value, before: Value },
    /// Ten times the largest value so far, or more.
    Jump { now: Value, largest: Value },
    /// With it, the whole is beyond 150 % of the target.
    BeyondTarget { so_far: Value, target: Value },
    /// The cells do not add to the total.
    Unspecified { rest: Value, total: Value },
}

impl Warning {
    /// Every code that [`Warning::code`] can give: each needs a word and a sentence.
    pub const CODES: [&'static str; 5] = ["falls", "rises", "jump", "beyond-target", "unspecified"];

    /// The word that chooses what is shown for it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Falls { .. } => "falls",
            Self::Rises { .. } => "rises",
            Self::Jump { .. } => "jump",
            Self::BeyondTarget { .. } => "beyond-target",
            Self::Unspecified { .. } => "unspecified",
        }
    }
}

impl Reading<'_> {
    /// What the approved values and this one amount to, as though it were approved.
    pub fn accumulated(&self) -> Result<Option<Value>, QuantityError> {
        let values = self.before.iter().copied().map(Some);
        let values = values.chain([self.total]).chain(self.after.iter().copied().map(Some));
        over_periods(self.accumulation, &values.collect::<Vec<_>>())
    }

    /// Everything that is odd about it, the gravest first.
    ///
    /// - A **cumulative** value (latest or maximum where more is better, latest or minimum where less is) goes the other
    ///   way than it should. A smaller addition to a sum is nothing to wonder at.
    /// - A **jump**: at least ten times the largest approved value of the earlier periods, if that is above zero.
    /// - **Beyond the target**: the whole with this value is above 150 % of a target above zero; not where less is better.
    /// - **Unspecified**: cells are filled and leave something of the total.
    ///
    /// A zero after other values is no warning: a month without arrivals is what a report is for.
    pub fn warnings(&self) -> Vec<Warning> {
        let Some(now) = self.total else { return Vec::new() };
        [self.turn(now), self.jump(now), self.beyond(), self.rest(now)].into_iter().flatten().collect()
    }

    fn turn(&self, now: Value) -> Option<Warning> {
        let before = *self.before.last()?;
        let order = compare(now, before)?;
        match (self.direction, self.accumulation) {
            (Direction::Increase | Direction::Maintain, Accumulation::Latest | Accumulation::Maximum) => {
                (order == Ordering::Less).then_some(Warning::Falls { now, before })
            }
            (Direction::Decrease, Accumulation::Latest | Accumulation::Minimum) => {
                (order == Ordering::Greater).then_some(Warning::Rises { now, before })
            }
            _ => None,
        }
    }

    fn jump(&self, now: Value) -> Option<Warning> {
        let larger = |a: Value, b: Value| if compare(b, a) == Some(Ordering::Greater) { b } else { a };
        let largest = self.before.iter().copied().reduce(larger)?;
        let ((n, d), (m, e)) = (fraction(now)?, fraction(largest)?);
        let jumps = self.kind.adds_up() && m > 0 && n.checked_mul(e)? >= m.checked_mul(d)?.checked_mul(JUMP)?;
        jumps.then_some(Warning::Jump { now, largest })
    }

    fn beyond(&self) -> Option<Warning> {
        let (target, so_far) = (self.target?, self.accumulated().ok()??);
        let ((n, d), (m, e)) = (fraction(so_far)?, fraction(target)?);
        let above = n.checked_mul(e)?.checked_mul(100)? > m.checked_mul(d)?.checked_mul(BEYOND)?;
        let measured = self.kind.adds_up() && self.direction != Direction::Decrease;
        (measured && m > 0 && above).then_some(Warning::BeyondTarget { so_far, target })
    }

    fn rest(&self, total: Value) -> Option<Warning> {
        let rest = self.unspecified.filter(|rest| halves(*rest) != (0, 0))?;
        Some(Warning::Unspecified { rest, total })
    }
}

fn halves(value: Value) -> (i128, i128) {
    let (numerator, denominator) = value.halves();
    (numerator.into(), denominator.unwrap_or_default().into())
}

/// Numerator and a denominator above zero; a ratio of nothing compares with nothing.
fn fraction(value: Value) -> Option<(i128, i128)> {
    match (value, halves(value)) {
        (Value::Ratio { .. }, (_, 0)) => None,
        (Value::Ratio { .. }, halves) => Some(halves),
        (_, (number, _)) => Some((number, 1)),
    }
}

/// None where a count meets a ratio. Answers compare by their order.
pub fn compare(one: Value, other: Value) -> Option<Ordering> {
    let ((n, d), (m, e)) = (fraction(one)?, fraction(other)?);
    one.is_like(other).then(|| (n * e).cmp(&(m * d)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        let kind = if text.contains('/') { Kind::Percentage } else { Kind::Count };
        Value::parse(kind, text).unwrap().unwrap()
    }

    fn values(texts: &[&str]) -> Vec<Value> {
        texts.iter().map(|text| value(text)).collect()
    }

    struct Case {
        direction: Direction,
        accumulation: Accumulation,
        target: Option<&'static str>,
        before: &'static [&'static str],
        after: &'static [&'static str],
        now: &'static str,
        rest: Option<&'static str>,
    }

    const GROWS: Case = Case {
        direction: Direction::Increase,
        accumulation: Accumulation::Latest,
        target: None,
        before: &[],
        after: &[],
        now: "7",
        rest: None,
    };

    impl Case {
        fn codes(&self) -> Vec<&'static str> {
            self.warnings().iter().map(Warning::code).collect()
        }

        fn warnings(&self) -> Vec<Warning> {
            let (before, after) = (values(self.before), values(self.after));
            let reading = Reading {
                kind: if self.now.contains('/') { Kind::Percentage } else { Kind::Count },
                direction: self.direction,
                accumulation: self.accumulation,
                target: self.target.map(value),
                before: &before,
                after: &after,
                total: Some(value(self.now)),
                unspecified: self.rest.map(value),
            };
            reading.warnings()
        }
    }

    #[test]
    fn a_cumulative_value_that_turns_is_odd_and_a_smaller_addition_is_not() {
        use Accumulation::*;
        use Direction::*;
        for (direction, accumulation, before, now, code) in [
            (Increase, Latest, &["5", "8"], "7", Some("falls")),
            (Increase, Latest, &["5", "8"], "8", None),
            (Increase, Latest, &["9", "6"], "7", None),
            (Maintain, Latest, &["5", "8"], "7", Some("falls")),
            (Increase, Maximum, &["5", "8"], "7", Some("falls")),
            (Increase, Sum, &["5", "8"], "7", None),
            (Increase, Minimum, &["5", "8"], "7", None),
            (Decrease, Latest, &["5", "8"], "9", Some("rises")),
            (Decrease, Minimum, &["5", "8"], "9", Some("rises")),
            (Decrease, Latest, &["5", "8"], "7", None),
            (Decrease, Sum, &["5", "8"], "9", None),
        ] {
            let case = Case { direction, accumulation, before, now, ..GROWS };
            assert_eq!(case.codes(), code.into_iter().collect::<Vec<_>>(), "{direction} {accumulation} {now}");
        }
        let case = Case { before: &["30/40"], now: "20/40", ..GROWS };
        assert_eq!(case.warnings(), [Warning::Falls { now: value("20/40"), before: value("30/40") }]);
        let same = Case { before: &["10/30"], now: "20/60", ..GROWS };
        assert_eq!(same.codes(), [""; 0], "the same fraction of more has not turned");
    }

    #[test]
    fn ten_times_the_largest_so_far_is_a_jump() {
        let sum = Case { accumulation: Accumulation::Sum, ..GROWS };
        for (before, now, jumps) in [
            (&["4", "9", "7"], "90", true),
            (&["4", "9", "7"], "89.9999", false),
            (&["0", "0", "0"], "90", false),
            (&["0", "0", "1"], "10", true),
        ] {
            let case = Case { before, now, ..sum };
            assert_eq!(case.codes().contains(&"jump"), jumps, "{before:?} {now}");
        }
        assert_eq!(Case { now: "90", ..sum }.codes(), [""; 0], "the first value is compared with nothing");
        let later = Case { after: &["1"], now: "90", ..sum };
        assert_eq!(later.codes(), [""; 0], "nor with what comes after it");
    }

    #[test]
    fn beyond_one_and_a_half_times_the_target_counts_all_periods() {
        let sum = Case { accumulation: Accumulation::Sum, target: Some("100"), before: &["90"], ..GROWS };
        assert_eq!(Case { now: "60", ..sum }.codes(), [""; 0], "150 % is not beyond");
        let case = Case { now: "60.0001", ..sum };
        assert_eq!(case.warnings(), [Warning::BeyondTarget { so_far: value("150.0001"), target: value("100") }]);
        assert_eq!(Case { now: "50", after: &["20"], ..sum }.codes(), ["beyond-target"]);
        assert_eq!(Case { now: "61", direction: Direction::Decrease, ..sum }.codes(), [""; 0]);
        assert_eq!(Case { now: "61", target: Some("0"), ..sum }.codes(), [""; 0]);
        let ratio = Case { target: Some("30/100"), before: &[], now: "46/100", ..GROWS };
        assert_eq!(ratio.codes(), ["beyond-target"]);
    }

    #[test]
    fn cells_that_leave_something_of_the_total_are_said_and_nothing_left_is_not() {
        let case = Case { now: "40", rest: Some("5"), ..GROWS };
        assert_eq!(case.warnings(), [Warning::Unspecified { rest: value("5"), total: value("40") }]);
        assert_eq!(Case { now: "40", rest: Some("0"), ..GROWS }.codes(), [""; 0]);
        let nothing = Value::Ratio { numerator: Default::default(), denominator: Default::default() };
        let reading = Reading {
            kind: Kind::Percentage,
            direction: Direction::Increase,
            accumulation: Accumulation::Latest,
            target: None,
            before: &[],
            after: &[],
            total: Some(value("26/31")),
            unspecified: Some(nothing),
        };
        assert_eq!(reading.warnings(), []);
        assert_eq!(Case { now: "26/31", rest: Some("0/2"), ..GROWS }.codes(), ["unspecified"]);
    }

    #[test]
    fn a_blank_and_a_zero_warn_of_nothing() {
        let before = values(&["5", "8"]);
        let reading = |total| Reading {
            kind: Kind::Count,
            direction: Direction::Increase,
            accumulation: Accumulation::Sum,
            target: Some(value("20")),
            before: &before,
            after: &[],
            total,
            unspecified: None,
        };
        assert_eq!(reading(None).warnings(), []);
        assert_eq!(reading(Some(value("0"))).warnings(), []);
    }

    #[test]
    fn several_warnings_stand_together_and_every_code_is_known() {
        let case = Case {
            accumulation: Accumulation::Maximum,
            target: Some("10"),
            before: &["300", "2"],
            now: "20",
            rest: Some("1"),
            ..GROWS
        };
        assert_eq!(case.codes(), ["beyond-target", "unspecified"]);
        let all = Case { before: &["1", "2"], now: "20", target: Some("10"), rest: Some("1"), ..GROWS };
        assert_eq!(all.codes(), ["jump", "beyond-target", "unspecified"]);
        assert!(all.codes().iter().all(|code| Warning::CODES.contains(code)));
    }

    #[test]
    fn an_answer_that_turns_is_odd_but_answers_do_not_jump() {
        let reading = |before: &'static [Value], now| {
            let (direction, accumulation) = (Direction::Increase, Accumulation::Latest);
            let target = Some(Value::Answer(2));
            let (kind, total) = (Kind::Scale, Some(Value::Answer(now)));
            let reading =
                Reading { kind, direction, accumulation, target, before, after: &[], total, unspecified: None };
            reading.warnings()
        };
        assert_eq!(reading(&[Value::Answer(1)], 12), []);
        let falls = Warning::Falls { now: Value::Answer(2), before: Value::Answer(4) };
        assert_eq!(reading(&[Value::Answer(4)], 2), [falls]);
        let told = Reading {
            kind: Kind::Narrative,
            direction: Direction::Increase,
            accumulation: Accumulation::Latest,
            target: None,
            before: &[Value::Told],
            after: &[],
            total: Some(Value::Told),
            unspecified: None,
        };
        assert_eq!(told.warnings(), []);
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let most = format!("{0}/{0}", "900000000000000");
        let most = value(&most);
        let reading = Reading {
            kind: Kind::Percentage,
            direction: Direction::Increase,
            accumulation: Accumulation::Sum,
            target: Some(most),
            before: &[most],
            after: &[],
            total: Some(most),
            unspecified: None,
        };
        assert_eq!(reading.warnings(), []);
        assert!(reading.accumulated().is_err());
    }
}
