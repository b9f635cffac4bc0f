//! Puts a reminder away: only the one who was reminded, and it stays on record.

use domain::id::ReminderId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    ctx::Ctx,
    entity::reminders::{Column, Entity},
    error::{Error, Result},
    event::Change,
};

/// Somebody else's is not found. One that is put away already stays so.
pub async fn put_away(ctx: &Ctx, id: ReminderId) -> Result<()> {
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let row = Entity::find_by_id(id.0).one(tx.conn()).await?;
    let row = row.filter(|row| row.user_id == by.0).ok_or(Error::NotFound)?;
    if row.superseded_at.is_some() {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    tx.record(Change::new("reminder.put-away", format!("reminder:{id}"))).await?;
    tx.commit().await
}
