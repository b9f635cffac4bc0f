//! People: who signs in, and what they were granted.

use domain::{
    id::UserId,
    policy::{Grant, Scope, Subject},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sha2::{Digest, Sha256};

use super::{all, one};
use crate::{
    ctx::Ctx,
    db::Db,
    error::{Error, Result},
};

/// What a sign-in is checked against.
#[derive(Clone, Debug)]
pub(crate) struct Credentials {
    pub(crate) id: UserId,
    pub(crate) password_hash: String,
}

/// A signed-in person as the top bar shows them and as the checks need them.
#[derive(Clone, Debug)]
pub struct Person {
    pub subject: Subject,
    pub office: String,
    /// Changes with the password: a session made under another one is no longer valid.
    pub seal: String,
}

#[derive(FromQueryResult)]
struct CredentialsRow {
    id: i64,
    password_hash: String,
}

pub(crate) async fn credentials(conn: &impl ConnectionTrait, email: &str) -> Result<Option<Credentials>> {
    let row: Option<CredentialsRow> =
        one(conn, "SELECT id, password_hash FROM users WHERE email = $1 AND disabled_at IS NULL", [email.into()])
            .await?;
    Ok(row.map(|row| Credentials { id: UserId(row.id), password_hash: row.password_hash }))
}

/// A short fingerprint of a password hash, for sessions to carry.
pub(crate) fn seal(password_hash: &str) -> String {
    Sha256::digest(password_hash).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[derive(FromQueryResult)]
struct GrantRow {
    name: String,
    password_hash: String,
    office: String,
    role: Option<String>,
    scope_kind: Option<String>,
    scope_id: Option<i64>,
}

/// The person with this id and all their grants, in one statement; none where the account is gone or disabled.
pub async fn person(db: &Db, id: UserId) -> Result<Option<Person>> {
    let rows: Vec<GrantRow> = all(
        db.read(),
        "SELECT u.name, u.password_hash, o.name AS office, g.role, g.scope_kind, g.scope_id
         FROM users u
         JOIN offices o ON o.id = u.office_id
         LEFT JOIN grants g ON g.user_id = u.id AND g.superseded_at IS NULL
         WHERE u.id = $1 AND u.disabled_at IS NULL",
        [id.0.into()],
    )
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let (name, office, seal) = (first.name.clone(), first.office.clone(), seal(&first.password_hash));
    let grants = rows.into_iter().filter_map(GrantRow::grant).collect::<Result<_>>()?;
    Ok(Some(Person { subject: Subject { user: id, name, grants }, office, seal }))
}

impl GrantRow {
    fn grant(self) -> Option<Result<Grant>> {
        let (role, kind) = (self.role?, self.scope_kind?);
        Some((|| {
            let role = role.parse().map_err(Error::internal)?;
            let scope = Scope::from_parts(&kind, self.scope_id).map_err(Error::internal)?;
            Ok(Grant { role, scope })
        })())
    }
}

#[derive(FromQueryResult)]
struct Exists {
    n: i64,
}

/// Whether demo users, whose password is public, are in this database.
pub async fn demo_exists(ctx: &Ctx) -> Result<bool> {
    let row: Option<Exists> = one(ctx.read(), "SELECT COUNT(*) AS n FROM users WHERE demo", []).await?;
    Ok(row.is_some_and(|row| row.n > 0))
}
