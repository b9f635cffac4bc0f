//! What each line that was sent becomes, before anything is written: all lines can be, or none is.

use std::collections::BTreeMap;

use domain::{
    budget::{Column, Fault, Line, Typed},
    id::{BudgetLineId, NodeId},
    matrix::NodeKind,
    money::Money,
};

use super::{
    history::{Chain, Says},
    save::TypedLine,
};
use crate::{
    error::{Error, Problem, Result},
    query::matrix::Node,
};

/// What becomes of a line.
#[derive(Debug)]
pub(super) enum Step {
    Add { says: Says, amount: Money },
    Change { line: BudgetLineId, says: Says, amount: Money },
    Retire { line: BudgetLineId },
}

/// What the lines are held against.
pub(super) struct Present<'a> {
    pub chains: &'a BTreeMap<BudgetLineId, Chain>,
    pub nodes: &'a [Node],
}

/// A line that cannot be, by what it is told with.
enum Refused {
    Invalid(Vec<Problem>),
    Conflict(Vec<Problem>),
}

impl Present<'_> {
    /// The steps, each with the key of its line. Every line that cannot be is named: mistakes first, for a conflict is decided over
    /// lines that can be read.
    pub fn plan(&self, lines: &[TypedLine]) -> Result<Vec<(String, Step)>> {
        let (mut steps, mut invalid, mut conflict) = (Vec::new(), Vec::new(), Vec::new());
        for line in lines {
            match self.step(line)? {
                Ok(step) => steps.extend(step.map(|step| (line.key.clone(), step))),
                Err(Refused::Invalid(problems)) => invalid.extend(problems),
                Err(Refused::Conflict(problems)) => conflict.extend(problems),
            }
        }
        if !invalid.is_empty() {
            return Err(Error::Invalid(invalid));
        }
        if !conflict.is_empty() {
            return Err(Error::Conflict(conflict));
        }
        Ok(steps)
    }

    fn step(&self, sent: &TypedLine) -> Result<Result<Option<Step>, Refused>> {
        let Some(id) = sent.line else {
            let blank = sent.typed.is_blank() || sent.retire;
            let added = || self.read(sent, None).map(|(says, amount)| Some(Step::Add { says, amount }));
            return Ok(if blank { Ok(None) } else { added().map_err(Refused::Invalid) });
        };
        let chain = self.chains.get(&id).ok_or(Error::NotFound)?;
        let Some((now, version)) = chain.last() else { return Err(Error::NotFound) };
        let base = chain.at(sent.version);
        let is_current = sent.version == version || base.is_some_and(|base| base.says == now.says);
        if sent.retire {
            return Ok(match (chain.retired, is_current) {
                (true, _) => Ok(None),
                (false, true) => Ok(Some(Step::Retire { line: id })),
                (false, false) => Err(Refused::Conflict(met(sent, chain, None))),
            });
        }
        let (says, amount) = match self.read(sent, base.map(|base| &base.says)) {
            Ok(read) => read,
            Err(problems) => return Ok(Err(Refused::Invalid(problems))),
        };
        let untouched = base.is_some_and(|base| base.says == says);
        Ok(match chain.retired {
            _ if untouched => Ok(None),
            true => {
                let gone = Problem::new(sent.field("version"), "retired-meanwhile-by-nobody");
                Err(Refused::Conflict(vec![gone]))
            }
            false if now.says == says => Ok(None),
            false if is_current => Ok(Some(Step::Change { line: id, says, amount })),
            false => Err(Refused::Conflict(met(sent, chain, Some(&says)))),
        })
    }

    /// Reads a line; each cell that is wrong is named. What stood there before the rules stays as it was as long as it is not touched:
    /// `base` is what was read when the form was opened.
    fn read(&self, sent: &TypedLine, base: Option<&Says>) -> Result<(Says, Money), Vec<Problem>> {
        let mut problems = Vec::new();
        let node = match self.node(&sent.result, base) {
            Ok(node) => node,
            Err(code) => {
                problems.push(Problem::new(sent.field(Column::Result.as_str()), code));
                None
            }
        };
        let spared = base.is_some_and(|base| {
            base.node.is_none() && node.is_none() && base.section.as_str() == sent.typed.section.trim()
        });
        let typed = Typed { has_result: node.is_some() || spared || !problems.is_empty(), ..cleaned(&sent.typed) };
        match typed.read(|code| code.to_uppercase().parse().ok()) {
            Ok(line) if problems.is_empty() => {
                let Line { amount, .. } = line;
                Ok((Says::of(line, node, sent.evaluation), amount))
            }
            Ok(_) => Err(problems),
            Err(wrong) => {
                problems.extend(wrong.into_iter().map(|wrong| {
                    let problem = Problem::new(sent.field(wrong.column.as_str()), wrong.fault.code());
                    match wrong.fault {
                        Fault::TooLong if wrong.column == Column::Unit => problem.with("max", Typed::UNIT_MAX),
                        Fault::TooLong => problem.with("max", Typed::DESCRIPTION_MAX),
                        _ => problem.with("typed", shown(sent.typed_at(wrong.column))),
                    }
                }));
                Err(problems)
            }
        }
    }

    /// The row of the matrix that was chosen: an outcome, output or activity that is in it, or the one that was there.
    fn node(&self, typed: &str, base: Option<&Says>) -> Result<Option<NodeId>, &'static str> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let id: NodeId = typed.parse().map_err(|_| "budget-result-gone")?;
        if base.is_some_and(|base| base.node == Some(id)) {
            return Ok(Some(id));
        }
        match self.nodes.iter().find(|node| node.id == id) {
            Some(node) if node.kind != NodeKind::Objective => Ok(Some(id)),
            Some(_) => Err("budget-result-objective"),
            None => Err("budget-result-gone"),
        }
    }
}

