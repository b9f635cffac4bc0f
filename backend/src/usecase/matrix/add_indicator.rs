//! Adds an indicator to the objective, an outcome or an output, after those that stand there.

use domain::{
    code::ProjectCode,
    id::{IndicatorId, NodeId, ProjectId},
    matrix::{MatrixError, NodeKind},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    checks::{self, refused},
    promises,
    text::{IndicatorText, Read},
};
use crate::{
    ctx::{Ctx, Tx},
    entity::indicators::{Column, Entity},
    error::{Error, Result},
    event::Change,
    insert::indicator::{NewIndicator, Promise, indicator},
};

#[derive(Clone, Debug)]
pub struct AddIndicator {
    pub project: ProjectCode,
    pub node: NodeId,
    pub text: IndicatorText,
}

/// Errors: a field that cannot be read; an activity, which carries no indicators.
pub async fn add_indicator(ctx: &Ctx, command: AddIndicator) -> Result<IndicatorId> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let read = command.text.read(None)?;
    let tx = ctx.write().await?;
    let node = checks::node(&tx, project.id, command.node).await?;
    let kind: NodeKind = node.kind.parse().map_err(Error::internal)?;
    if !kind.carries_indicators() {
        return Err(refused(MatrixError::IndicatorOnActivity));
    }
    let id = append(ctx, &tx, project.id, command.node, &read).await?;
    tx.commit().await?;
    Ok(id)
}

/// Puts an indicator that may stand there after the others of its row, and into the log.
pub(super) async fn append(ctx: &Ctx, tx: &Tx, project: ProjectId, node: NodeId, read: &Read) -> Result<IndicatorId> {
    let last = Entity::find().filter(Column::NodeId.eq(node.0)).order_by_desc(Column::Position).one(tx.conn()).await?;
    let new = NewIndicator {
        project,
        node,
        position: last.map_or(1, |last| last.position + 1),
        title: &read.title,
        unit: &read.unit,
        kind: read.kind,
        direction: read.direction,
        accumulation: read.accumulation,
        operator: read.operator,
        axes: &read.axes,
        answers: &read.answers,
        source: &read.source,
        expected_from: Some(ctx.day()),
    };
    let id = indicator(tx, new).await?;
    promises::replace(ctx, tx, id, Promise::Baseline, read.baseline).await?;
    promises::replace(ctx, tx, id, Promise::Target, read.target).await?;
    tx.record(Change::new("indicator.add", format!("indicator:{id}")).project(project).after(&read.facts(node.0))?)
        .await?;
    Ok(id)
}
