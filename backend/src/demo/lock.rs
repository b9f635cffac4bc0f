//! One lock: the old periods of the Mission in Rwanda are closed, and project staff are let in to correct a register.

use chrono::{Datelike, Days, NaiveDate};
use domain::{
    lock::{Lock, Reach},
    policy::Role,
};
use serde::Serialize;

use super::{
    past::{Past, moment, plus},
    people::{MISSION, People},
    places::Places,
    random::Random,
};
use crate::{
    error::Result,
    event::Change,
    insert::lock::{self, NewException},
};

const REASON: &str =
    "The figures up to here went into the annual report; they change only after a word with headquarters.";
const EXCEPTION: &str = "The shelter network has reconciled its referral register; two old counts are to be corrected.";
/// Days from the last locked day until the lock was set, and from the exception until today and from today until its end.
const SET_AFTER: i64 = 60;
const LET_IN_BEFORE: i64 = 6;
const LET_IN_FOR: i64 = 14;

#[derive(Serialize)]
struct Locked {
    reach: &'static str,
    reach_id: Option<i64>,
    through: NaiveDate,
    until: Option<NaiveDate>,
    reason: &'static str,
}

#[derive(Serialize)]
struct LetIn {
    person: &'static str,
    until: NaiveDate,
    reason: &'static str,
}

/// The last day of the quarter before the one nine months ago: what is late today stays open.
fn through(today: NaiveDate) -> NaiveDate {
    let then = plus(today, -270);
    let first = NaiveDate::from_ymd_opt(then.year(), then.month0() / 3 * 3 + 1, 1).unwrap_or(then);
    first.checked_sub_days(Days::new(1)).unwrap_or(first)
}

pub(super) async fn make(past: &mut Past, places: &Places, people: &People) -> Result<()> {
    let (Some(by), Some(staff)) = (people.of(Role::HeadquartersAnalyst), people.of(Role::ProjectStaff)) else {
        return Ok(());
    };
    let mut random = Random::new(past.seed, "locks");
    let reach = Reach::Office(places.seat(MISSION)?.office);
    let through = through(past.today);
    let set_at = moment(plus(through, SET_AFTER), &mut random);
    let tx = past.at(set_at);
    let lock = lock::lock(tx, Lock { reach, through, until: None }, REASON, by).await?;
    let subject = format!("lock:{lock}");
    let after = Locked { reach: reach.kind(), reach_id: reach.id(), through, until: None, reason: REASON };
    past.log(set_at, Some(by), Change::new("lock.set", subject.clone()).after(&after)?);

    let let_in_at = moment(plus(past.today, -LET_IN_BEFORE), &mut random);
    let until = plus(past.today, LET_IN_FOR);
    let new = NewException { lock, user: staff, until, reason: EXCEPTION, by };
    lock::exception(past.at(let_in_at), new).await?;
    let after = LetIn { person: "Project staff", until, reason: EXCEPTION };
    past.log(let_in_at, Some(by), Change::new("lock.let-in", subject).after(&after)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::through;

    #[test]
    fn what_is_late_today_stays_open() {
        for (today, expected) in
            [("2026-11-24", "2025-12-31"), ("2027-01-05", "2026-03-31"), ("2026-03-01", "2025-03-31")]
        {
            assert_eq!(through(today.parse().unwrap()), expected.parse().unwrap(), "{today}");
        }
    }
}
