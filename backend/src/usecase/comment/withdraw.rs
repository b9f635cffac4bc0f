//! Withdraws a comment of one's own: its place in the talk stays, its text is shown no more and stands in the log.

use domain::{
    code::ProjectCode,
    id::{CommentId, IndicatorId, PeriodId},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::Facts;
use crate::{
    ctx::Ctx,
    entity::comments::{Column, Entity},
    error::{Error, Result},
    event::Change,
    insert::evidence::Of,
    usecase::evidence::there,
};

#[derive(Clone, Debug)]
pub struct Withdraw {
    pub project: ProjectCode,
    pub comment: CommentId,
}

/// Errors: somebody else's (forbidden); one that is withdrawn already (`comment-withdrawn`).
pub async fn withdraw(ctx: &Ctx, command: Withdraw) -> Result<Of> {
    let project = ctx.project(&command.project, Action::DiscussValues).await?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let row = Entity::find_by_id(command.comment.0).one(tx.conn()).await?.ok_or(Error::NotFound)?;
    let of = Of { indicator: IndicatorId(row.indicator_id), period: PeriodId(row.period_id) };
    there(tx.conn(), project.id, of).await?;
    if row.user_id != by.0 {
        return Err(Error::Forbidden);
    }
    if row.superseded_at.is_some() {
        return Err(Error::invalid("", "comment-withdrawn"));
    }
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    let facts = Facts { indicator: row.indicator_id, period: row.period_id, text: &row.text };
    let change = Change::new("comment.withdraw", format!("comment:{}", row.id)).project(project.id).before(&facts)?;
    tx.record(change).await?;
    tx.commit().await?;
    Ok(of)
}
