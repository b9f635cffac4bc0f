//! Who gave: the contributions to an appeal by donor and by earmarking.

use std::collections::{BTreeMap, HashSet};

use domain::{contribution::Earmarking, funding::Given, id::DonorId};

use super::{
    Donor, Gift,
    given::{Gifts, too_large},
    tied::Within,
};
use crate::error::Result;

/// The contributions of a donor, or of one earmarking.
#[derive(Clone, Debug)]
pub struct GiverLine<T> {
    pub who: T,
    pub gift: Gift,
    /// What of it is allocated to the cells asked for. All of it, unless the whole appeal is.
    pub tied: Given,
}

/// Who gave, the one who promised most first, and how far it is earmarked.
#[derive(Clone, Debug, Default)]
pub struct Givers {
    pub donors: Vec<GiverLine<Donor>>,
    pub earmarkings: Vec<GiverLine<Earmarking>>,
}

/// Over the whole appeal every contribution counts whole, also what is allocated to no cell; else only what falls on the cells asked for.
pub(super) fn givers(gifts: &Gifts, within: &Within) -> Result<Givers> {
    let mut tied = vec![Given::default(); gifts.contributions.len()];
    let mut touched = HashSet::new();
    for part in gifts.within(within) {
        tied[part.of] = tied[part.of].checked_add(part.given).ok_or_else(too_large)?;
        touched.insert(part.of);
    }
    let mut donors: BTreeMap<DonorId, (Gift, Given)> = BTreeMap::new();
    let mut earmarkings: BTreeMap<Earmarking, (Gift, Given)> = BTreeMap::new();
    for (at, (of, tied)) in gifts.contributions.iter().zip(tied).enumerate() {
        if !within.is_everything() && !touched.contains(&at) {
            continue;
        }
        let given = if within.is_everything() { of.given } else { tied };
        for (gift, sum) in [donors.entry(of.donor).or_default(), earmarkings.entry(of.earmarking).or_default()] {
            gift.add(given, of.not_converted, true)?;
            *sum = sum.checked_add(tied).ok_or_else(too_large)?;
        }
    }
    let donor = |donor: &Donor| {
        let (gift, tied) = donors.remove(&donor.id)?;
        Some(GiverLine { who: donor.clone(), gift, tied })
    };
    let mut donors: Vec<_> = gifts.donors.iter().filter_map(donor).collect();
    donors.sort_by_key(|line| std::cmp::Reverse(line.gift.given.promised_usd));
    let earmarking = |who: &Earmarking| {
        let (gift, tied) = earmarkings.remove(who)?;
        Some(GiverLine { who: *who, gift, tied })
    };
    let earmarkings = Earmarking::ALL.iter().filter_map(earmarking).collect();
    Ok(Givers { donors, earmarkings })
}
