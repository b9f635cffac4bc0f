//! Lifts a lock with a reason. For who may set it, whoever did.

use domain::id::LockId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    current::{self, Facts},
    read,
};
use crate::{ctx::Ctx, entity::locks, error::Result, event::Change};

#[derive(Clone, Debug)]
pub struct Lift {
    pub lock: LockId,
    pub reason: String,
}

/// Errors: a missing reason (`reason-missing`); a lock that was lifted meanwhile, or has ended (conflict).
pub async fn lift(ctx: &Ctx, command: Lift) -> Result<()> {
    let reach = current::permitted(ctx, command.lock).await?;
    let by = ctx.subject()?.user;
    let reason = read::reason(&command.reason)?;
    let tx = ctx.write().await?;
    let (lock, row) = current::holding(ctx, &tx, command.lock).await?;
    locks::Entity::update_many()
        .col_expr(locks::Column::SupersededAt, Expr::value(tx.now()))
        .col_expr(locks::Column::LiftedBy, Expr::value(by.0))
        .col_expr(locks::Column::LiftReason, Expr::value(reason.as_str()))
        .filter(locks::Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    let before = Facts::of(lock, &row.reason);
    let after = Facts { lifted: Some(&reason), ..Facts::of(lock, &row.reason) };
    let mut change = Change::new("lock.lift", format!("lock:{}", row.id)).before(&before)?.after(&after)?;
    if let Some(project) = current::project(reach) {
        change = change.project(project);
    }
    tx.record(change).await?;
    tx.commit().await
}
