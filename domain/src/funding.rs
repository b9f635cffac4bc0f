//! What an appeal requires beside what projects have budgeted and donors have given for it, and why its printed and added figures
//! differ.

mod given;

pub use self::given::Given;
use crate::{appeal::Area, decimal, lifecycle::ProjectState, word::words};

/// Ten-thousandths in one.
const WHOLE: i128 = 10_000;

/// Up to so many differences every choice of them is tried; beyond, only all of them together.
const TRIED: usize = 12;

/// What an appeal asks for and what it has, in USD cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// What the cells of the appeal add up to.
    pub required_usd: i64,
    /// What projects have allocated to them out of their budget lines.
    pub budgeted_usd: i64,
    /// What donors have promised for them ([`Given`]).
    pub promised_usd: i64,
    /// What of it was received.
    pub received_usd: i64,
}

/// What is missing, in cents above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Open(i64),
    /// Exactly what is required was received.
    Closed,
    /// More was received than required, by so much.
    Over(i64),
}

impl Need {
    /// Required less received; negative where more was received than required.
    pub fn gap_usd(self) -> i64 {
        // Neither is negative.
        self.required_usd - self.received_usd
    }

    /// Required less budgeted: what lines of budgets can still be allocated to. Negative where more is budgeted.
    pub fn unbudgeted_usd(self) -> i64 {
        self.required_usd - self.budgeted_usd
    }

    /// Received in ten-thousandths of required; none where nothing is required, whatever was received.
    pub fn coverage(self) -> Option<i64> {
        share(self.received_usd, self.required_usd)
    }

    pub fn gap(self) -> Gap {
        match self.gap_usd() {
            0 => Gap::Closed,
            gap if gap > 0 => Gap::Open(gap),
            over => Gap::Over(-over),
        }
    }

    /// Whether nothing is required, budgeted or given.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// What a map of an appeal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    #[default]
    Required,
    Budgeted,
    Promised,
    Received,
    Gap,
    /// Received as a share of required.
    Coverage,
}

words!(Measure: "measure of an appeal" {
    Required => "required",
    Budgeted => "budgeted",
    Promised => "promised",
    Received => "received",
    Gap => "gap",
    Coverage => "coverage",
});

impl Measure {
    /// In cents, a gap below zero where more was received than required; coverage in ten-thousandths, none where nothing is
    /// required: that is not 0 %.
    pub fn of(self, need: Need) -> Option<i64> {
        match self {
            Self::Required => Some(need.required_usd),
            Self::Budgeted => Some(need.budgeted_usd),
            Self::Promised => Some(need.promised_usd),
            Self::Received => Some(need.received_usd),
            Self::Gap => Some(need.gap_usd()),
            Self::Coverage => need.coverage(),
        }
    }
}

/// `part` in ten-thousandths of `whole`, rounded half to even; none where the whole is not above zero.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    (whole > 0)
        .then(|| decimal::div_half_even(i128::from(part) * WHOLE, whole.into()))
        .and_then(|share| i64::try_from(share).ok())
}

/// Whether the budget of a project in this state counts towards an appeal: not once it is rejected or withdrawn, for
/// then nobody will spend it. A proposal counts, so that the gap shows what is still without any plan.
pub fn counts(state: ProjectState) -> bool {
    !matches!(state, ProjectState::Rejected | ProjectState::Withdrawn)
}

/// The area of the one cell that is as large as the difference between a row's cells and its printed total: the source
/// left that cell out of the total. None where no cell is, or more than one.
pub fn left_out(cells: &[(Area, i64)], difference: i64) -> Option<Area> {
    let mut alike = cells.iter().filter(|(_, amount)| *amount == difference && difference != 0);
    let (area, _) = alike.next()?;
    alike.next().is_none().then_some(*area)
}

