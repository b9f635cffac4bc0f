//! Withdraws a declared overlap with a reason. It stays in the history and counts at past days on which it stood.

use domain::{
    id::{OverlapId, UserId},
    policy::Wide,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::reason;
use crate::{
    ctx::{Ctx, Tx},
    entity::overlaps::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
};

#[derive(Clone, Debug)]
pub struct Withdraw {
    pub overlap: OverlapId,
    pub reason: String,
}

#[derive(Serialize)]
struct Facts<'a> {
    withdrawn: &'a str,
}

/// Errors: a missing reason; one that was withdrawn meanwhile (conflict `overlap-withdrawn`).
pub async fn withdraw(ctx: &Ctx, command: Withdraw) -> Result<()> {
    ctx.wide(Wide::ApproveOverlap)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    Entity::find_by_id(command.overlap.0).one(tx.conn()).await?.ok_or(Error::NotFound)?;
    let reason = reason(&command.reason)?;
    if !supersede(&tx, command.overlap, by, &reason).await? {
        return Err(Error::Conflict(vec![Problem::new("", "overlap-withdrawn")]));
    }
    let subject = format!("overlap:{}", command.overlap);
    tx.record(Change::new("overlap.withdraw", subject).after(&Facts { withdrawn: &reason })?).await?;
    tx.commit().await
}

/// It is not subtracted from now on; false where it was not any more.
pub(super) async fn supersede(tx: &Tx, overlap: OverlapId, by: UserId, reason: &str) -> Result<bool> {
    let withdrawn = Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .col_expr(Column::WithdrawnBy, Expr::value(by.0))
        .col_expr(Column::WithdrawReason, Expr::value(reason))
        .filter(Column::Id.eq(overlap.0))
        .filter(Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(withdrawn.rows_affected == 1)
}
