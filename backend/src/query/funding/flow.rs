//! The way of the money: from donors to the areas of an appeal, and from there to its regions.

use std::{cmp::Reverse, collections::BTreeMap};

use domain::{
    appeal::Area,
    id::{DonorId, RegionId},
};

use super::{
    given::{Gifts, too_large},
    source::area,
    tied::Within,
};
use crate::error::Result;

/// Donors that are told apart; the others go together.
pub const DONORS: usize = 8;

/// What was promised by way, in cents. Every list has the largest first; both ways add up to the same.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    pub donors: Vec<(Source, i64)>,
    pub areas: Vec<(Area, i64)>,
    pub regions: Vec<(RegionId, i64)>,
    /// By place in the lists above: from a donor to an area.
    pub given: Vec<(usize, usize, i64)>,
    /// From an area to a region.
    pub used: Vec<(usize, usize, i64)>,
}

/// Where money comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Donor(DonorId, String),
    /// So many others.
    Others(usize),
}

/// What is allocated to the cells asked for.
pub(super) fn flow(gifts: &Gifts, within: &Within) -> Result<Flow> {
    let (mut given, mut used) = (BTreeMap::<(DonorId, Area), i64>::new(), BTreeMap::<(Area, RegionId), i64>::new());
    for part in gifts.within(within) {
        let Some(region) = within.rows.get(&part.row) else { continue };
        let (area, usd) = (area(&part.area)?, part.given.promised_usd);
        let donor = gifts.contributions[part.of].donor;
        add(given.entry((donor, area)).or_default(), usd)?;
        add(used.entry((area, *region)).or_default(), usd)?;
    }
    let donors = ranked(given.iter().map(|((donor, _), usd)| (*donor, *usd)))?;
    let areas = ranked(given.iter().map(|((_, area), usd)| (*area, *usd)))?;
    let regions = ranked(used.iter().map(|((_, region), usd)| (*region, *usd)))?;
    let place = |donor: DonorId| place(&donors, donor).min(DONORS);
    let mut by_place: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for ((donor, area), usd) in &given {
        add(by_place.entry((place(*donor), self::place(&areas, *area))).or_default(), *usd)?;
    }
    let used =
        used.iter().map(|((area, region), usd)| (self::place(&areas, *area), self::place(&regions, *region), *usd));
    let name = |donor: DonorId| gifts.donors.iter().find(|known| known.id == donor).map(|known| known.name.clone());
    let mut sources: Vec<(Source, i64)> = donors
        .iter()
        .take(DONORS)
        .map(|(donor, usd)| (Source::Donor(*donor, name(*donor).unwrap_or_default()), *usd))
        .collect();
    if let Some(others) = donors.get(DONORS..).filter(|others| !others.is_empty()) {
        let mut sum = 0;
        others.iter().try_for_each(|(_, usd)| add(&mut sum, *usd))?;
        sources.push((Source::Others(others.len()), sum));
    }
    Ok(Flow {
        donors: sources,
        given: by_place.into_iter().map(|((from, to), usd)| (from, to, usd)).collect(),
        used: used.collect(),
        areas,
        regions,
    })
}

fn add(sum: &mut i64, usd: i64) -> Result<()> {
    *sum = sum.checked_add(usd).ok_or_else(too_large)?;
    Ok(())
}

/// Each once with what falls on it, the largest first.
fn ranked<K: Ord + Copy>(parts: impl Iterator<Item = (K, i64)>) -> Result<Vec<(K, i64)>> {
    let mut sums: BTreeMap<K, i64> = BTreeMap::new();
    for (key, usd) in parts {
        add(sums.entry(key).or_default(), usd)?;
    }
    let mut sums: Vec<(K, i64)> = sums.into_iter().filter(|(_, usd)| *usd > 0).collect();
    sums.sort_by_key(|(_, usd)| Reverse(*usd));
    Ok(sums)
}

fn place<K: Eq>(ranked: &[(K, i64)], key: K) -> usize {
    ranked.iter().position(|(known, _)| *known == key).unwrap_or(ranked.len())
}
