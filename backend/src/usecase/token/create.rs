//! Makes a token for a person. What is returned is shown once; only its SHA-256 is kept.

use domain::id::TokenId;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Serialize;

use crate::{
    ctx::Ctx,
    entity::tokens,
    error::{Error, Problem, Result},
    event::Change,
    query::token::{hash, owner},
    usecase::text::{clean, within},
};

/// Days for which a token may be good.
const DAYS_MAX: u32 = 366;
/// Characters in its name.
const NAME_MAX: usize = 80;
/// A day in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;
/// By this a token is known for one, by people and by what scans repositories for secrets.
const PREFIX: &str = "baseline_";

#[derive(Clone, Debug)]
pub struct Create {
    pub email: String,
    /// What it is for.
    pub name: String,
    pub days: u32,
    /// 32 random bytes, drawn at the edge.
    pub secret: [u8; 32],
}

#[derive(Clone, Debug)]
pub struct Created {
    pub id: TokenId,
    pub token: String,
    /// Microseconds UTC.
    pub expires_at: i64,
}

/// A token as the audit log keeps it: nothing of the secret.
#[derive(Serialize)]
struct Facts<'a> {
    user: i64,
    name: &'a str,
    expires_at: i64,
}

/// For the operator alone. Errors: nobody who may sign in has that e-mail (`user-unknown`); a time of no day or of more
/// than 366 (`days-out-of-range`); a name longer than 80 characters.
pub async fn create(ctx: &Ctx, command: Create) -> Result<Created> {
    ctx.operates()?;
    let user = owner(ctx, &command.email).await?;
    let name = clean(&command.name);
    within("name", &name, NAME_MAX)?;
    if command.days == 0 || command.days > DAYS_MAX {
        return Err(Error::Invalid(vec![Problem::new("days", "days-out-of-range").with("max", DAYS_MAX)]));
    }
    let secret: String = command.secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let token = format!("{PREFIX}{secret}");
    let tx = ctx.write().await?;
    let expires_at = tx.now() + i64::from(command.days) * DAY;
    let row = tokens::ActiveModel {
        user_id: Set(user.0),
        name: Set(name.clone()),
        hash: Set(hash(&token)),
        recorded_at: Set(tx.now()),
        expires_at: Set(expires_at),
        last_used_at: Set(None),
        revoked_at: Set(None),
        ..Default::default()
    };
    let id = TokenId(tokens::Entity::insert(row).exec(tx.conn()).await?.last_insert_id);
    let facts = Facts { user: user.0, name: &name, expires_at };
    tx.record(Change::new("token.create", format!("token:{id}")).after(&facts)?).await?;
    tx.commit().await?;
    Ok(Created { id, token, expires_at })
}
