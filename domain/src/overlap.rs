//! Overlap: people whom several projects claim, proposed by one person, approved by another and subtracted in sight: gross,
//! overlap, net.
//!
//! Everybody whom one project reached was reached, so what remains may nowhere fall below the largest single claim: neither
//! of all projects together nor of those between whom an overlap was declared.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    id::{ProjectId, UserId},
    quantity::Quantity,
    word::words,
};

/// How it is known that projects claim the same people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Both register by one list, or their lists were compared name by name.
    JointList,
    /// Some of those who were reached were asked.
    Sample,
    /// Estimated from working in the same place.
    SamePlace,
    /// Told in words.
    Other,
}

words!(Method: "way of knowing an overlap" {
    JointList => "joint-list",
    Sample => "sample",
    SamePlace => "same-place",
    Other => "other",
});

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is subtracted from then on.
    Approved,
    Refused,
    /// By who had proposed it.
    TakenBack,
}

words!(Outcome: "outcome of a proposed overlap" {
    Approved => "approved",
    Refused => "refused",
    TakenBack => "taken-back",
});

/// Four eyes: who proposed an overlap neither approves nor refuses it, whatever else they may do; and nobody else takes it back.
pub fn may_end(outcome: Outcome, proposer: UserId, by: UserId) -> bool {
    match outcome {
        Outcome::Approved | Outcome::Refused => by != proposer,
        Outcome::TakenBack => by == proposer,
    }
}

/// What each project claims; who claims nothing is left out.
pub type Claims = BTreeMap<ProjectId, Quantity>;

/// A total of people who may have been counted twice, with what was declared about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Net {
    pub gross: Quantity,
    pub overlap: Quantity,
    pub net: Quantity,
}

/// So many of what these projects claim together are claimed more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    pub projects: BTreeSet<ProjectId>,
    pub amount: Quantity,
}

/// More overlap than there can be: what these projects claim, less the overlap, would fall below the largest of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    /// Between whom; every project that claims something where the declarations are too large only together.
    pub projects: BTreeSet<ProjectId>,
    pub overlap: Quantity,
    /// How much it may be at most.
    pub at_most: Quantity,
}

/// Gross, overlap and net of the claims in one place, by what was declared between projects that all are in it. Where one of
/// them claims nothing any more, the declaration still stands, and may be too large by now.
pub fn net(claims: &Claims, declared: &[Declared]) -> Result<Net, Excess> {
    let everyone = everyone(claims, declared);
    let sets = declared.iter().map(|one| &one.projects).chain([&everyone]);
    for projects in sets {
        let (gross, largest, overlap) = sizes(claims, declared, projects);
        if overlap > 0 && gross - overlap < largest {
            return Err(Excess {
                projects: projects.clone(),
                overlap: kept(overlap),
                at_most: kept((gross - largest).max(0)),
            });
        }
    }
    let (gross, _, overlap) = sizes(claims, declared, &everyone);
    Ok(Net { gross: kept(gross), overlap: kept(overlap), net: kept(gross - overlap) })
}

/// How much at most may still be declared between these projects, beside what was declared already.
pub fn room(claims: &Claims, declared: &[Declared], projects: &BTreeSet<ProjectId>) -> Quantity {
    let everyone: BTreeSet<ProjectId> = everyone(claims, declared).union(projects).copied().collect();
    let wider = declared.iter().map(|one| &one.projects).filter(|set| set.is_superset(projects));
    let rooms = wider.chain([projects, &everyone]).map(|set| {
        let (gross, largest, overlap) = sizes(claims, declared, set);
        gross - largest - overlap
    });
    kept(rooms.min().unwrap_or(0).max(0))
}

fn everyone(claims: &Claims, declared: &[Declared]) -> BTreeSet<ProjectId> {
    claims.keys().chain(declared.iter().flat_map(|one| &one.projects)).copied().collect()
}

/// Gross and the largest claim of these projects, and the overlap that was declared among them.
fn sizes(claims: &Claims, declared: &[Declared], projects: &BTreeSet<ProjectId>) -> (i128, i128, i128) {
    let claim = |project: &ProjectId| claims.get(project).map(|claim| i128::from(claim.ten_thousandths()));
    let gross = projects.iter().filter_map(claim).sum();
    let largest = projects.iter().filter_map(claim).max().unwrap_or(0);
    let among = declared.iter().filter(|one| one.projects.is_subset(projects));
    (gross, largest, among.map(|one| i128::from(one.amount.ten_thousandths())).sum())
}

