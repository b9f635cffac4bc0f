//! One indicator over all the periods of its project: what stands reported in each, and what it amounts to by then.
//!
//! Eight statements, whatever the size.

use domain::{
    aggregation::{Coverage, carry_forward, over_periods},
    id::{IndicatorId, PeriodId},
    indicator::Accumulation,
    value::Value,
};

use super::{PeriodLine, Row, entry, period};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        matrix::{self, Node},
        project::Project,
        standing,
    },
};

/// An indicator with the row of the matrix to which it belongs.
#[derive(Clone, Debug)]
pub struct Across {
    pub node: Node,
    /// Over all periods, as the indicator accumulates.
    pub so_far: Option<Value>,
    pub periods: Vec<PeriodLine>,
    /// One for each of the periods.
    pub rows: Vec<Row>,
    /// For each period the place of the earlier one whose value stands there; only of an indicator whose latest value
    /// counts.
    pub carried: Vec<Option<usize>>,
}

/// The indicator, if the matrix has it now. What each row says so far is by the end of its period.
pub async fn across(ctx: &Ctx, project: &Project, indicator: IndicatorId) -> Result<Across> {
    let measured = entry::over_periods(ctx.read(), project.id, indicator).await?;
    let node = measured.first().map(|(_, measured)| measured.node).ok_or(Error::NotFound)?;
    let nodes = matrix::ordered(ctx.read(), project.id).await?;
    let node = nodes.into_iter().find(|known| known.id == node).ok_or(Error::NotFound)?;
    let periods = period::periods(ctx, project).await?;
    let (standings, mut values) = standing::with_approvals(ctx.read(), project.id, ctx.today()).await?;
    let standing = standings.into_iter().find(|standing| standing.indicator == indicator).ok_or(Error::NotFound)?;
    let approved = values.remove(&indicator).unwrap_or_default();
    let in_order: Vec<Option<Value>> = periods
        .iter()
        .map(|line| approved.iter().find(|(period, _)| *period == line.id).map(|(_, value)| *value))
        .collect();
    let coverage = match measured.first() {
        Some((_, of)) => super::coverage(&periods, of, &approved)?,
        None => Coverage::default(),
    };
    let kept = |at: usize| -> Vec<(PeriodId, Value)> {
        periods[..at].iter().zip(&in_order).filter_map(|(line, value)| Some((line.id, (*value)?))).collect()
    };
    let rows = measured.into_iter().enumerate().map(|(at, (_, measured))| {
        Ok(Row {
            baseline: standing.baseline,
            target: standing.target,
            planned: standing.targets.clone(),
            so_far: over_periods(measured.accumulation, &in_order[..=at]).map_err(Error::internal)?,
            progress: standing.progress,
            coverage,
            past: kept(at),
            later: in_order[at + 1..].iter().flatten().copied().collect(),
            effects: Vec::new(),
            measured,
        })
    });
    let rows = rows.collect::<Result<Vec<_>>>()?;
    let latest = rows.iter().any(|row| row.measured.accumulation == Accumulation::Latest);
    let carried = carry_forward(&in_order)
        .into_iter()
        .enumerate()
        .map(|(at, standing)| standing.filter(|standing| latest && standing.from < at).map(|standing| standing.from));
    Ok(Across { node, so_far: standing.so_far, carried: carried.collect(), periods, rows })
}
