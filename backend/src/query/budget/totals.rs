//! What the lines of a budget add to. Every total counts the amounts that are not in it.

use std::collections::BTreeMap;

use domain::{
    budget::{Section, Total},
    id::NodeId,
    matrix::NodeKind,
    money::{Currency, Money},
};

use super::{Line, too_large};
use crate::{error::Result, query::matrix::Node};

/// What belongs to a result, with all that stands under it.
#[derive(Clone, Debug)]
pub struct ByResult {
    pub of: Of,
    pub total: Total,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    Result {
        node: NodeId,
        kind: NodeKind,
        number: String,
        statement: String,
    },
    /// Lines that belong to no single result.
    None,
    /// Lines of results that have been taken out of the matrix.
    Gone,
}

/// What is budgeted in one currency: in it, and in USD.
#[derive(Clone, Debug)]
pub struct ByCurrency {
    pub original: Money,
    pub total: Total,
}

pub(super) fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Result<Total> {
    Total::of(lines.map(|line| line.usd)).map_err(|_| too_large())
}

/// Every section, also one without a line.
pub(super) fn by_section(lines: &[Line]) -> Result<Vec<(Section, Total)>> {
    let one = |section: &Section| Ok((*section, of(lines.iter().filter(|line| line.section == *section))?));
    Section::ALL.iter().map(one).collect()
}

pub(super) fn by_year(lines: &[Line]) -> Result<Vec<(i64, Total)>> {
    let mut years: BTreeMap<i64, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        years.entry(line.year).or_default().push(line);
    }
    years.into_iter().map(|(year, lines)| Ok((year, of(lines.into_iter())?))).collect()
}

/// In the order of their codes.
pub(super) fn by_currency(lines: &[Line]) -> Result<Vec<ByCurrency>> {
    let mut currencies: BTreeMap<Currency, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        currencies.entry(line.amount.currency).or_default().push(line);
    }
    let one = |(currency, lines): (Currency, Vec<&Line>)| {
        let start = Money::new(0, currency);
        let original =
            lines.iter().try_fold(start, |sum, line| sum.checked_add(line.amount)).map_err(|_| too_large())?;
        Ok(ByCurrency { original, total: of(lines.into_iter())? })
    };
    currencies.into_iter().map(one).collect()
}

/// Every row of the matrix under which something is budgeted, with what is budgeted under it; then what belongs to none.
pub(super) fn by_result(lines: &[Line], nodes: &[Node]) -> Result<Vec<ByResult>> {
    let parent = |node: NodeId| nodes.iter().find(|known| known.id == node).and_then(|known| known.parent);
    // From the row of a line upwards.
    let is_under = |line: &Line, above: NodeId| {
        let own = line.result.as_ref().map(|result| result.node);
        std::iter::successors(own, |node| parent(*node)).any(|node| node == above)
    };
    let mut results = Vec::new();
    for node in nodes.iter().filter(|node| node.kind != NodeKind::Objective) {
        let total = of(lines.iter().filter(|line| is_under(line, node.id)))?;
        if total.amounts > 0 {
            let of = Of::Result {
                node: node.id,
                kind: node.kind,
                number: node.number.clone(),
                statement: node.statement.clone(),
            };
            results.push(ByResult { of, total });
        }
    }
    let stands = |line: &Line| line.result.as_ref().is_some_and(|result| result.number.is_some());
    let gone = of(lines.iter().filter(|line| line.result.is_some() && !stands(line)))?;
    let none = of(lines.iter().filter(|line| line.result.is_none()))?;
    let rest = [(Of::Gone, gone), (Of::None, none)].into_iter().filter(|(_, total)| total.amounts > 0);
    results.extend(rest.map(|(of, total)| ByResult { of, total }));
    Ok(results)
}