/// What can be kept of it; the totals themselves are known to fit.
fn kept(wide: i128) -> Quantity {
    Quantity::from_ten_thousandths(i64::try_from(wide).unwrap_or(if wide < 0 { i64::MIN } else { i64::MAX }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).unwrap().unwrap()
    }

    fn claims(of: &[(i64, &str)]) -> Claims {
        of.iter().map(|(project, claim)| (ProjectId(*project), quantity(claim))).collect()
    }

    fn set(of: &[i64]) -> BTreeSet<ProjectId> {
        of.iter().copied().map(ProjectId).collect()
    }

    fn declared(of: &[i64], amount: &str) -> Declared {
        Declared { projects: set(of), amount: quantity(amount) }
    }

    #[test]
    fn four_eyes_decide() {
        let (one, other) = (UserId(1), UserId(2));
        for (outcome, own) in [(Outcome::Approved, false), (Outcome::Refused, false), (Outcome::TakenBack, true)] {
            assert_eq!(may_end(outcome, one, one), own, "{outcome}");
            assert_eq!(may_end(outcome, one, other), !own, "{outcome}");
        }
    }

    #[test]
    fn is_subtracted_in_sight() {
        let claims = claims(&[(1, "50"), (2, "75")]);
        let found = net(&claims, &[declared(&[1, 2], "25")]).unwrap();
        assert_eq!((found.gross, found.overlap, found.net), (quantity("125"), quantity("25"), quantity("100")));
        let plain = net(&claims, &[]).unwrap();
        assert_eq!((plain.overlap, plain.net), (Quantity::ZERO, quantity("125")));
    }

    #[test]
    fn net_below_the_largest_is_refused_with_how_much_at_most() {
        let claims = claims(&[(1, "50"), (2, "75")]);
        assert!(net(&claims, &[declared(&[1, 2], "50")]).is_ok());
        let excess = net(&claims, &[declared(&[1, 2], "50.0001")]).unwrap_err();
        assert_eq!((excess.at_most, excess.overlap), (quantity("50"), quantity("50.0001")));
        assert_eq!(room(&claims, &[], &set(&[1, 2])), quantity("50"));
        assert_eq!(room(&claims, &[declared(&[1, 2], "30")], &set(&[1, 2])), quantity("20"));
    }

    #[test]
    fn a_third_project_lends_no_room() {
        // The whole would stand it: 1125 − 60 is more than 1000. The two of whom it is said cannot: 125 − 60 is less than 75.
        let claims = claims(&[(1, "50"), (2, "75"), (3, "1000")]);
        let excess = net(&claims, &[declared(&[1, 2], "60")]).unwrap_err();
        assert_eq!((excess.projects, excess.at_most), (set(&[1, 2]), quantity("50")));
        assert_eq!(room(&claims, &[], &set(&[1, 2])), quantity("50"));
    }

    #[test]
    fn several_are_looked_at_together() {
        let claims = claims(&[(1, "50"), (2, "50"), (3, "50")]);
        let pairs = [declared(&[1, 2], "40"), declared(&[2, 3], "40")];
        assert_eq!(net(&claims, &pairs).unwrap().net, quantity("70"));
        // 150 less 80 leaves 70, and 50 must remain.
        assert_eq!(room(&claims, &pairs, &set(&[1, 3])), quantity("20"));
        assert_eq!(room(&claims, &pairs, &set(&[1, 2, 3])), quantity("20"));
        let third = [declared(&[1, 2], "40"), declared(&[2, 3], "40"), declared(&[1, 3], "21")];
        let excess = net(&claims, &third).unwrap_err();
        assert_eq!(
            (excess.projects, excess.overlap, excess.at_most),
            (set(&[1, 2, 3]), quantity("101"), quantity("100"))
        );
    }

    #[test]
    fn a_claim_that_went_away_leaves_too_much_overlap() {
        let left = claims(&[(1, "50")]);
        let excess = net(&left, &[declared(&[1, 2], "25")]).unwrap_err();
        assert_eq!((excess.at_most, excess.overlap), (Quantity::ZERO, quantity("25")));
        let third = claims(&[(1, "50"), (3, "50")]);
        assert_eq!(net(&third, &[declared(&[1, 2, 3], "25")]).unwrap().net, quantity("75"), "two of three still may");
    }

    proptest! {
        #[test]
        fn what_there_is_room_for_is_taken_and_no_more(
            parts in prop::collection::vec(0_i64..1_000_000, 2..6),
            chosen in prop::collection::vec((any::<u8>(), 0_i64..400_000), 1..4),
        ) {
            let claims: Claims = (1..).map(ProjectId).zip(parts.iter().copied().map(Quantity::from_ten_thousandths)).collect();
            let mut declared = Vec::new();
            for (bits, wanted) in chosen {
                let projects: BTreeSet<ProjectId> =
                    claims.keys().copied().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, id)| id).collect();
                if projects.len() < 2 {
                    continue;
                }
                let room = room(&claims, &declared, &projects);
                let more = Quantity::from_ten_thousandths(room.ten_thousandths() + 1);
                let mut beyond = declared.clone();
                beyond.push(Declared { projects: projects.clone(), amount: more });
                prop_assert!(net(&claims, &beyond).is_err());
                let amount = Quantity::from_ten_thousandths(wanted.min(room.ten_thousandths()));
                declared.push(Declared { projects, amount });
                let total = net(&claims, &declared);
                prop_assert!(total.is_ok(), "{total:?}");
                let total = total.unwrap();
                prop_assert_eq!(total.net.checked_add(total.overlap), Ok(total.gross));
                prop_assert!(Some(&total.net) >= claims.values().max());
            }
        }
    }
}
