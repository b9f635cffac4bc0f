//! Telling a past: the one transaction of the demo, moments, and the audit entries, which are written in the end in the
//! order of their moments.

use chrono::{Days, NaiveDate, NaiveTime};
use domain::id::{ActualId, UserId};

use super::random::Random;
use crate::{
    ctx::Tx,
    error::Result,
    event::{self, Change},
    insert::{actual::NewActual, pile::Pile},
};

pub(super) struct Past {
    tx: Tx,
    pub(super) today: NaiveDate,
    pub(super) seed: u64,
    /// Every step is told and logged. Of a generated project only its making is logged, and the history of its last period told.
    pub(super) tells: bool,
    values: Pile,
    entries: Vec<(i64, Option<UserId>, Change)>,
}

impl Past {
    pub(super) async fn new(tx: Tx, today: NaiveDate, seed: u64) -> Result<Self> {
        let values = Pile::new(&tx).await?;
        Ok(Self { tx, today, seed, tells: true, values, entries: Vec::new() })
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

    /// Keeps the entry of a single step, where steps are told.
    pub(super) fn log_step(&mut self, moment: i64, user: Option<UserId>, change: Change) {
        if self.tells {
            self.log(moment, user, change);
        }
    }

    /// Piles up a version of a reported value; it is written with others.
    pub(super) async fn value(&mut self, new: NewActual) -> Result<ActualId> {
        self.values.add(&self.tx, new).await
    }

    /// Writes the log and commits. Returns the number of entries.
    pub(super) async fn commit(mut self) -> Result<usize> {
        // Stable: what happened in one moment stays in its order.
        self.entries.sort_by_key(|(moment, _, _)| *moment);
        self.values.finish(&self.tx).await?;
        let entries = self.entries.into_iter().map(|(moment, user, change)| (moment, user.map(|user| user.0), change));
        let count = event::append_all(self.tx.conn(), entries).await?;
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
