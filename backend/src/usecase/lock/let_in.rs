//! Lets one person work on locked periods up to a day. For who may set the lock, and never for oneself: who closes the
//! books must not be the one who slips a figure in.

use chrono::NaiveDate;
use domain::{
    id::{LockId, UserId},
    lock,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::{current, read};
use crate::{
    ctx::Ctx,
    entity::{lock_exceptions, users},
    error::{Error, Problem, Result},
    event::Change,
    insert,
    usecase::text::clean,
};

#[derive(Clone, Debug)]
pub struct LetIn {
    pub lock: LockId,
    /// Of the person; they need no role here for it, but the exception gives them none either.
    pub email: String,
    /// The last day: "2026-12-15".
    pub until: String,
    pub reason: String,
}

#[derive(Serialize)]
struct Facts<'a> {
    person: &'a str,
    until: NaiveDate,
    reason: &'a str,
}

/// An exception of the same person under the same lock is replaced: so it is made longer or shorter. Returns their name.
///
/// Errors at their fields: nobody has that e-mail (`person-unknown`); one's own (`own-exception`); a missing or wrong day,
/// or one that has passed; a missing reason. A lock that was lifted meanwhile, or has ended, is a conflict.
pub async fn let_in(ctx: &Ctx, command: LetIn) -> Result<String> {
    let reach = current::permitted(ctx, command.lock).await?;
    let by = ctx.subject()?.user;
    let mut problems = Vec::new();
    let until = read::or_keep(read::needed("until", &command.until), &mut problems);
    let reason = read::or_keep(read::reason(&command.reason), &mut problems);
    let person = read::or_keep(person(ctx, &command.email).await?, &mut problems);
    let (Some(until), Some(reason), Some(person)) = (until, reason, person) else {
        return Err(Error::Invalid(problems));
    };
    lock::exception(by, UserId(person.id), until, ctx.today()).map_err(read::refused)?;
    let tx = ctx.write().await?;
    let (_, row) = current::holding(ctx, &tx, command.lock).await?;
    let theirs = || {
        Condition::all()
            .add(lock_exceptions::Column::LockId.eq(row.id))
            .add(lock_exceptions::Column::UserId.eq(person.id))
            .add(lock_exceptions::Column::SupersededAt.is_null())
    };
    let before = lock_exceptions::Entity::find().filter(theirs()).one(tx.conn()).await?;
    lock_exceptions::Entity::update_many()
        .col_expr(lock_exceptions::Column::SupersededAt, Expr::value(tx.now()))
        .filter(theirs())
        .exec(tx.conn())
        .await?;
    let new = insert::lock::NewException { lock: command.lock, user: UserId(person.id), until, reason: &reason, by };
    insert::lock::exception(&tx, new).await?;
    let after = Facts { person: &person.name, until, reason: &reason };
    let mut change = Change::new("lock.let-in", format!("lock:{}", row.id)).after(&after)?;
    if let Some(before) = &before {
        change = change.before(&Facts { person: &person.name, until: before.until, reason: &before.reason })?;
    }
    if let Some(project) = current::project(reach) {
        change = change.project(project);
    }
    tx.record(change).await?;
    tx.commit().await?;
    Ok(person.name)
}

async fn person(ctx: &Ctx, email: &str) -> Result<Result<users::Model, Problem>> {
    let email = clean(email).to_lowercase();
    let found = users::Entity::find()
        .filter(users::Column::Email.eq(&email))
        .filter(users::Column::DisabledAt.is_null())
        .one(ctx.read())
        .await?;
    Ok(found.ok_or_else(|| Problem::new("email", "person-unknown").with("typed", email)))
}
