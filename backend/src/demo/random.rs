//! Reproducible variety: the same seed and name give the same numbers on every machine. Not for secrets.

/// SplitMix64 (Steele, Lea and Flood, 2014): a counter, and a mix of it. Whole numbers only, so that no processor rounds
/// otherwise than another.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// A sequence of its own for each name under one seed, so that a change to one project leaves the others as they were.
    pub(super) fn new(seed: u64, name: &str) -> Self {
        let mut random = Self(seed);
        for byte in name.bytes() {
            random.0 = random.next() ^ u64::from(byte);
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Both ends included; `low` where they are the wrong way round.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low).map_or(1, |width| width + 1);
        // The remainder is below the width, so it fits; the bias of a remainder does not matter here.
        low + i64::try_from(self.next() % width).unwrap_or(0)
    }

    /// True in `percent` of cases.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.between(0, 99) < percent
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> Option<&'a T> {
        let last = i64::try_from(from.len()).ok()? - 1;
        usize::try_from(self.between(0, last)).ok().and_then(|at| from.get(at).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_sequence_of_seed_0() {
        let mut random = Random(0);
        assert_eq!([random.next(), random.next()], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
    }

    #[test]
    fn names_have_sequences_of_their_own() {
        let draw = |seed, name| (0..8).map(|_| Random::new(seed, name).between(0, 1_000_000)).collect::<Vec<_>>();
        assert_eq!(draw(1, "DP.1649"), draw(1, "DP.1649"));
        assert_ne!(draw(1, "DP.1649"), draw(1, "DP.1650"));
        assert_ne!(draw(1, "DP.1649"), draw(2, "DP.1649"));
    }

    #[test]
    fn draws_stay_between_their_ends() {
        let mut random = Random::new(7, "ends");
        let drawn: Vec<_> = (0..200).map(|_| random.between(-1, 2)).collect();
        assert!((-1..=2).all(|n| drawn.contains(&n)) && drawn.iter().all(|n| (-1..=2).contains(n)));
        assert_eq!(random.between(3, 3), 3);
    }
}
