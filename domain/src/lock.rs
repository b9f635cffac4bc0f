//! Locks: periods whose values stand still for a project, an office or everything, and who is let in all the same.
//!
//! A lock covers the periods that end on or before a day, from the moment it is set until it is lifted or its end has
//! passed. Who may set one stands in `policy`; the use cases of reported values ask [`hold`] inside their transaction.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    id::{OfficeId, ProjectId, UserId},
    policy::Place,
    word::UnknownWord,
};

/// What a lock covers. Not a region: what a region closes, it closes office by office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reach {
    Everything,
    Office(OfficeId),
    Project(ProjectId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    pub reach: Reach,
    /// Periods that end on this day or before it.
    pub through: NaiveDate,
    /// The last day on which it holds; none until it is lifted.
    pub until: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LockError {
    #[error("the last day has passed already")]
    EndPassed,
    #[error("nobody lets themselves in")]
    OwnException,
}

/// A lock with the last day on which the one who asks is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Faced {
    pub lock: Lock,
    pub let_in: Option<NaiveDate>,
}

/// How one period stands for one person today. The numbers are places in the list that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    Free,
    /// Locked for the others; this person is let in up to and including a day.
    LetIn {
        lock: usize,
        until: NaiveDate,
    },
    Locked {
        lock: usize,
    },
}

impl Reach {
    /// The stored word: "everything", "office" or "project".
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Office(_) => "office",
            Self::Project(_) => "project",
        }
    }

    /// The stored id; none for everything.
    pub const fn id(self) -> Option<i64> {
        match self {
            Self::Everything => None,
            Self::Office(id) => Some(id.0),
            Self::Project(id) => Some(id.0),
        }
    }

    /// Back from the two stored columns. A kind without its id, or everything with one, is refused.
    pub fn from_parts(kind: &str, id: Option<i64>) -> Result<Self, UnknownWord> {
        match (kind, id) {
            ("everything", None) => Ok(Self::Everything),
            ("office", Some(id)) => Ok(Self::Office(OfficeId(id))),
            ("project", Some(id)) => Ok(Self::Project(ProjectId(id))),
            _ => Err(UnknownWord::new("reach of a lock", kind)),
        }
    }

    pub fn covers(self, place: Place) -> bool {
        match self {
            Self::Everything => true,
            Self::Office(office) => office == place.office,
            Self::Project(project) => project == place.project,
        }
    }
}

