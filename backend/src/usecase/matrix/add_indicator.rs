//! Adds an indicator to the objective, an outcome or an output, after those that stand there.

use domain::{
    code::ProjectCode,
    id::{IndicatorId, NodeId},
    matrix::{MatrixError, NodeKind},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    checks::{self, refused},
    promises,
    text::IndicatorText,
};
use crate::{
    ctx::Ctx,
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
    let last = Entity::find().filter(Column::NodeId.eq(node.id)).order_by_desc(Column::Position).one(tx.conn()).await?;
    let new = NewIndicator {
        project: project.id,
        node: command.node,
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
    };
    let id = indicator(&tx, new).await?;
    promises::replace(ctx, &tx, id, Promise::Baseline, read.baseline).await?;
    promises::replace(ctx, &tx, id, Promise::Target, read.target).await?;
    let change =
        Change::new("indicator.add", format!("indicator:{id}")).project(project.id).after(&read.facts(node.id))?;
    tx.record(change).await?;
    tx.commit().await?;
    Ok(id)
}
