//! The steps of a map: amounts sorted into five, from the lightest to the darkest, between limits that can be read aloud.

/// From the lightest, 1, to the darkest.
pub const STEPS: usize = 5;

/// The limits between shares, in ten-thousandths: 5, 25, 50 and 100 %. The same on every map, so that two of them compare.
const SHARES: [i64; STEPS - 1] = [500, 2_500, 5_000, 10_000];

/// How many per cent of the amounts lie below each limit between them, before it is rounded: the darker, the fewer, so that what stands
/// out does.
const BELOW: [usize; STEPS - 1] = [35, 60, 80, 92];

/// Where each step but the first begins; rising, above zero, at most four.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    limits: Vec<i64>,
}

impl Steps {
    /// For these amounts, as far as they are above zero; the limits are rounded down to 1, 2 or 5 and zeros behind it. Amounts that
    /// hardly differ need fewer than five.
    pub fn of(amounts: impl IntoIterator<Item = i64>) -> Self {
        let mut amounts: Vec<i64> = amounts.into_iter().filter(|amount| *amount > 0).collect();
        amounts.sort_unstable();
        let mut limits: Vec<i64> =
            BELOW.iter().filter_map(|part| amounts.get(amounts.len() * part / 100)).map(|at| round(*at)).collect();
        limits.dedup();
        // What begins at or below the least amount would be a step with nothing beneath it.
        limits.retain(|limit| amounts.first().is_some_and(|least| limit > least));
        Self { limits }
    }

    /// For shares in ten-thousandths.
    pub fn shares() -> Self {
        Self { limits: SHARES.to_vec() }
    }

    /// From 1; none for what is not above zero.
    pub fn step(&self, amount: i64) -> Option<usize> {
        (amount > 0).then(|| self.limits.partition_point(|limit| *limit <= amount) + 1)
    }

    /// Each step as its number, where it begins (the first above zero) and where the next one does.
    pub fn ranges(&self) -> impl Iterator<Item = (usize, Option<i64>, Option<i64>)> + '_ {
        let from = [None].into_iter().chain(self.limits.iter().copied().map(Some));
        let to = self.limits.iter().copied().map(Some).chain([None]);
        (1..).zip(from.zip(to)).map(|(step, (from, to))| (step, from, to))
    }
}

/// The largest of 1, 2 and 5 with zeros behind it that is not above `amount`, which is above zero.
fn round(amount: i64) -> i64 {
    let tens = 10_i64.pow(amount.ilog10());
    let first = match amount / tens {
        1 => 1,
        2..=4 => 2,
        _ => 5,
    };
    first * tens
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn limits_are_round() {
        for (amount, rounded) in [(1, 1), (4, 2), (5, 5), (99, 50), (100, 100), (1_999, 1_000), (2_000, 2_000)] {
            assert_eq!(round(amount), rounded, "{amount}");
        }
        assert_eq!(round(i64::MAX), 5_000_000_000_000_000_000);
    }

    #[test]
    fn the_darker_a_step_the_fewer_it_holds() {
        let steps = Steps::of((1..=100).map(|amount| amount * 100));
        assert_eq!(steps.limits, [2_000, 5_000]);
        let steps = Steps::of((0..20).map(|n| 3 * 10_i64.pow(n / 2)));
        assert_eq!(steps.limits, [2_000, 2_000_000, 200_000_000, 2_000_000_000]);
        let amounts = [3, 1_999, 2_000, 2_000_000, 200_000_000, 2_000_000_000];
        assert_eq!(amounts.map(|amount| steps.step(amount)), [1, 1, 2, 3, 4, 5].map(Some));
    }

    #[test]
    fn nothing_and_a_surplus_have_no_step() {
        let steps = Steps::of([1, 10, 100]);
        assert_eq!((steps.step(0), steps.step(-5)), (None, None));
        assert_eq!(Steps::of([]).ranges().collect::<Vec<_>>(), [(1, None, None)]);
        assert_eq!(Steps::of([0, -3]), Steps::default());
        assert_eq!(Steps::of([7, 7, 7]).step(7), Some(1), "all alike are one step");
    }

    #[test]
    fn shares_have_limits_of_their_own() {
        let steps = Steps::shares();
        assert_eq!([1, 499, 500, 9_999, 10_000, 13_000].map(|share| steps.step(share)), [1, 1, 2, 4, 5, 5].map(Some));
        assert_eq!(steps.ranges().last(), Some((5, Some(10_000), None)));
    }

    proptest! {
        #[test]
        fn more_is_never_lighter_and_every_amount_lies_in_its_range(amounts in proptest::collection::vec(1..i64::MAX, 1..60)) {
            let steps = Steps::of(amounts.iter().copied());
            let ranges: Vec<_> = steps.ranges().collect();
            prop_assert!(ranges.len() <= STEPS);
            let mut sorted = amounts;
            sorted.sort_unstable();
            let found: Vec<usize> = sorted.iter().map(|amount| steps.step(*amount).unwrap()).collect();
            prop_assert!(found.is_sorted());
            for (amount, step) in sorted.iter().zip(&found) {
                let (_, from, to) = ranges[step - 1];
                prop_assert!(from.is_none_or(|from| from <= *amount) && to.is_none_or(|to| *amount < to));
            }
            prop_assert_eq!(found[0], 1, "the least amount lies in the lightest step");
        }
    }
}