impl Lock {
    /// A lock to be set today; its end, where it has one, must not have passed.
    pub fn new(
        reach: Reach,
        through: NaiveDate,
        until: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<Self, LockError> {
        until.map_or(Ok(()), |until| not_passed(until, today))?;
        Ok(Self { reach, through, until })
    }

    /// Not past its end. Whether it was lifted is for the caller to know.
    pub fn holds_on(&self, today: NaiveDate) -> bool {
        self.until.is_none_or(|until| today <= until)
    }

    /// Whether a period that ends on this day, of a project there, is one of those it locks.
    pub fn covers(&self, place: Place, ends: NaiveDate) -> bool {
        self.reach.covers(place) && ends <= self.through
    }
}

/// May `by` let `user` in up to and including `until`? Never themselves, and not into the past.
pub fn exception(by: UserId, user: UserId, until: NaiveDate, today: NaiveDate) -> Result<(), LockError> {
    if by == user { Err(LockError::OwnException) } else { not_passed(until, today) }
}

fn not_passed(until: NaiveDate, today: NaiveDate) -> Result<(), LockError> {
    if until < today { Err(LockError::EndPassed) } else { Ok(()) }
}

/// How a period that ends on `ends` stands under these locks. Where several cover it, each must let the person in, and
/// the first of them to run out says until when.
pub fn hold(faced: &[Faced], place: Place, ends: NaiveDate, today: NaiveDate) -> Hold {
    let mut hold = Hold::Free;
    let covering = faced.iter().enumerate();
    for (lock, faced) in covering.filter(|(_, faced)| faced.lock.holds_on(today) && faced.lock.covers(place, ends)) {
        match faced.let_in.filter(|until| today <= *until) {
            None => return Hold::Locked { lock },
            Some(until) => {
                let earlier = |so_far: &Hold| matches!(so_far, Hold::LetIn { until: other, .. } if *other <= until);
                if !earlier(&hold) {
                    hold = Hold::LetIn { lock, until };
                }
            }
        }
    }
    hold
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::RegionId;

    const PLACE: Place = Place { project: ProjectId(7), office: OfficeId(3), region: RegionId(1) };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn faced(reach: Reach, through: &str, until: Option<&str>, let_in: Option<&str>) -> Faced {
        Faced { lock: Lock { reach, through: day(through), until: until.map(day) }, let_in: let_in.map(day) }
    }

    fn held(faced: &[Faced], ends: &str) -> Hold {
        hold(faced, PLACE, day(ends), day("2026-11-24"))
    }

    #[test]
    fn covers_the_periods_that_end_on_or_before_its_day() {
        let lock = [faced(Reach::Project(ProjectId(7)), "2026-06-30", None, None)];
        assert_eq!(held(&lock, "2026-03-31"), Hold::Locked { lock: 0 });
        assert_eq!(held(&lock, "2026-06-30"), Hold::Locked { lock: 0 });
        assert_eq!(held(&lock, "2026-07-01"), Hold::Free);
    }

    #[test]
    fn reaches_a_project_an_office_or_everything_and_no_other() {
        for (reach, locks) in [
            (Reach::Everything, true),
            (Reach::Office(OfficeId(3)), true),
            (Reach::Office(OfficeId(7)), false),
            (Reach::Project(ProjectId(7)), true),
            (Reach::Project(ProjectId(3)), false),
        ] {
            let held = held(&[faced(reach, "2026-12-31", None, None)], "2026-03-31");
            assert_eq!(held != Hold::Free, locks, "{reach:?}");
            assert_eq!(Reach::from_parts(reach.kind(), reach.id()), Ok(reach));
        }
        for (kind, id) in
            [("everything", Some(1)), ("office", None), ("project", None), ("region", Some(1)), ("", None)]
        {
            assert_eq!(Reach::from_parts(kind, id).unwrap_err().word, kind);
        }
    }

    #[test]
    fn holds_up_to_and_including_its_last_day() {
        for (until, locks) in [("2026-11-23", false), ("2026-11-24", true), ("2026-11-25", true)] {
            let held = held(&[faced(Reach::Everything, "2026-12-31", Some(until), None)], "2026-03-31");
            assert_eq!(held != Hold::Free, locks, "{until}");
        }
    }

    #[test]
    fn lets_one_person_in_up_to_and_including_a_day() {
        let with = |let_in| held(&[faced(Reach::Everything, "2026-12-31", None, Some(let_in))], "2026-03-31");
        assert_eq!(with("2026-11-24"), Hold::LetIn { lock: 0, until: day("2026-11-24") });
        assert_eq!(with("2026-11-23"), Hold::Locked { lock: 0 });
    }

    #[test]
    fn every_lock_must_let_the_person_in() {
        let first = faced(Reach::Everything, "2026-12-31", None, Some("2026-12-20"));
        let second = faced(Reach::Office(OfficeId(3)), "2026-12-31", None, Some("2026-12-01"));
        let closed = faced(Reach::Project(ProjectId(7)), "2026-12-31", None, None);
        let elsewhere = faced(Reach::Project(ProjectId(8)), "2026-12-31", None, None);
        assert_eq!(
            held(&[first, elsewhere, second], "2026-03-31"),
            Hold::LetIn { lock: 2, until: day("2026-12-01") },
            "the one that runs out first"
        );
        assert_eq!(held(&[second, first], "2026-03-31"), Hold::LetIn { lock: 0, until: day("2026-12-01") });
        assert_eq!(held(&[first, closed, second], "2026-03-31"), Hold::Locked { lock: 1 });
    }

    #[test]
    fn an_end_lies_ahead_and_nobody_lets_themselves_in() {
        let today = day("2026-11-24");
        let lock = |until| Lock::new(Reach::Everything, day("2025-12-31"), until, today);
        assert!(lock(None).is_ok() && lock(Some(today)).is_ok());
        assert_eq!(lock(Some(day("2026-11-23"))), Err(LockError::EndPassed));
        assert_eq!(exception(UserId(1), UserId(1), today, today), Err(LockError::OwnException));
        assert_eq!(exception(UserId(1), UserId(2), day("2026-11-23"), today), Err(LockError::EndPassed));
        assert_eq!(exception(UserId(1), UserId(2), today, today), Ok(()));
    }
}
