//! Gives a saved view another name, shares it or keeps it to oneself, or puts other filters in.

use domain::{id::ViewId, view::MOST_QUERY};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Facts, found, named};
use crate::{
    ctx::Ctx,
    entity::saved_views::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
    query::view::View,
};

#[derive(Clone, Debug)]
pub struct Revise {
    pub view: ViewId,
    /// That was read.
    pub version: i64,
    pub name: String,
    pub shared: bool,
    /// None leaves the filters as they are.
    pub query: Option<String>,
}

/// Gives the view as it is now. Errors: somebody else's is not found, or forbidden where it is shared; of the name and the filters as
/// [`save`](super::save()); changed since it was read: a conflict (`view-changed`).
pub async fn revise(ctx: &Ctx, command: Revise) -> Result<View> {
    let subject = ctx.subject()?;
    let tx = ctx.write().await?;
    let now = found(&tx, subject, command.view).await?;
    if now.owner != subject.user {
        return Err(Error::Forbidden);
    }
    let name = named(&tx, subject, now.page, &command.name, Some(now.id)).await?;
    let query = command.query.unwrap_or_else(|| now.query.clone());
    if query.chars().count() > MOST_QUERY {
        return Err(Error::invalid("", "view-query"));
    }
    let after = View { name, query, shared: command.shared, ..now.clone() };
    if after == now {
        return Ok(now);
    }
    if now.version != command.version {
        return Err(Error::Conflict(vec![Problem::new("", "view-changed").with("name", &now.name)]));
    }
    Entity::update_many()
        .col_expr(Column::Name, Expr::value(after.name.clone()))
        .col_expr(Column::Query, Expr::value(after.query.clone()))
        .col_expr(Column::Shared, Expr::value(after.shared))
        .col_expr(Column::Version, Expr::value(now.version + 1))
        .filter(Column::Id.eq(now.id.0))
        .exec(tx.conn())
        .await?;
    let change = Change::new("view.revise", format!("view:{}", now.id));
    tx.record(change.before(&Facts::from(&now))?.after(&Facts::from(&after))?).await?;
    tx.commit().await?;
    Ok(View { version: now.version + 1, ..after })
}
