//! Takes in a logframe that was copied out of a spreadsheet: its rows and indicators are added to the matrix, after those
//! that stand there. What stands there already is left as it is, so that pasting twice adds nothing.
//!
//! A preview says of every line what would become of it; carrying it out makes the same plan again inside its transaction.

mod plan;

use domain::{
    code::ProjectCode,
    id::NodeId,
    logframe::{self, Column, Line},
    matrix::NodeKind,
    policy::Action,
};
use serde::{Deserialize, Serialize};

use super::{add_indicator, add_node};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
};

/// A table, and what a person said about its columns.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Paste {
    pub project: ProjectCode,
    /// Rows of cells, the headings among them.
    pub table: Vec<Vec<String>>,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// The first row holds headings.
    pub headings: bool,
    /// The unit of indicators for which the table gives none.
    pub unit: String,
}

/// One line of the table with what would become of it.
#[derive(Clone, Debug)]
pub struct Looked {
    pub line: Line,
    /// The number that it has or would have; blank where it finds no place.
    pub number: String,
    pub fate: Fate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Added,
    /// It stands in the matrix already.
    There,
    Refused(Vec<Problem>),
}

/// What was added, and the lines that were not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    pub nodes: usize,
    pub indicators: usize,
    pub left: usize,
}

impl Paste {
    /// What the table asks for, with the usual unit where it gives none.
    fn lines(&self) -> Vec<Line> {
        let headings = usize::from(self.headings);
        let rows = self.table.get(headings..).unwrap_or_default();
        let mut lines = logframe::read(rows, &self.columns, headings + 1);
        for line in &mut lines {
            if let logframe::What::Indicator(of) = &mut line.what
                && of.unit.is_empty()
            {
                of.unit.clone_from(&self.unit);
            }
        }
        lines
    }
}

/// What would become of every line.
///
/// Errors: neither the levels nor an indicator have a column (`logframe-no-columns`).
pub async fn preview_paste(ctx: &Ctx, command: &Paste) -> Result<Vec<Looked>> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    told(command)?;
    let standing = plan::standing(ctx.read(), project.id).await?;
    Ok(plan::plan(command.lines(), &standing)?.into_iter().map(|step| step.looked).collect())
}

/// Adds every line that is good or, with `all`, everything or nothing.
///
/// Errors: as of the preview; with `all` a line that is refused (`logframe-not-all`); nothing to add (`logframe-nothing`).
pub async fn paste(ctx: &Ctx, command: &Paste, all: bool) -> Result<Pasted> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    told(command)?;
    let tx = ctx.write().await?;
    let standing = plan::standing(tx.conn(), project.id).await?;
    let steps = plan::plan(command.lines(), &standing)?;
    let left = steps.iter().filter(|step| matches!(step.looked.fate, Fate::Refused(_))).count();
    if all && left > 0 {
        return Err(Error::Invalid(vec![Problem::new("", "logframe-not-all").with("number", left)]));
    }
    let mut pasted = Pasted { left, ..Pasted::default() };
    let mut made: Vec<Option<NodeId>> = Vec::with_capacity(steps.len());
    let mut evidence: Option<(NodeId, NodeKind)> = None;
    for step in &steps {
        let under = step.under.and_then(|place| place.id(&made));
        made.push(match &step.what {
            plan::What::Node { kind, statement, assumptions } => {
                let added = add_node::append(&tx, project.id, *kind, under, statement, assumptions.as_deref()).await?;
                let shows = matches!(kind, NodeKind::Output | NodeKind::Activity);
                evidence = evidence.or(shows.then_some((added, *kind)));
                pasted.nodes += 1;
                Some(added)
            }
            plan::What::Indicator(read) => {
                let node = under.ok_or_else(|| Error::internal("an indicator is planned under no row"))?;
                add_indicator::append(ctx, &tx, project.id, node, read).await?;
                pasted.indicators += 1;
                None
            }
            plan::What::Nothing => None,
        });
    }
    if pasted.nodes + pasted.indicators == 0 {
        return Err(Error::invalid("", "logframe-nothing"));
    }
    // The first output or activity makes a validated marker stale, and those after it no more so.
    if let Some((id, kind)) = evidence {
        add_node::evidence(&tx, project.id, id, kind, "added").await?;
    }
    tx.commit().await?;
    Ok(pasted)
}

/// Something must say where rows begin or what an indicator is.
fn told(command: &Paste) -> Result<()> {
    let tells = |column: &Column| !matches!(column, Column::Ignored | Column::Unit | Column::Baseline | Column::Target);
    if command.columns.iter().any(tells) { Ok(()) } else { Err(Error::invalid("", "logframe-no-columns")) }
}