/// Which of these differences of rows add up to the difference of a total over them, by index: all of them, or the only
/// choice that does. None where no choice does, or several do: then nothing is claimed.
pub fn explained_by(parts: &[i64], difference: i64) -> Option<Vec<usize>> {
    let sum = |choice: &[usize]| choice.iter().map(|index| i128::from(parts[*index])).sum::<i128>();
    let all: Vec<usize> = (0..parts.len()).collect();
    if !all.is_empty() && sum(&all) == i128::from(difference) {
        return Some(all);
    }
    if parts.len() > TRIED {
        return None;
    }
    let chosen = |mask: u32| all.iter().copied().filter(move |index| mask & (1 << index) != 0).collect::<Vec<_>>();
    let mut found = (1..1_u32 << parts.len()).map(chosen).filter(|choice| sum(choice) == i128::from(difference));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(required_usd: i64, received_usd: i64) -> Need {
        Need { required_usd, budgeted_usd: 7, promised_usd: 9, received_usd }
    }

    #[test]
    fn the_gap_is_open_closed_or_over() {
        let gaps = [
            (need(100, 30), Gap::Open(70)),
            (need(100, 100), Gap::Closed),
            (need(100, 130), Gap::Over(30)),
            (need(100, 0), Gap::Open(100)),
            (need(0, 0), Gap::Closed),
            (need(0, 5), Gap::Over(5)),
            (need(0, i64::MAX), Gap::Over(i64::MAX)),
        ];
        for (need, gap) in gaps {
            assert_eq!(need.gap(), gap, "{need:?}");
        }
        assert!(Need::default().is_nothing() && !need(0, 0).is_nothing());
    }

    #[test]
    fn a_measure_of_nothing_required_is_zero_and_its_coverage_none() {
        let measured = |need| Measure::ALL.iter().map(|measure| measure.of(need)).collect::<Vec<_>>();
        let budgeted_and_promised = [Some(7), Some(9)];
        for (need, required, received_gap_and_coverage) in [
            (need(200, 50), 200, [Some(50), Some(150), Some(2_500)]),
            (need(0, 0), 0, [Some(0), Some(0), None]),
            (need(0, 5), 0, [Some(5), Some(-5), None]),
            (need(5, 0), 5, [Some(0), Some(5), Some(0)]),
        ] {
            let expected = [&[Some(required)][..], &budgeted_and_promised, &received_gap_and_coverage].concat();
            assert_eq!(measured(need), expected);
        }
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!(share(30, 100), Some(3_000));
        assert_eq!(share(130, 100), Some(13_000));
        assert_eq!(share(1, 3), Some(3_333));
        assert_eq!(share(0, 0), None);
        assert_eq!(share(i64::MAX, 1), None, "it does not fit");
    }

    #[test]
    fn what_is_rejected_or_withdrawn_does_not_count() {
        let out: Vec<_> = ProjectState::ALL.iter().filter(|state| !counts(**state)).collect();
        assert_eq!(out, [&ProjectState::Rejected, &ProjectState::Withdrawn]);
    }

    #[test]
    fn a_cell_is_named_only_where_it_is_the_whole_difference() {
        let area = |name: &str| name.parse::<Area>().unwrap();
        let cells = [(area("Principle 1"), 2_350_757), (area("Objective 1"), 500), (area("Objective 2"), 500)];
        assert_eq!(left_out(&cells, 2_350_757), Some(area("Principle 1")));
        assert_eq!(left_out(&cells, 1), None);
        assert_eq!(left_out(&cells, 500), None, "two are alike");
        assert_eq!(left_out(&[(area("Principle 2"), 0)], 0), None, "nothing differs");
    }

    #[test]
    fn a_total_is_explained_by_all_or_by_the_only_choice() {
        let appeal = [2_350_757, 1, 801_952];
        assert_eq!(explained_by(&appeal, 3_152_710), Some(vec![0, 1, 2]));
        assert_eq!(explained_by(&appeal, 3_152_709), Some(vec![0, 2]));
        assert_eq!(explained_by(&appeal, 2_350_757), Some(vec![0]));
        assert_eq!(explained_by(&appeal, 7), None);
        assert_eq!(explained_by(&[5, 5], 5), None, "either may be meant");
        assert_eq!(explained_by(&[], 0), None);
        assert_eq!(explained_by(&[1; 40], 40).map(|all| all.len()), Some(40));
        assert_eq!(explained_by(&[1; 40], 39), None);
    }
}
