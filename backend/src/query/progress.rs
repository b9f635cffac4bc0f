//! The progress of a project in one period: what was promised, what stands there now, what came before.
//!
//! Seven statements, and one more for who reviews, whatever the size. What adds up over periods comes from [`standing`], as
//! everywhere.

pub mod across;
pub(crate) mod entry;
pub mod overall;
mod period;

use std::{cmp::Ordering, collections::HashMap};

use domain::{
    aggregation::Coverage,
    id::{IndicatorId, NodeId, PeriodId},
    matrix::NodeKind,
    plausibility::{Reading, Warning},
    policy::Action,
    progress::{Progress as Reached, Why},
    value::Value,
};

pub use entry::{Asked, Entry, Hand, Measured};
pub use period::PeriodLine;

use super::{
    matrix,
    results::effect::{self, Effect, Shift},
    standing::{self, Standing},
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
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
    /// The targets of the periods that have one, in their order.
    pub planned: Vec<(PeriodId, Value)>,
    /// The approved values of all periods, as the indicator accumulates.
    pub so_far: Option<Value>,
    /// How far that has come, and how complete it is: of its periods, reported is what is approved.
    pub progress: Reached,
    pub coverage: Coverage,
    /// The approved values of the periods before the chosen one, in their order.
    pub past: Vec<(PeriodId, Value)>,
    /// The same of the periods after it.
    pub later: Vec<Value>,
    /// What approving its submitted value would change in corporate totals; only for who may review it.
    pub effects: Vec<Effect>,
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
    /// The target of one period.
    pub fn planned_for(&self, period: PeriodId) -> Option<Value> {
        self.planned.iter().find(|(of, _)| *of == period).map(|(_, value)| *value)
    }

    pub fn total(&self) -> Option<Value> {
        self.measured.entry.as_ref().and_then(|entry| entry.reported.total)
    }

    /// What the cells leave of the total, along the first axis along which they leave something; none where nothing is
    /// disaggregated.
    fn unspecified(&self) -> Option<Value> {
        let reported = &self.measured.entry.as_ref()?.reported;
        let rests = reported.axes().into_iter().filter_map(|axis| reported.unspecified(axis).ok().flatten());
        rests.reduce(|first, next| if first.is_zero() { next } else { first })
    }

    fn read<T>(&self, ask: impl FnOnce(Reading<'_>) -> T) -> T {
        let before: Vec<Value> = self.past.iter().map(|(_, value)| *value).collect();
        ask(Reading {
            kind: self.measured.kind,
            direction: self.measured.direction,
            accumulation: self.measured.accumulation,
            target: self.target,
            before: &before,
            after: &self.later,
            total: self.total(),
            unspecified: self.unspecified(),
        })
    }

    /// What looks odd about the value of this period.
    pub fn warnings(&self) -> Vec<Warning> {
        self.read(|reading| reading.warnings())
    }

    /// What the project stands at, and would with this value approved.
    pub fn shift(&self) -> Shift {
        Shift { before: Ok(self.so_far), after: self.read(|reading| reading.accumulated()) }
    }
}

/// How complete the approved values of an indicator are, over the periods for which it is expected or has one.
fn coverage(periods: &[PeriodLine], of: &Measured, approved: &[(PeriodId, Value)]) -> Result<Coverage> {
    let value = |line: &PeriodLine| approved.iter().find(|(period, _)| *period == line.id).map(|(_, value)| *value);
    let expected = |line: &&PeriodLine| line.dates.ends >= of.expected_from || value(line).is_some();
    let mut each = periods.iter().filter(expected).map(|line| Coverage::of(value(line), line.timeliness));
    each.try_fold(Coverage::default(), |done, one| done.checked_add(one).map_err(Error::internal))
}

/// The period that was asked for, or the one that needs attention first. A period of another project is not found.
pub async fn progress(ctx: &Ctx, project: &Project, asked: Option<PeriodId>) -> Result<Progress> {
    let periods = period::periods(ctx, project).await?;
    let chosen = match asked {
        Some(id) => Some(periods.iter().position(|line| line.id == id).ok_or(Error::NotFound)?),
        None => period::first_to_mind(ctx, project, &periods),
    };
    let Some(line) = chosen.and_then(|chosen| periods.get(chosen)) else { return Ok(Progress::default()) };
    let measured = entry::measured(ctx.read(), project.id, line.id).await?;
    // Who reviews sees what approving changes.
    let reviews = ctx.may(project, Action::ReviewValues) && !line.closed();
    let to_review: Vec<IndicatorId> =
        measured.iter().filter(|row| reviews && row.is_submitted()).map(|row| row.indicator).collect();
    let (standings, mut values) = standing::with_approvals(ctx.read(), project.id, ctx.today()).await?;
    let standings: HashMap<IndicatorId, Standing> =
        standings.into_iter().map(|standing| (standing.indicator, standing)).collect();
    let places: HashMap<PeriodId, usize> = periods.iter().enumerate().map(|(at, line)| (line.id, at)).collect();
    let mut rows: Vec<Row> = Vec::with_capacity(measured.len());
    for measured in measured {
        let standing = standings.get(&measured.indicator);
        let (mut past, mut later) = (Vec::new(), Vec::new());
        let approved = values.remove(&measured.indicator).unwrap_or_default();
        let coverage = coverage(&periods, &measured, &approved)?;
        for (period, value) in approved {
            match places.get(&period).cmp(&chosen.as_ref()) {
                Ordering::Less => past.push((period, value)),
                Ordering::Equal => {}
                Ordering::Greater => later.push(value),
            }
        }
        rows.push(Row {
            baseline: standing.and_then(|standing| standing.baseline),
            target: standing.and_then(|standing| standing.target),
            planned: standing.map(|standing| standing.targets.clone()).unwrap_or_default(),
            so_far: standing.and_then(|standing| standing.so_far),
            progress: standing.map_or(Reached::Unknown(Why::NothingReported), |standing| standing.progress),
            coverage,
            past,
            later,
            effects: Vec::new(),
            measured,
        });
    }
    let submitted = rows.iter().filter(|row| to_review.contains(&row.measured.indicator));
    let after = submitted.map(|row| (row.measured.indicator, row.shift().after)).collect();
    let mut effects = effect::effects(ctx, project, &after).await?;
    let mut by_node: HashMap<NodeId, Vec<Row>> = HashMap::new();
    for mut row in rows {
        row.effects = effects.remove(&row.measured.indicator).unwrap_or_default();
        by_node.entry(row.measured.node).or_default().push(row);
    }
    let nodes = matrix::ordered(ctx.read(), project.id).await?;
    let groups = nodes.into_iter().filter_map(|node| {
        let rows = by_node.remove(&node.id)?;
        Some(Group { node: node.id, kind: node.kind, number: node.number, statement: node.statement, rows })
    });
    Ok(Progress { groups: groups.collect(), chosen, periods })
}