/// Text without what PostgreSQL would refuse.
fn cleaned(typed: &Typed) -> Typed {
    let clean = |text: &str| crate::usecase::text::clean(text).replace('\n', " ");
    Typed { description: clean(&typed.description), unit: clean(&typed.unit), ..typed.clone() }
}

/// As far as a sentence has room for it.
fn shown(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

/// Somebody else changed the line since it was read: who and when, the version with which a second try goes through, and each cell
/// that differs with what stands there now.
fn met(sent: &TypedLine, chain: &Chain, says: Option<&Says>) -> Vec<Problem> {
    let Some((now, version)) = chain.last() else { return Vec::new() };
    let field = sent.field("version");
    let whole = match &now.who {
        Some(who) => Problem::new(field, "changed-meanwhile").with("who", who).since(now.at),
        None => Problem::new(field, "changed-meanwhile-by-nobody"),
    };
    let mut problems = vec![whole.with("version", version)];
    let Some(says) = says else { return problems };
    let cells = |says: &Says| {
        let typed = says.typed();
        let evaluation = if says.evaluation { "yes" } else { "" };
        [
            (Column::Section, typed.section),
            (Column::Result, says.node.map(|node| node.to_string()).unwrap_or_default()),
            (Column::Year, typed.year),
            (Column::Description, typed.description),
            (Column::Unit, typed.unit),
            (Column::Evaluation, evaluation.to_owned()),
            (Column::Quantity, typed.quantity),
            (Column::Currency, typed.currency),
            (Column::UnitCost, typed.unit_cost),
            (Column::Duration, typed.duration),
        ]
    };
    for ((column, typed), (_, present)) in cells(says).into_iter().zip(cells(&now.says)) {
        if typed != present {
            let field = sent.field(column.as_str());
            problems.push(match present.as_str() {
                "" => Problem::new(field, "present-blank"),
                present => Problem::new(field, "present-value").with("value", present),
            });
        }
    }
    problems
}
