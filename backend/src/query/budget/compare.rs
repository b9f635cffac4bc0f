//! Two states of a budget beside each other: the original, a revision, or what stands now.

use std::collections::BTreeMap;

use domain::{
    budget::{Section, Total},
    id::BudgetLineId,
};

use super::{Budget, Line, Which, lines, totals};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::project::Project,
};

/// A state that can be compared: "now", or the number of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Version(i64),
    Now,
}

const NOW: &str = "now";

impl std::str::FromStr for State {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if text == NOW {
            return Ok(Self::Now);
        }
        text.parse().map(Self::Version).map_err(|_| Error::NotFound)
    }
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Now => f.write_str(NOW),
            Self::Version(number) => number.fmt(f),
        }
    }
}

/// How two states differ.
#[derive(Clone, Debug)]
pub struct Compared {
    pub from: State,
    pub to: State,
    /// Those that differ, in their order.
    pub lines: Vec<Difference>,
    /// Lines that are the same in both.
    pub same: usize,
    pub sections: Vec<(Section, Total, Total)>,
    pub total: (Total, Total),
}

/// A line that was added, taken out or changed; never neither.
#[derive(Clone, Debug)]
pub struct Difference {
    pub before: Option<Line>,
    pub after: Option<Line>,
}

impl Difference {
    /// After less before in cents; none where one of them is not converted.
    pub fn usd(&self) -> Option<i64> {
        let usd = |line: &Option<Line>| line.as_ref().map_or(Some(0), |line| line.usd);
        usd(&self.after)?.checked_sub(usd(&self.before)?)
    }
}

/// After less before in cents; none where an amount is missing from one of them and so from the difference.
pub fn difference(before: Total, after: Total) -> Option<i64> {
    if before.not_converted + after.not_converted > 0 {
        return None;
    }
    after.usd.checked_sub(before.usd)
}

/// Where no states are named: the last version, and now.
pub fn usual(budget: &Budget) -> Option<(State, State)> {
    budget.versions.last().map(|last| (State::Version(last.number), State::Now))
}

/// Compares two states of the project's budget. `NotFound` where a version is not there.
pub async fn compare(ctx: &Ctx, project: &Project, budget: &Budget, (from, to): (State, State)) -> Result<Compared> {
    let before = at(ctx, project, budget, from).await?;
    let after = at(ctx, project, budget, to).await?;
    let sections = totals::by_section(&before)?.into_iter().zip(totals::by_section(&after)?);
    let sections = sections.map(|((section, before), (_, after))| (section, before, after)).collect();
    let total = (totals::of(before.iter())?, totals::of(after.iter())?);
    let mut pairs: BTreeMap<BudgetLineId, Difference> = BTreeMap::new();
    let mut order = Vec::new();
    for line in before {
        order.push((line.section, line.id));
        pairs.insert(line.id, Difference { before: Some(line), after: None });
    }
    for line in after {
        match pairs.get_mut(&line.id) {
            Some(pair) => pair.after = Some(line),
            None => {
                order.push((line.section, line.id));
                pairs.insert(line.id, Difference { before: None, after: Some(line) });
            }
        }
    }
    // Stable: within a section, what was there comes first.
    order.sort_by_key(|(section, _)| *section);
    let all: Vec<Difference> = order.into_iter().filter_map(|(_, id)| pairs.remove(&id)).collect();
    let number = all.len();
    let differing: Vec<Difference> = all.into_iter().filter(differs).collect();
    Ok(Compared { from, to, same: number - differing.len(), lines: differing, sections, total })
}

async fn at(ctx: &Ctx, project: &Project, budget: &Budget, state: State) -> Result<Vec<Line>> {
    let State::Version(number) = state else { return Ok(budget.lines.clone()) };
    let version = budget.versions.iter().find(|version| version.number == number).ok_or(Error::NotFound)?;
    lines(ctx.read(), project.id, &budget.nodes, Which::Version(version.id)).await
}

fn differs(pair: &Difference) -> bool {
    let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return true };
    let says = |line: &Line| {
        (
            line.section,
            line.result.as_ref().map(|result| result.node),
            line.year,
            line.description.clone(),
            line.unit.clone(),
            line.evaluation,
            (line.quantity, line.unit_cost, line.duration, line.usd),
        )
    };
    says(before) != says(after)
}
