//! What donors gave, added up over contributions.

use crate::{allocation::portion, contribution::Stages};

/// In USD cents, of one contribution, of a part of it, or of many. What each donor promised is added up: what one pays does not keep
/// what another promised, so that over many the promised is more than the largest of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub promised_usd: i64,
    pub pledged_usd: i64,
    pub committed_usd: i64,
    pub received_usd: i64,
}

impl From<Stages> for Given {
    fn from(stages: Stages) -> Self {
        Self {
            promised_usd: stages.promised_usd(),
            pledged_usd: stages.pledged.usd,
            committed_usd: stages.committed.usd,
            received_usd: stages.received.usd,
        }
    }
}

impl Given {
    fn map(self, other: Self, with: impl Fn(i64, i64) -> Option<i64>) -> Option<Self> {
        Some(Self {
            promised_usd: with(self.promised_usd, other.promised_usd)?,
            pledged_usd: with(self.pledged_usd, other.pledged_usd)?,
            committed_usd: with(self.committed_usd, other.committed_usd)?,
            received_usd: with(self.received_usd, other.received_usd)?,
        })
    }

    /// Of one contribution, what falls on the part of it that is allocated somewhere. `all_usd` is what is allocated of it in all, which
    /// may be more than was promised where a promise was withdrawn: then every part gets less.
    pub fn part(self, allocated_usd: i64, all_usd: i64) -> Self {
        let whole = self.promised_usd.max(all_usd);
        let part = |of| portion(of, allocated_usd, whole);
        Self {
            promised_usd: part(self.promised_usd),
            pledged_usd: part(self.pledged_usd),
            committed_usd: part(self.committed_usd),
            received_usd: part(self.received_usd),
        }
    }

    /// None where it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.map(other, i64::checked_add)
    }

    /// What is left when its parts are taken away; none where it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.map(other, i64::checked_sub)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn given(promised_usd: i64, pledged_usd: i64, committed_usd: i64, received_usd: i64) -> Given {
        Given { promised_usd, pledged_usd, committed_usd, received_usd }
    }

    #[test]
    fn a_part_has_its_share_of_every_stage() {
        let whole = given(1_000, 1_000, 600, 333);
        assert_eq!(whole.part(500, 500), given(500, 500, 300, 166));
        assert_eq!(whole.part(1_000, 1_000), whole);
        assert_eq!(whole.part(0, 500), Given::default());
        assert_eq!(Given::default().part(500, 500), Given::default(), "the promise was withdrawn");
    }

    #[test]
    fn where_more_is_allocated_than_promised_every_part_gets_less() {
        let whole = given(1_000, 1_000, 0, 0);
        assert_eq!(whole.part(1_500, 2_000), given(750, 750, 0, 0));
        assert_eq!(whole.part(500, 2_000), given(250, 250, 0, 0));
    }

    proptest! {
        #[test]
        fn parts_and_what_is_left_make_the_whole(
            stages in [0..=i64::MAX / 20, 0..=i64::MAX / 20, 0..=i64::MAX / 20],
            parts in prop::collection::vec(1..=i64::MAX / 20, 0..20),
        ) {
            let [pledged, committed, received] = stages;
            let whole = given(pledged.max(committed).max(received), pledged, committed, received);
            let all: i64 = parts.iter().sum();
            let sum = parts.iter().try_fold(Given::default(), |sum, part| sum.checked_add(whole.part(*part, all)));
            let left = sum.and_then(|sum| whole.checked_sub(sum)).unwrap();
            for (left, of) in [(left.promised_usd, whole.promised_usd), (left.received_usd, received), (left.pledged_usd, pledged)] {
                prop_assert!((0..=of).contains(&left), "{left} of {of}");
            }
        }
    }
}
