//! Checks a password: the same answer and the same time for a wrong password and an unknown person.

use argon2::{
    Argon2, PasswordHasher, PasswordVerifier,
    password_hash::{PasswordHash, SaltString},
};
use domain::id::UserId;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::{Deserialize, Serialize};

use crate::{
    ctx::Ctx,
    entity::sign_in_attempts,
    error::{Error, Result},
    query::{one, user},
    usecase::text::clean,
};

/// Failed attempts allowed within [`WINDOW`] for one e-mail, and for one address.
const PER_EMAIL: i64 = 8;
const PER_ADDRESS: i64 = 40;
/// Fifteen minutes, in microseconds.
const WINDOW: i64 = 15 * 60 * 1_000_000;

/// Compared against where nobody has that e-mail, so that it takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$YmFzZWxpbmUtbm9ib2R5$ETFzFaDFe5MSDsxMH2N5SnKNqwUiMrS2SKKY4qXFIqI";

/// What the sign-in form says, and the address it came from.
pub struct SignIn {
    pub email: String,
    pub password: String,
    pub address: String,
}

/// What a session keeps of a person who has proved who they are.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignedIn {
    pub user: UserId,
    /// A fingerprint of the password hash: the session ends when the password changes.
    pub seal: String,
}

/// The person with this e-mail and password. Errors: `too-many-attempts` and `wrong-password`, both on no field in
/// particular, so that they do not tell whether the e-mail is known.
pub async fn sign_in(ctx: &Ctx, form: SignIn) -> Result<SignedIn> {
    let email = clean(&form.email).to_lowercase();
    if attempts(ctx, "email", &email).await? >= PER_EMAIL
        || attempts(ctx, "address", &form.address).await? >= PER_ADDRESS
    {
        return Err(Error::invalid("", "too-many-attempts"));
    }
    let known = user::credentials(ctx.read(), &email).await?;
    let hash = known.as_ref().map_or_else(|| NOBODY.to_owned(), |person| person.password_hash.clone());
    let matches = tokio::task::spawn_blocking(move || verify(&hash, &form.password)).await.map_err(Error::internal)?;
    match known {
        Some(person) if matches => Ok(SignedIn { user: person.id, seal: user::seal(&person.password_hash) }),
        _ => {
            let tx = ctx.write().await?;
            let attempt = sign_in_attempts::ActiveModel {
                email: Set(email),
                address: Set(form.address),
                failed_at: Set(ctx.now()),
                ..Default::default()
            };
            sign_in_attempts::Entity::insert(attempt).exec_without_returning(tx.conn()).await?;
            tx.commit().await?;
            Err(Error::invalid("", "wrong-password"))
        }
    }
}

#[derive(sea_orm::FromQueryResult)]
struct Count {
    n: i64,
}

async fn attempts(ctx: &Ctx, column: &'static str, value: &str) -> Result<i64> {
    let sql = format!("SELECT COUNT(*) AS n FROM sign_in_attempts WHERE {column} = $1 AND failed_at > $2");
    let count: Option<Count> = one(ctx.read(), &sql, [value.into(), (ctx.now() - WINDOW).into()]).await?;
    Ok(count.map_or(0, |count| count.n))
}

fn verify(hash: &str, password: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Hashes a password with argon2id. `salt` is 16 random bytes, drawn at the edge.
pub fn hash_password(password: &str, salt: &[u8; 16]) -> Result<String> {
    let salt = SaltString::encode_b64(salt).map_err(Error::internal)?;
    Ok(Argon2::default().hash_password(password.as_bytes(), &salt).map_err(Error::internal)?.to_string())
}
