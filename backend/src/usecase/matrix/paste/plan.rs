//! What becomes of each line of a logframe, given the matrix that stands.

use std::{cmp::Ordering, collections::HashMap};

use domain::{
    id::{NodeId, ProjectId},
    indicator::{Accumulation, Direction, Kind, Operator},
    logframe::{self, Line, alike},
    matrix::{MatrixError, NodeKind, number},
    plausibility::compare,
    value::Value,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{
    super::{
        add_node::carried,
        checks::{STATEMENT_MAX, all_well, optional, refused, required},
        text::{IndicatorText, Read},
    },
    Fate, Looked,
};
use crate::{
    error::{Error, Problem, Result},
    query::{
        all,
        matrix::{Node, indicator_number, ordered},
    },
};

/// The matrix as it stands: its rows in their order, and the titles of the indicators of each.
pub(super) struct Standing {
    nodes: Vec<Node>,
    titles: HashMap<NodeId, Vec<String>>,
}

#[derive(FromQueryResult)]
struct Title {
    node_id: i64,
    title: String,
}

pub(super) async fn standing(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Standing> {
    let rows: Vec<Title> = all(
        conn,
        "SELECT i.node_id, i.title FROM indicators i WHERE i.project_id = $1 AND i.retired_at IS NULL
         ORDER BY i.position, i.id",
        [project.0.into()],
    )
    .await?;
    let mut titles: HashMap<NodeId, Vec<String>> = HashMap::new();
    for row in rows {
        titles.entry(NodeId(row.node_id)).or_default().push(row.title);
    }
    Ok(Standing { nodes: ordered(conn, project).await?, titles })
}

/// A row of the matrix: one that stands, or one that a step of the plan adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    There(NodeId),
    Step(usize),
}

impl Place {
    /// The row itself, where `made` are those that the steps so far added.
    pub(super) fn id(self, made: &[Option<NodeId>]) -> Option<NodeId> {
        match self {
            Self::There(id) => Some(id),
            Self::Step(at) => made.get(at).copied().flatten(),
        }
    }
}

/// What a step writes.
pub(super) enum What {
    Node {
        kind: NodeKind,
        statement: String,
        assumptions: Option<String>,
    },
    Indicator(Box<Read>),
    /// It stands there already, or is refused.
    Nothing,
}

pub(super) struct Step {
    pub looked: Looked,
    /// The row under which it stands; none for the objective and for what is not written.
    pub under: Option<Place>,
    pub what: What,
}

/// One row to which lines may be added: where it stands, the numbers of it and before it, how many rows stand under it.
#[derive(Clone, Debug)]
struct Row {
    parent: Option<usize>,
    kind: NodeKind,
    statement: String,
    place: Place,
    path: Vec<u32>,
    rows: u32,
    /// Of its indicators.
    titles: Vec<String>,
}

/// What becomes of a line that finds its place.
struct Placed {
    number: String,
    under: Option<Place>,
    what: What,
}

struct Plan {
    rows: Vec<Row>,
    /// The row that lines of each kind stand under now. `Some(None)`: the row above was refused.
    open: [Option<Option<usize>>; 4],
    /// Of which row the next indicator is.
    last: Option<Option<usize>>,
}

pub(super) fn plan(lines: Vec<Line>, standing: &Standing) -> Result<Vec<Step>> {
    let mut plan = Plan::new(standing);
    lines.into_iter().enumerate().map(|(at, line)| plan.step(at, line)).collect()
}

impl Plan {
    fn new(standing: &Standing) -> Self {
        let mut plan = Plan { rows: Vec::new(), open: [None; 4], last: None };
        let mut at: HashMap<NodeId, usize> = HashMap::new();
        for node in &standing.nodes {
            let parent = node.parent.and_then(|id| at.get(&id).copied());
            let row = plan.put(parent, node.kind, &node.statement, Place::There(node.id));
            plan.rows[row].titles = standing.titles.get(&node.id).cloned().unwrap_or_default();
            at.insert(node.id, row);
        }
        // A table without an objective goes on under the one that stands.
        plan.open[0] = plan.objective().map(Some);
        plan
    }

    fn objective(&self) -> Option<usize> {
        self.rows.iter().position(|row| row.kind == NodeKind::Objective)
    }

    /// Keeps a row, numbered after its siblings.
    fn put(&mut self, parent: Option<usize>, kind: NodeKind, statement: &str, place: Place) -> usize {
        let mut path = Vec::new();
        if let Some(parent) = parent.and_then(|parent| self.rows.get_mut(parent)) {
            parent.rows += 1;
            path.clone_from(&parent.path);
            path.push(parent.rows);
        }
        let titles = Vec::new();
        self.rows.push(Row { parent, kind, statement: statement.to_owned(), place, path, rows: 0, titles });
        self.rows.len() - 1
    }

    fn step(&mut self, at: usize, line: Line) -> Result<Step> {
        let placed = match &line.what {
            logframe::What::Node(node) => self.node(at, node),
            logframe::What::Indicator(of) => self.indicator(of),
            logframe::What::NoLevel(_) => {
                self.last = Some(None);
                Err(Error::invalid("", "logframe-no-level"))
            }
        };
        let (number, under, what, fate) = match placed {
            Ok(Placed { number, under, what: What::Nothing }) => (number, under, What::Nothing, Fate::There),
            Ok(Placed { number, under, what }) => (number, under, what, Fate::Added),
            Err(Error::Invalid(problems)) => (String::new(), None, What::Nothing, Fate::Refused(problems)),
            Err(other) => return Err(other),
        };
        Ok(Step { looked: Looked { line, number, fate }, under, what })
    }

    fn node(&mut self, at: usize, node: &logframe::Node) -> Result<Placed> {
        let depth = node.kind as usize;
        let placed = self.place(at, node);
        let row = placed.as_ref().ok().map(|(row, _)| *row);
        // A second objective is refused, but what follows it can stand under the first.
        if row.is_some() || node.kind != NodeKind::Objective {
            self.open[depth] = Some(row);
        }
        self.open[depth + 1..].fill(None);
        self.last = Some(row);
        placed.map(|(_, placed)| placed)
    }

    /// Where a row goes, or why it is refused.
    fn place(&mut self, at: usize, node: &logframe::Node) -> Result<(usize, Placed)> {
        let kind = node.kind;
        let parent = match kind.parent().map(|above| (above, self.open[above as usize])) {
            None => None,
            Some((_, Some(Some(parent)))) => Some(parent),
            Some((above, Some(None))) => {
                return Err(Problem::new("", "logframe-parent-refused").with("kind", above).into());
            }
            Some((above, None)) => return Err(Problem::new("", "logframe-no-parent").with("kind", above).into()),
        };
        let is_there = |row: &Row| row.parent == parent && row.kind == kind && alike(&row.statement, &node.statement);
        if let Some(row) = self.rows.iter().position(is_there) {
            let number = number(&self.rows[row].path);
            return Ok((row, Placed { number, under: None, what: What::Nothing }));
        }
        if kind == NodeKind::Objective && self.objective().is_some() {
            return Err(refused(MatrixError::SecondObjective));
        }
        let mut problems = Vec::new();
        let statement = required("statement", &node.statement, STATEMENT_MAX, &mut problems);
        let assumptions = optional("assumptions", &node.assumptions, STATEMENT_MAX, &mut problems);
        if let Err(Error::Invalid(more)) = carried(kind, &assumptions) {
            problems.extend(more.into_iter().map(|problem| Problem { field: "assumptions".into(), ..problem }));
        }
        all_well(problems)?;
        let row = self.put(parent, kind, &statement, Place::Step(at));
        let placed = Placed {
            number: number(&self.rows[row].path),
            under: parent.map(|parent| self.rows[parent].place),
            what: What::Node { kind, statement, assumptions: (!assumptions.is_empty()).then_some(assumptions) },
        };
        Ok((row, placed))
    }

    fn indicator(&mut self, of: &logframe::Indicator) -> Result<Placed> {
        // Before any row of the table: of the objective that stands.
        let row = self.last.or(self.open[0]).ok_or_else(|| Error::invalid("", "logframe-no-row"))?;
        let row = &mut self.rows[row.ok_or_else(|| Error::invalid("", "logframe-row-refused"))?];
        let shown = |place: usize| indicator_number(&number(&row.path), place);
        if let Some(place) = row.titles.iter().position(|title| alike(title, &of.title)) {
            return Ok(Placed { number: shown(place), under: None, what: What::Nothing });
        }
        if !row.kind.carries_indicators() {
            return Err(refused(MatrixError::IndicatorOnActivity));
        }
        let read = text(of).read(None)?;
        let number = shown(row.titles.len());
        row.titles.push(read.title.clone());
        Ok(Placed { number, under: Some(row.place), what: What::Indicator(Box::new(read)) })
    }
}

/// The form that a person would have filled in. What a logframe does not say is what is most often meant, and can be
/// changed afterwards: counts add up over the periods, the latest of anything else stands; a target below the baseline is
/// a decrease.
fn text(of: &logframe::Indicator) -> IndicatorText {
    let value = |text: &str| Value::parse(of.kind, text).ok().flatten();
    let falls = match (value(&of.baseline), value(&of.target)) {
        (Some(baseline), Some(target)) => compare(target, baseline) == Some(Ordering::Less),
        _ => false,
    };
    let direction = if falls { Direction::Decrease } else { Direction::Increase };
    let accumulation = match of.kind {
        Kind::Count if !falls => Accumulation::Sum,
        _ => Accumulation::Latest,
    };
    IndicatorText {
        title: of.title.clone(),
        unit: of.unit.clone(),
        kind: of.kind.to_string(),
        direction: direction.to_string(),
        accumulation: accumulation.to_string(),
        operator: Operator::Sum.to_string(),
        source: of.source.clone(),
        baseline: of.baseline.clone(),
        target: of.target.clone(),
        ..IndicatorText::default()
    }
}
