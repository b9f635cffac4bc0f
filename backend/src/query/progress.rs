//! The progress of a project in one period: what was promised, what stands there now, what came before.
//!
//! Seven statements, whatever the size. What adds up over periods comes from [`standing`], as everywhere.

pub(crate) mod entry;
mod period;

use std::collections::HashMap;

use domain::{
    id::{IndicatorId, NodeId, PeriodId},
    indicator::Direction,
    matrix::NodeKind,
    value::Value,
};
use sea_orm::FromQueryResult;

pub use entry::{Asked, Entry, Hand, Measured};
pub use period::PeriodLine;

use super::{all, matrix, standing};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
    query::project::Project,
};

/// Every period of the project in order, and the rows of the one chosen.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    pub periods: Vec<PeriodLine>,
    /// Which of them is shown; none where the project has no periods.
    pub chosen: Option<usize>,
    pub groups: Vec<Group>,
}

/// The indicators of one row of the matrix.
#[derive(Clone, Debug)]
pub struct Group {
    pub node: NodeId,
    pub kind: NodeKind,
    /// "1.2"; empty for the objective.
    pub number: String,
    pub statement: String,
    pub rows: Vec<Row>,
}

/// One indicator in the chosen period.
#[derive(Clone, Debug)]
pub struct Row {
    pub measured: Measured,
    pub baseline: Option<Value>,
    pub target: Option<Value>,
    /// The approved values of all periods, as the indicator accumulates.
    pub so_far: Option<Value>,
    /// The approved values of the periods before the chosen one, in their order.
    pub past: Vec<(PeriodId, Value)>,
}

impl Progress {
    pub fn period(&self) -> Option<&PeriodLine> {
        self.chosen.and_then(|chosen| self.periods.get(chosen))
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    pub fn row(&self, indicator: IndicatorId) -> Option<&Row> {
        self.rows().find(|row| row.measured.indicator == indicator)
    }
}

impl Row {
    pub fn total(&self) -> Option<Value> {
        self.measured.entry.as_ref().and_then(|entry| entry.reported.total)
    }

    /// Where the value of this period goes the other way than it should: the approved value of the period before.
    /// Only where values are not added up, since a smaller addition is nothing to wonder at.
    pub fn doubtful(&self) -> Option<(PeriodId, Value)> {
        use domain::{aggregation::over_projects, indicator::Accumulation, indicator::Operator};
        let now = self.total()?;
        let (period, before) = *self.past.last()?;
        let worst = match self.measured.direction {
            Direction::Increase | Direction::Maintain => Operator::Minimum,
            Direction::Decrease => Operator::Maximum,
        };
        let turns = domain::format::value(now) != domain::format::value(before)
            && over_projects(worst, &[Some(before), Some(now)]) == Ok(Some(now));
        (self.measured.accumulation == Accumulation::Latest && turns).then_some((period, before))
    }
}

#[derive(FromQueryResult)]
struct Approved {
    indicator_id: i64,
    period_id: i64,
    numerator: i64,
    denominator: Option<i64>,
}

/// The period that was asked for, or the one that needs attention first. A period of another project is not found.
pub async fn progress(ctx: &Ctx, project: &Project, asked: Option<PeriodId>) -> Result<Progress> {
    let periods = period::periods(ctx, project).await?;
    let chosen = match asked {
        Some(id) => Some(periods.iter().position(|line| line.id == id).ok_or(Error::NotFound)?),
        None => period::first_to_mind(ctx, project, &periods),
    };
    let Some(line) = chosen.and_then(|chosen| periods.get(chosen)) else { return Ok(Progress::default()) };
    let mut past = past(ctx, project, line).await?;
    let condition = format!("p.id = {}", project.id);
    let standings = standing::of_projects(ctx.read(), &condition, ctx.today()).await?;
    let standings: HashMap<IndicatorId, _> =
        standings.into_iter().map(|standing| (standing.indicator, standing)).collect();
    let mut rows: HashMap<NodeId, Vec<Row>> = HashMap::new();
    for measured in entry::measured(ctx.read(), project.id, line.id).await? {
        let standing = standings.get(&measured.indicator);
        rows.entry(measured.node).or_default().push(Row {
            baseline: standing.and_then(|standing| standing.baseline),
            target: standing.and_then(|standing| standing.target),
            so_far: standing.and_then(|standing| standing.so_far),
            past: past.remove(&measured.indicator).unwrap_or_default(),
            measured,
        });
    }
    let nodes = matrix::ordered(ctx.read(), project.id).await?;
    let groups = nodes.into_iter().filter_map(|node| {
        let rows = rows.remove(&node.id)?;
        Some(Group { node: node.id, kind: node.kind, number: node.number, statement: node.statement, rows })
    });
    Ok(Progress { groups: groups.collect(), chosen, periods })
}

/// The approved values of the periods before this one.
async fn past(
    ctx: &Ctx,
    project: &Project,
    before: &PeriodLine,
) -> Result<HashMap<IndicatorId, Vec<(PeriodId, Value)>>> {
    let rows: Vec<Approved> = all(
        ctx.read(),
        "SELECT a.indicator_id, a.period_id, a.numerator, a.denominator
         FROM periods q
         JOIN actuals a ON a.period_id = q.id AND a.superseded_at IS NULL
              AND a.state = 'approved' AND a.numerator IS NOT NULL
         WHERE q.project_id = $1 AND q.starts < $2
         ORDER BY q.starts",
        [project.id.0.into(), before.dates.starts.into()],
    )
    .await?;
    let mut past: HashMap<IndicatorId, Vec<(PeriodId, Value)>> = HashMap::new();
    for row in rows {
        if let Some(value) = value(Some(row.numerator), row.denominator) {
            past.entry(IndicatorId(row.indicator_id)).or_default().push((PeriodId(row.period_id), value));
        }
    }
    Ok(past)
}
