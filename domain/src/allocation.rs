//! Tying money to money: a budget line to a row of an appeal, a contribution to either. An allocation never goes above what is left
//! at either end. All amounts are USD cents.

/// One end of an allocation, without the allocation itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// What there is to allocate, or to cover.
    pub limit_usd: i64,
    /// What all other allocations take of it.
    pub others_usd: i64,
}

impl End {
    /// What the others leave; zero where they already take more than there is.
    pub fn left_usd(self) -> i64 {
        self.limit_usd.saturating_sub(self.others_usd).max(0)
    }
}

/// What keeps an allocation from being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Below zero. Nothing at all is no allocation, and takes away the one that was there.
    Negative,
    /// Above what is left at the end with this index, the first where several are too narrow.
    Above { end: usize, left_usd: i64 },
}

/// Whether an allocation of `before` may become one of `after`; `before` is zero where there is none yet.
///
/// At most what is left at each end. Where an end is already exceeded, as limits are lowered after money was tied to them, an
/// allocation may shrink and may go, but not grow.
pub fn check(before: i64, after: i64, ends: &[End]) -> Result<(), Refused> {
    if after < 0 {
        return Err(Refused::Negative);
    }
    if after <= before {
        return Ok(());
    }
    let above = ends.iter().enumerate().find(|(_, end)| after > end.left_usd());
    above.map_or(Ok(()), |(end, at)| Err(Refused::Above { end, left_usd: at.left_usd() }))
}

/// Of `amount`, the part that falls on `allocated` out of `whole`, rounded down, so that parts never add to more than their whole:
/// what of a contribution's money received falls on one of its allocations, or of what a line spent on a cell of the appeal. Nothing
/// where the whole is not above zero; all of it where more than the whole is allocated. Negative amounts, money that came back, are
/// rounded towards zero.
pub fn portion(amount: i64, allocated: i64, whole: i64) -> i64 {
    if whole <= 0 || allocated <= 0 {
        return 0;
    }
    if allocated >= whole {
        return amount;
    }
    // Less than `amount`, so that it fits.
    let part = i128::from(amount) * i128::from(allocated) / i128::from(whole);
    i64::try_from(part).unwrap_or(amount)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn end(limit_usd: i64, others_usd: i64) -> End {
        End { limit_usd, others_usd }
    }

    #[test]
    fn at_most_what_is_left_at_either_end() {
        let above = |end, left_usd| Err(Refused::Above { end, left_usd });
        let cases = [
            (0, 100, [end(100, 0), end(500, 400)], Ok(())),
            (0, 101, [end(100, 0), end(500, 400)], above(0, 100)),
            (0, 101, [end(900, 0), end(500, 400)], above(1, 100)),
            (0, 1, [end(100, 100), end(500, 0)], above(0, 0)),
            (50, 100, [end(100, 0), end(500, 0)], Ok(())),
            (50, 0, [end(100, 0), end(500, 0)], Ok(())),
            (0, -1, [end(100, 0), end(500, 0)], Err(Refused::Negative)),
            (i64::MAX, i64::MAX, [end(0, i64::MAX), end(0, 0)], Ok(())),
            (0, 1, [end(i64::MIN, i64::MAX), end(5, 0)], above(0, 0)),
        ];
        for (before, after, ends, expected) in cases {
            assert_eq!(check(before, after, &ends), expected, "{before} -> {after} of {ends:?}");
        }
    }

    #[test]
    fn where_an_end_is_exceeded_it_may_only_shrink() {
        let exceeded = [end(100, 80), end(500, 0)];
        assert_eq!(check(60, 59, &exceeded), Ok(()));
        assert_eq!(check(60, 60, &exceeded), Ok(()));
        assert_eq!(check(60, 61, &exceeded), Err(Refused::Above { end: 0, left_usd: 20 }));
    }

    #[test]
    fn a_portion_is_rounded_down() {
        assert_eq!(portion(60, 30, 100), 18);
        assert_eq!(portion(100, 1, 3), 33);
        assert_eq!(portion(-100, 1, 3), -33);
        assert_eq!(portion(100, 1, 0), 0);
        assert_eq!(portion(100, 0, 3), 0);
        assert_eq!(portion(100, 5, 3), 100);
        assert_eq!(portion(i64::MAX, i64::MAX - 1, i64::MAX), i64::MAX - 1);
    }

    proptest! {
        #[test]
        fn parts_add_to_no_more_than_their_whole(amount in 0..=i64::MAX, parts in prop::collection::vec(1..=1_000_000_i64, 1..20)) {
            let whole: i64 = parts.iter().sum();
            let sum: i128 = parts.iter().map(|part| i128::from(portion(amount, *part, whole))).sum();
            prop_assert!(sum <= i128::from(amount));
            prop_assert!(i128::from(amount) - sum < parts.len() as i128);
        }

        #[test]
        fn what_is_let_through_grows_no_end_above_its_limit(before in 0..1_000_i64, after in 0..1_000_i64, limit in 0..1_000_i64, others in 0..1_000_i64) {
            if check(before, after, &[end(limit, others)]).is_ok() {
                prop_assert!(after <= before || others + after <= limit);
            }
        }
    }
}
