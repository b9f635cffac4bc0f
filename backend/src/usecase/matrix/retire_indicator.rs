//! Takes an indicator out of the matrix. Its values, baselines and targets stay, for as-at and for the auditor.

use domain::{
    code::ProjectCode,
    id::{IndicatorId, NodeId},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{checks, stale::conflict};
use crate::{
    ctx::Ctx,
    entity::indicators::{Column, Entity},
    error::Result,
    event::Change,
};

#[derive(Clone, Debug)]
pub struct RetireIndicator {
    pub project: ProjectCode,
    pub indicator: IndicatorId,
    /// The version that was read.
    pub version: i64,
}

/// Gives the row on which it stood. Error: another version stands there now.
pub async fn retire_indicator(ctx: &Ctx, command: RetireIndicator) -> Result<NodeId> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let tx = ctx.write().await?;
    let row = checks::indicator(&tx, project.id, command.indicator).await?;
    let subject = format!("indicator:{}", command.indicator);
    if row.version != command.version {
        return Err(conflict(&tx, project.id, &subject, row.version, &[]).await?);
    }
    let before = checks::facts(&tx, project.id, &row).await?;
    let retired = Entity::update_many()
        .col_expr(Column::RetiredAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::value(row.version + 1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Version.eq(command.version))
        .exec(tx.conn())
        .await?;
    if retired.rows_affected != 1 {
        return Err(conflict(&tx, project.id, &subject, row.version, &[]).await?);
    }
    tx.touch_project(project.id);
    let change = Change::new("indicator.retire", subject).project(project.id).before(&before)?;
    tx.record(change).await?;
    tx.commit().await?;
    Ok(NodeId(row.node_id))
}
