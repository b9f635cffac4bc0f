//! The audit log: one entry per change, written in the transaction of the change, hash-chained.
//!
//! The hash covers every column and the hash of the entry before, so that a changed, missing or reordered entry
//! shows. Only [`crate::ctx::Tx::record`] writes here.

pub mod verify;

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, QueryOrder};
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
    append_all(conn, [(now, user, change)]).await?;
    Ok(())
}

/// Rows of one statement.
const ROWS: usize = 500;

/// Appends entries in their order, each with its moment and its user; says how many.
pub(crate) async fn append_all(
    conn: &impl ConnectionTrait,
    entries: impl IntoIterator<Item = (i64, Option<i64>, Change)>,
) -> Result<usize> {
    let last = events::Entity::find().order_by_desc(events::Column::Id).one(conn).await?;
    let (mut id, mut hash) = last.map_or((0, GENESIS.to_owned()), |event| (event.id, event.hash));
    let (mut rows, mut written) = (Vec::new(), 0);
    for (now, user, change) in entries {
        id += 1;
        let event = entry(id, &hash, now, user, change);
        hash.clone_from(&event.hash);
        rows.push(events::ActiveModel::from(event).reset_all());
        written += 1;
        if rows.len() == ROWS {
            events::Entity::insert_many(std::mem::take(&mut rows)).exec_without_returning(conn).await?;
        }
    }
    if !rows.is_empty() {
        events::Entity::insert_many(rows).exec_without_returning(conn).await?;
    }
    Ok(written)
}

fn entry(id: i64, previous_hash: &str, now: i64, user: Option<i64>, change: Change) -> events::Model {
    let mut event = events::Model {
        id,
        recorded_at: now,
        user_id: user,
        project_id: change.project,
        action: change.action.to_owned(),
        subject: change.subject,
        before: change.before,
        after: change.after,
        previous_hash: previous_hash.to_owned(),
        hash: String::new(),
    };
    event.hash = hash(&event);
    event
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
