//! Ends a link with a reason: from now on nothing of the indicator counts there. Past days keep it.

use domain::{
    id::LinkId,
    policy::{Action, Wide},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::{REASON_MAX, current};
use crate::{
    ctx::Ctx,
    entity::links::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
    query::project::Project,
    usecase::text,
};

#[derive(Clone, Debug)]
pub struct End {
    pub link: LinkId,
    pub reason: String,
}

#[derive(Serialize)]
struct Facts<'a> {
    reason: &'a str,
}

/// The project of a link that this person may end: who may edit its matrix, and headquarters.
pub async fn may_end(ctx: &Ctx, link: LinkId) -> Result<Project> {
    ctx.subject()?;
    let link = Entity::find_by_id(link.0).one(ctx.read()).await?.ok_or(Error::NotFound)?;
    let code = current::project(ctx.read(), link.indicator_id).await?;
    let action = if ctx.wide(Wide::ConfirmLinks).is_ok() { Action::View } else { Action::EditMatrix };
    ctx.project(&code, action).await
}

/// Errors: a missing reason; one that ended meanwhile (conflict `link-ended`).
pub async fn end(ctx: &Ctx, command: End) -> Result<()> {
    let project = may_end(ctx, command.link).await?;
    let by = ctx.subject()?.user;
    let reason = text::reason(&command.reason, REASON_MAX)?;
    let tx = ctx.write().await?;
    let ended = Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .col_expr(Column::EndedBy, Expr::value(by.0))
        .col_expr(Column::EndReason, Expr::value(reason.as_str()))
        .filter(Column::Id.eq(command.link.0))
        .filter(Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    if ended.rows_affected != 1 {
        return Err(Error::Conflict(vec![Problem::new("", "link-ended")]));
    }
    let change = Change::new("link.end", format!("link:{}", command.link)).project(project.id);
    tx.record(change.after(&Facts { reason: &reason })?).await?;
    tx.commit().await
}
