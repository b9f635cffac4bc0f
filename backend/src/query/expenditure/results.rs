//! What was spent for a result beside what is approved of its indicators.

use std::collections::HashMap;

use domain::{
    burn::{self, Measured},
    id::{IndicatorId, NodeId, ProjectId},
    matrix::NodeKind,
    progress::Progress,
};
use sea_orm::FromQueryResult;

use super::{Line, sum};
use crate::{
    ctx::Ctx,
    error::Result,
    query::{all, matrix::Node, standing},
};

/// An outcome or output, with all that stands under it.
#[derive(Clone, Debug)]
pub struct OfResult {
    pub node: NodeId,
    pub kind: NodeKind,
    /// "1.2".
    pub number: String,
    pub statement: String,
    pub money: Measured,
    pub indicators: u32,
    /// Those for which something is approved.
    pub approved: u32,
    /// How far they have come, in ten-thousandths; none where nothing can be measured.
    pub reached: Option<i64>,
}

impl OfResult {
    pub(super) fn outcome(&self) -> burn::Outcome {
        burn::Outcome { money: self.money, indicators: self.indicators, approved: self.approved }
    }
}

#[derive(FromQueryResult)]
struct PlaceRow {
    id: i64,
    node_id: i64,
}

/// The results, and what belongs to none of them.
pub(super) async fn results(
    ctx: &Ctx,
    project: ProjectId,
    lines: &[Line],
    nodes: &[Node],
) -> Result<(Vec<OfResult>, Measured)> {
    let places: Vec<PlaceRow> = all(
        ctx.read(),
        "SELECT i.id, i.node_id FROM indicators i WHERE i.project_id = $1 AND i.retired_at IS NULL",
        [project.0.into()],
    )
    .await?;
    let places: HashMap<IndicatorId, NodeId> =
        places.into_iter().map(|row| (IndicatorId(row.id), NodeId(row.node_id))).collect();
    let standings = standing::of_projects(ctx.read(), &format!("i.project_id = {project}"), ctx.today()).await?;
    let parents: HashMap<NodeId, Option<NodeId>> = nodes.iter().map(|node| (node.id, node.parent)).collect();
    let is_under = |own: Option<NodeId>, above: NodeId| {
        std::iter::successors(own, |node| parents.get(node).copied().flatten()).any(|node| node == above)
    };
    let of = |line: &Line| line.result.as_ref().filter(|result| result.number.is_some()).map(|result| result.node);
    let mut results = Vec::new();
    for node in nodes.iter().filter(|node| matches!(node.kind, NodeKind::Outcome | NodeKind::Output)) {
        let money = sum(lines.iter().filter(|line| is_under(of(line), node.id)))?;
        if money.budget.amounts == 0 && money.spent.amounts == 0 {
            continue;
        }
        let own = standings.iter().filter(|one| is_under(places.get(&one.indicator).copied(), node.id));
        let own: Vec<(Progress, bool)> = own.map(|one| (one.progress, one.so_far.is_some())).collect();
        let approved = own.iter().filter(|(_, approved)| *approved).count();
        results.push(OfResult {
            node: node.id,
            kind: node.kind,
            number: node.number.clone(),
            statement: node.statement.clone(),
            money,
            indicators: u32::try_from(own.len()).unwrap_or(u32::MAX),
            approved: u32::try_from(approved).unwrap_or(u32::MAX),
            reached: burn::reached(own.iter().map(|(progress, _)| *progress)),
        });
    }
    Ok((results, sum(lines.iter().filter(|line| of(line).is_none()))?))
}
