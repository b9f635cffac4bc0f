//! Moves a row one place up or down among the rows of its kind; numbers follow the order.

use domain::{code::ProjectCode, id::NodeId, policy::Action};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use serde::Serialize;

use super::{checks, stale::conflict};
use crate::{
    ctx::{Ctx, Tx},
    entity::nodes::{self, Column, Entity},
    error::{Error, Result},
    event::Change,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    Start,
    End,
}

#[derive(Clone, Debug)]
pub struct MoveNode {
    pub project: ProjectCode,
    pub node: NodeId,
    /// The version that was read.
    pub version: i64,
    pub towards: Towards,
}

#[derive(Serialize)]
struct Place {
    position: i64,
    /// The row with which it changed places.
    with: i64,
}

/// Errors: it is the first or the last already, or the objective (`no-place`); another version stands there now.
pub async fn move_node(ctx: &Ctx, command: MoveNode) -> Result<()> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let tx = ctx.write().await?;
    let row = checks::node(&tx, project.id, command.node).await?;
    let subject = format!("node:{}", command.node);
    if row.version != command.version {
        return Err(conflict(&tx, project.id, &subject, row.version, &[]).await?);
    }
    let other = neighbour(&tx, &row, command.towards).await?.ok_or_else(|| Error::invalid("", "no-place"))?;
    put(&tx, &row, other.position, row.version + 1).await?;
    put(&tx, &other, row.position, other.version).await?;
    let change = Change::new("node.move", subject)
        .project(project.id)
        .before(&Place { position: row.position, with: other.id })?
        .after(&Place { position: other.position, with: other.id })?;
    tx.record(change).await?;
    tx.commit().await
}

async fn neighbour(tx: &Tx, row: &nodes::Model, towards: Towards) -> Result<Option<nodes::Model>> {
    let Some(parent) = row.parent_id else { return Ok(None) };
    let siblings = Entity::find().filter(Column::ParentId.eq(parent)).filter(Column::RetiredAt.is_null());
    let siblings = match towards {
        Towards::Start => siblings.filter(Column::Position.lt(row.position)).order_by_desc(Column::Position),
        Towards::End => siblings.filter(Column::Position.gt(row.position)).order_by_asc(Column::Position),
    };
    Ok(siblings.one(tx.conn()).await?)
}

async fn put(tx: &Tx, row: &nodes::Model, position: i64, version: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Position, Expr::value(position))
        .col_expr(Column::Version, Expr::value(version))
        .filter(Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    Ok(())
}
