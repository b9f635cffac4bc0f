//! Sessions in the database, so that several servers share them and a restart ends none.

use async_trait::async_trait;
use backend::{db::Db, query::session};
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

use super::Clock;

#[derive(Clone)]
pub(super) struct Store {
    db: Db,
    clock: Clock,
}

impl Store {
    pub(super) fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    fn now(&self) -> i64 {
        (self.clock)().timestamp_micros()
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

fn failed(cause: impl std::fmt::Display) -> Error {
    Error::Backend(cause.to_string())
}

#[async_trait]
impl SessionStore for Store {
    /// Ids have 128 random bits: two that are alike do not happen, and would be one person's twice-saved session.
    async fn create(&self, record: &mut Record) -> Result<()> {
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_string(&record.data).map_err(failed)?;
        let expires_at = (record.expiry_date.unix_timestamp_nanos() / 1_000) as i64;
        session::save(&self.db, &record.id.to_string(), data, expires_at, self.now()).await.map_err(failed)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(stored) = session::load(&self.db, &id.to_string(), self.now()).await.map_err(failed)? else {
            return Ok(None);
        };
        let data = serde_json::from_str(&stored.data).map_err(failed)?;
        let expiry_date =
            OffsetDateTime::from_unix_timestamp_nanos(i128::from(stored.expires_at) * 1_000).map_err(failed)?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        session::delete(&self.db, &id.to_string()).await.map_err(failed)
    }
}
