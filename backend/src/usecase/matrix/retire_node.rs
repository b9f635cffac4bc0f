//! Takes a row out of the matrix once nothing stands under it any more. It is kept, with all that was recorded on it.

use domain::{
    code::ProjectCode,
    id::NodeId,
    matrix::{MatrixError, NodeKind},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};

use super::{
    add_node::{Facts, evidence},
    checks::{self, refused},
    stale::conflict,
};
use crate::{
    ctx::Ctx,
    entity::{indicators, nodes},
    error::{Error, Result},
    event::Change,
};

#[derive(Clone, Debug)]
pub struct RetireNode {
    pub project: ProjectCode,
    pub node: NodeId,
    /// The version that was read.
    pub version: i64,
}

/// Gives the row under which it stood. Errors: rows or indicators that are not retired still stand under it; another
/// version stands there now.
pub async fn retire_node(ctx: &Ctx, command: RetireNode) -> Result<Option<NodeId>> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let tx = ctx.write().await?;
    let row = checks::node(&tx, project.id, command.node).await?;
    let subject = format!("node:{}", command.node);
    if row.version != command.version {
        return Err(conflict(&tx, project.id, &subject, row.version, &[]).await?);
    }
    let children = nodes::Entity::find()
        .filter(nodes::Column::ParentId.eq(row.id))
        .filter(nodes::Column::RetiredAt.is_null())
        .count(tx.conn())
        .await?;
    let measured = indicators::Entity::find()
        .filter(indicators::Column::NodeId.eq(row.id))
        .filter(indicators::Column::RetiredAt.is_null())
        .count(tx.conn())
        .await?;
    if children + measured > 0 {
        return Err(refused(MatrixError::NotEmpty));
    }
    let kind: NodeKind = row.kind.parse().map_err(Error::internal)?;
    evidence(&tx, project.id, command.node, kind, "retired").await?;
    let retired = nodes::Entity::update_many()
        .col_expr(nodes::Column::RetiredAt, Expr::value(tx.now()))
        .col_expr(nodes::Column::Version, Expr::value(row.version + 1))
        .filter(nodes::Column::Id.eq(row.id))
        .filter(nodes::Column::Version.eq(command.version))
        .exec(tx.conn())
        .await?;
    if retired.rows_affected != 1 {
        return Err(conflict(&tx, project.id, &subject, row.version, &[]).await?);
    }
    tx.record(Change::new("node.retire", subject).project(project.id).before(&Facts::of(&row))?).await?;
    tx.commit().await?;
    Ok(row.parent_id.map(NodeId))
}
