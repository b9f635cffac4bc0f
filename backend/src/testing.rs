//! A database of its own for each unit test. The tests over HTTP have their own support in `server/tests`.

use chrono::{DateTime, Utc};

use crate::db::Db;

/// An empty, migrated SQLite database, removed when dropped.
pub(crate) struct Temporary {
    pub(crate) db: Db,
    folder: std::path::PathBuf,
}

impl Temporary {
    /// The folder in which it lies, for files beside it.
    pub(crate) fn folder(&self) -> &std::path::Path {
        &self.folder
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What cannot be removed lies in the system's temporary folder anyway.
        let _removed = std::fs::remove_dir_all(&self.folder);
    }
}

pub(crate) async fn database() -> Temporary {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("baseline-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(name);
    let db = Db::migrate(&format!("sqlite://{}", folder.join("test.db").display())).await.unwrap();
    Temporary { db, folder }
}

/// 24 Nov 2026, 09:00 UTC.
pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-24T09:00:00Z".parse().unwrap()
}
