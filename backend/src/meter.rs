//! Counts what is asked of the database, for measurements (`cargo xtask bench`); nothing is counted unless a server was told to.
//!
//! One count for the whole program: it tells of one request only while requests come one after the other.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

/// What has been asked so far.
#[derive(Debug, Default)]
pub struct Meter {
    statements: AtomicU64,
    nanoseconds: AtomicU64,
}

/// How many statements, and the time from sending each to having its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub statements: u64,
    pub time: Duration,
}

impl Meter {
    pub fn read(&self) -> Reading {
        Reading {
            statements: self.statements.load(Ordering::Relaxed),
            time: Duration::from_nanos(self.nanoseconds.load(Ordering::Relaxed)),
        }
    }

    pub(crate) fn count(&self, sql: &str, time: Duration) {
        self.statements.fetch_add(1, Ordering::Relaxed);
        self.nanoseconds.fetch_add(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
        tracing::debug!(microseconds = time.as_micros(), sql);
    }
}

impl Reading {
    /// What came since an earlier reading.
    pub fn since(self, earlier: Self) -> Self {
        Self {
            statements: self.statements.saturating_sub(earlier.statements),
            time: self.time.saturating_sub(earlier.time),
        }
    }
}
