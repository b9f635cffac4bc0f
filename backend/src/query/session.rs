//! The rows behind the session store. Not audited: a session is no change to the data.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement, Value};

use super::one;
use crate::db::Db;

#[derive(Clone, Debug, FromQueryResult)]
pub struct Stored {
    pub data: String,
    pub expires_at: i64,
}

/// A session that has not expired at `now` (microseconds).
pub async fn load(db: &Db, id: &str, now: i64) -> Result<Option<Stored>, DbErr> {
    one(db.read(), "SELECT data, expires_at FROM sessions WHERE id = $1 AND expires_at > $2", [id.into(), now.into()])
        .await
}

/// Writes a session, and forgets those that have expired.
pub async fn save(db: &Db, id: &str, data: String, expires_at: i64, now: i64) -> Result<(), DbErr> {
    let txn = db.begin().await?;
    run(&txn, "DELETE FROM sessions WHERE expires_at <= $1", [now.into()]).await?;
    let sql = "INSERT INTO sessions (id, data, expires_at) VALUES ($1, $2, $3)
               ON CONFLICT (id) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at";
    run(&txn, sql, [id.into(), data.into(), expires_at.into()]).await?;
    txn.commit().await
}

pub async fn delete(db: &Db, id: &str) -> Result<(), DbErr> {
    let txn = db.begin().await?;
    run(&txn, "DELETE FROM sessions WHERE id = $1", [id.into()]).await?;
    txn.commit().await
}

async fn run(conn: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<(), DbErr> {
    conn.execute_raw(Statement::from_sql_and_values(conn.get_database_backend(), sql, values)).await?;
    Ok(())
}
