//! Bearer tokens: whose one is, and which a person has. A token is known by its SHA-256 alone.

use domain::id::{TokenId, UserId};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, prelude::Expr};
use sha2::{Digest, Sha256};

use super::{all, one};
use crate::{
    ctx::Ctx,
    db::Db,
    entity::tokens::{Column, Entity},
    error::{Error, Problem, Result},
};

/// Its use is written down at most this often: a minute, in microseconds.
const SELDOM: i64 = 60 * 1_000_000;

/// A token that is good now.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub id: TokenId,
    pub user: UserId,
    last_used_at: Option<i64>,
}

/// A token as its owner's list shows it. Moments are microseconds UTC.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    pub id: i64,
    pub name: String,
    pub recorded_at: i64,
    pub expires_at: i64,
    pub last_used_at: Option<i64>,
    pub revoked_at: Option<i64>,
}

/// What is kept of a token.
pub(crate) fn hash(token: &str) -> String {
    Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(FromQueryResult)]
struct KnownRow {
    id: i64,
    user_id: i64,
    last_used_at: Option<i64>,
}

/// The token, if it is good at `now`. One that is unknown, expired or revoked, or whose owner is disabled, takes the same
/// one statement: neither the answer nor its time tells them apart.
pub async fn known(db: &Db, token: &str, now: i64) -> Result<Option<Known>> {
    let row: Option<KnownRow> = one(
        db.read(),
        "SELECT t.id, t.user_id, t.last_used_at
         FROM tokens t
         JOIN users u ON u.id = t.user_id AND u.disabled_at IS NULL
         WHERE t.hash = $1 AND t.revoked_at IS NULL AND t.expires_at > $2",
        [hash(token).into(), now.into()],
    )
    .await?;
    Ok(row.map(|row| Known { id: TokenId(row.id), user: UserId(row.user_id), last_used_at: row.last_used_at }))
}

impl Known {
    /// Whether its use is to be written down again.
    pub fn is_due(&self, now: i64) -> bool {
        self.last_used_at.is_none_or(|last| now - last >= SELDOM)
    }
}

/// Writes down that a token was used. Not audited: it changes nothing.
pub async fn used(db: &Db, token: TokenId, now: i64) -> Result<()> {
    let txn = db.begin().await?;
    Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(now))
        .filter(Column::Id.eq(token.0))
        .exec(&txn)
        .await?;
    Ok(txn.commit().await?)
}

/// Every token of the person with this e-mail, the newest first; for the command line.
pub async fn of(ctx: &Ctx, email: &str) -> Result<Vec<Line>> {
    ctx.operates()?;
    let user = owner(ctx, email).await?;
    let lines = all(
        ctx.read(),
        "SELECT id, name, recorded_at, expires_at, last_used_at, revoked_at FROM tokens WHERE user_id = $1
         ORDER BY id DESC",
        [user.0.into()],
    );
    Ok(lines.await?)
}

/// The person with this e-mail who may sign in (`user-unknown`).
pub(crate) async fn owner(ctx: &Ctx, email: &str) -> Result<UserId> {
    let email = email.trim().to_lowercase();
    match super::user::credentials(ctx.read(), &email).await? {
        Some(credentials) => Ok(credentials.id),
        None => Err(Error::Invalid(vec![Problem::new("email", "user-unknown").with("email", email)])),
    }
}

#[cfg(test)]
mod tests {
    use domain::id::OfficeId;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, prelude::Expr};

    use super::{known, used};
    use crate::{
        ctx::Ctx,
        entity::users,
        error::Error,
        insert::people::{self, NewUser, OfficeKind},
        testing::{database, now},
        usecase::token::{Create, create, revoke},
    };

    const EMAIL: &str = "script@test.example";
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;

    async fn somebody(ctx: &Ctx) {
        let tx = ctx.write().await.unwrap();
        let region = people::region(&tx, "East Africa", 1).await.unwrap();
        let office: OfficeId = people::office(&tx, OfficeKind::Regional, "Nairobi", region).await.unwrap();
        let new = NewUser { email: EMAIL, name: "Script", office, password_hash: "-", demo: false };
        people::user(&tx, new).await.unwrap();
        tx.commit().await.unwrap();
    }

    fn asked(secret: u8) -> Create {
        Create { email: " Script@Test.example ".into(), name: "nightly".into(), days: 2, secret: [secret; 32] }
    }

    #[tokio::test]
    async fn a_token_is_good_until_it_expires_is_revoked_or_its_owner_is_disabled() {
        let temporary = database().await;
        let db = &temporary.db;
        let ctx = Ctx::operator(db.clone(), now());
        somebody(&ctx).await;
        let (one, other) = (create(&ctx, asked(1)).await.unwrap(), create(&ctx, asked(2)).await.unwrap());
        let is_good = async |token: &str, at: i64| known(db, token, at).await.unwrap().is_some();
        assert!(is_good(&one.token, ctx.now() + 2 * DAY - 1).await && is_good(&other.token, ctx.now()).await);
        assert!(!is_good(&one.token, ctx.now() + 2 * DAY).await, "expired");
        assert!(!is_good(&one.token.to_uppercase(), ctx.now()).await && !is_good("", ctx.now()).await);
        revoke(&ctx, one.id).await.unwrap();
        assert!(!is_good(&one.token, ctx.now()).await, "revoked");
        assert!(is_good(&other.token, ctx.now()).await);
        let txn = db.begin().await.unwrap();
        let disable = users::Entity::update_many().col_expr(users::Column::DisabledAt, Expr::value(ctx.now()));
        disable.filter(users::Column::Email.eq(EMAIL)).exec(&txn).await.unwrap();
        txn.commit().await.unwrap();
        assert!(!is_good(&other.token, ctx.now()).await, "disabled");
        let refused = create(&ctx, asked(3)).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "nobody who is disabled gets a token");
    }

    #[tokio::test]
    async fn its_use_is_written_down_once_a_minute() {
        let temporary = database().await;
        let ctx = Ctx::operator(temporary.db.clone(), now());
        somebody(&ctx).await;
        let made = create(&ctx, asked(1)).await.unwrap();
        let read = async || known(&temporary.db, &made.token, ctx.now()).await.unwrap().unwrap();
        assert!(read().await.is_due(ctx.now()));
        used(&temporary.db, made.id, ctx.now()).await.unwrap();
        assert!(!read().await.is_due(ctx.now() + 59_999_999));
        assert!(read().await.is_due(ctx.now() + 60_000_000));
    }

    #[tokio::test]
    async fn only_the_operator_makes_tokens() {
        let temporary = database().await;
        let ctx = Ctx::new(temporary.db.clone(), now(), None);
        assert_eq!(create(&ctx, asked(1)).await.unwrap_err(), Error::SignedOut);
    }
}
