//! The audit log: one entry per change, written in the transaction of the change, hash-chained.
//!
//! The hash covers every column and the hash of the entry before, so that a changed, missing or reordered entry
//! shows. Only [`crate::ctx::Tx::record`] writes here.

pub mod verify;

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryOrder};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    entity::events,
    error::{Error, Result},
};

/// The hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What changed: `action` is noun and verb (`actual.approve`), `subject` names the row (`actual:123`).
#[derive(Clone, Debug, Default)]
pub struct Change {
    action: &'static str,
    subject: String,
    project: Option<i64>,
    before: Option<String>,
    after: Option<String>,
}

impl Change {
    pub fn new(action: &'static str, subject: impl Into<String>) -> Self {
        Self { action, subject: subject.into(), ..Default::default() }
    }

    #[must_use]
    pub fn project(mut self, id: domain::id::ProjectId) -> Self {
        self.project = Some(id.0);
        self
    }

    /// The state before, as JSON. No secrets: the log is read by auditors.
    pub fn before(mut self, value: &impl Serialize) -> Result<Self> {
        self.before = Some(serde_json::to_string(value).map_err(Error::internal)?);
        Ok(self)
    }

    pub fn after(mut self, value: &impl Serialize) -> Result<Self> {
        self.after = Some(serde_json::to_string(value).map_err(Error::internal)?);
        Ok(self)
    }
}

/// Appends one entry. The caller holds the one write transaction, so the last entry cannot change meanwhile.
pub(crate) async fn append(conn: &impl ConnectionTrait, now: i64, user: Option<i64>, change: Change) -> Result<()> {
    let last = events::Entity::find().order_by_desc(events::Column::Id).one(conn).await?;
    let (id, previous_hash) = last.map_or((1, GENESIS.to_owned()), |event| (event.id + 1, event.hash));
    let mut event = events::Model {
        id,
        recorded_at: now,
        user_id: user,
        project_id: change.project,
        action: change.action.to_owned(),
        subject: change.subject,
        before: change.before,
        after: change.after,
        previous_hash,
        hash: String::new(),
    };
    event.hash = hash(&event);
    let row = events::ActiveModel {
        id: Set(event.id),
        recorded_at: Set(event.recorded_at),
        user_id: Set(event.user_id),
        project_id: Set(event.project_id),
        action: Set(event.action),
        subject: Set(event.subject),
        before: Set(event.before),
        after: Set(event.after),
        previous_hash: Set(event.previous_hash),
        hash: Set(event.hash),
    };
    events::Entity::insert(row).exec_without_returning(conn).await?;
    Ok(())
}

/// SHA-256 over every column but the hash itself, each with its length before it so that no two entries read alike.
pub(crate) fn hash(event: &events::Model) -> String {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let mut sha = Sha256::new();
    for part in [
        event.previous_hash.clone(),
        event.id.to_string(),
        event.recorded_at.to_string(),
        number(event.user_id),
        number(event.project_id),
        event.action.clone(),
        event.subject.clone(),
        optional(&event.before),
        optional(&event.after),
    ] {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part);
    }
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
