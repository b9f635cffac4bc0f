//! Telling a past: the one transaction of the demo, moments, and the audit entries, which are written in the end in the
//! order of their moments.

use chrono::{Days, NaiveDate, NaiveTime};
use domain::id::UserId;

use super::random::Random;
use crate::{
    ctx::Tx,
    error::Result,
    event::{self, Change},
};

pub(super) struct Past {
    tx: Tx,
    pub(super) today: NaiveDate,
    pub(super) seed: u64,
    entries: Vec<(i64, Option<UserId>, Change)>,
}

impl Past {
    pub(super) fn new(tx: Tx, today: NaiveDate, seed: u64) -> Self {
        Self { tx, today, seed, entries: Vec::new() }
    }

    pub(super) fn tx(&self) -> &Tx {
        &self.tx
    }

    /// The transaction with another moment: what is inserted through it bears that one.
    pub(super) fn at(&mut self, moment: i64) -> &Tx {
        self.tx.turn_to(moment);
        &self.tx
    }

    /// Keeps an audit entry for the end.
    pub(super) fn log(&mut self, moment: i64, user: Option<UserId>, change: Change) {
        self.entries.push((moment, user, change));
    }

    /// Writes the log and commits. Returns the number of entries.
    pub(super) async fn commit(mut self) -> Result<usize> {
        // Stable: what happened in one moment stays in its order.
        self.entries.sort_by_key(|(moment, _, _)| *moment);
        let count = self.entries.len();
        for (moment, user, change) in self.entries {
            event::append(self.tx.conn(), moment, user.map(|user| user.0), change).await?;
        }
        self.tx.commit().await?;
        Ok(count)
    }
}

/// Some minute of working hours of a day, in microseconds UTC.
pub(super) fn moment(day: NaiveDate, random: &mut Random) -> i64 {
    midnight(day) + random.between(7 * 60, 16 * 60) * 60_000_000
}

/// The beginning of a day, in microseconds UTC.
pub(super) fn midnight(day: NaiveDate) -> i64 {
    day.and_time(NaiveTime::MIN).and_utc().timestamp_micros()
}

/// A day some days later, or earlier where negative; the same day at the ends of the calendar.
pub(super) fn plus(day: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) };
    moved.unwrap_or(day)
}
