//! The results matrix of one project, whole: its rows in the order in which they are read, numbered, each with its
//! indicators, their baselines and targets, and the corporate results they count towards.
//!
//! Four statements, whatever the size. Retired rows are left out; their values stay where they are.

use std::collections::HashMap;

use domain::{
    axes::Axes,
    budget::Total,
    id::{IndicatorId, NodeId, ProjectId},
    indicator::{Accumulation, Direction, Kind, Operator},
    link::Share,
    matrix::{NodeKind, number},
    value::Value,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{all, measure};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::actual::value,
    query::{project::Project, results::share},
};

/// The rows of a matrix, each before what stands under it.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    pub nodes: Vec<Node>,
}

#[derive(Clone, Debug)]
pub struct Node {
    pub id: NodeId,
    pub parent: Option<NodeId>,
    pub kind: NodeKind,
    /// "1.2"; empty for the objective.
    pub number: String,
    pub statement: String,
    pub assumptions: Option<String>,
    pub version: i64,
    pub indicators: Vec<Indicator>,
    /// How many rows stand directly under it.
    pub children: usize,
    /// The lines of the budget that are tied to it; those under it are not counted.
    pub budget: Total,
}

#[derive(Clone, Debug)]
pub struct Indicator {
    pub id: IndicatorId,
    pub node: NodeId,
    /// "1.1-b"; "0-a" on the objective.
    pub number: String,
    pub title: String,
    pub unit: String,
    pub kind: Kind,
    pub direction: Direction,
    pub accumulation: Accumulation,
    pub operator: Operator,
    pub axes: Axes,
    /// Of a scale, the lowest first.
    pub answers: Vec<String>,
    /// Data source and collection method.
    pub source: String,
    pub baseline: Option<Value>,
    pub target: Option<Value>,
    pub version: i64,
    /// Values were entered for it, so its kind stays what it is.
    pub reported: bool,
    pub corporate: Vec<Corporate>,
}

/// A corporate indicator to which a project indicator is linked.
#[derive(Clone, Debug)]
pub struct Corporate {
    pub framework: String,
    pub code: String,
    pub title: String,
    /// How much of the indicator counts.
    pub share: Share,
}

impl Matrix {
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.nodes.iter().flat_map(|node| &node.indicators).find(|indicator| indicator.id == id)
    }
}

/// The matrix of a project that this person may view.
pub async fn matrix(ctx: &Ctx, project: &Project) -> Result<Matrix> {
    let rows = ordered(ctx.read(), project.id).await?;
    let mut corporate: HashMap<i64, Vec<Corporate>> = HashMap::new();
    for link in links(ctx.read(), project.id).await? {
        let share = share(link.share)?;
        let linked = Corporate { framework: link.framework, code: link.code, title: link.title, share };
        corporate.entry(link.indicator_id).or_default().push(linked);
    }
    let mut axes = measure::axes(ctx.read(), project.id).await?;
    let mut indicators: HashMap<NodeId, Vec<Indicator>> = HashMap::new();
    for row in measured(ctx.read(), project.id).await? {
        let links = corporate.remove(&row.id).unwrap_or_default();
        let axes = axes.remove(&IndicatorId(row.id)).unwrap_or_default();
        let indicator = row.with(axes, links)?;
        indicators.entry(indicator.node).or_default().push(indicator);
    }
    for row in &rows {
        for (place, indicator) in indicators.get_mut(&row.id).into_iter().flatten().enumerate() {
            indicator.number = indicator_number(&row.number, place);
        }
    }
    let mut children: HashMap<NodeId, usize> = HashMap::new();
    for row in rows.iter().filter_map(|row| row.parent) {
        *children.entry(row).or_default() += 1;
    }
    let budget = budgeted(ctx.read(), project.id).await?;
    let nodes = rows.into_iter().map(|row| Node {
        indicators: indicators.remove(&row.id).unwrap_or_default(),
        children: children.get(&row.id).copied().unwrap_or_default(),
        budget: budget.get(&row.id).copied().unwrap_or_default(),
        ..row
    });
    Ok(Matrix { nodes: nodes.collect() })
}

#[derive(FromQueryResult)]
struct BudgetRow {
    node_id: i64,
    usd: Option<i64>,
    amounts: i64,
    not_converted: i64,
}

/// What the lines of the budget that are tied to each row of the matrix add to.
async fn budgeted(conn: &impl ConnectionTrait, project: ProjectId) -> Result<HashMap<NodeId, Total>> {
    let rows: Vec<BudgetRow> = all(
        conn,
        "SELECT l.node_id, CAST(SUM(a.amount_usd) AS BIGINT) AS usd, COUNT(*) AS amounts,
                COUNT(*) FILTER (WHERE a.amount_usd IS NULL) AS not_converted
         FROM budget_lines l
         JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
         WHERE l.project_id = $1 AND l.retired_at IS NULL AND l.node_id IS NOT NULL GROUP BY l.node_id",
        [project.0.into()],
    )
    .await?;
    let total = |row: BudgetRow| {
        let count = |count: i64| u32::try_from(count).map_err(Error::internal);
        let total =
            Total { usd: row.usd.unwrap_or(0), amounts: count(row.amounts)?, not_converted: count(row.not_converted)? };
        Ok((NodeId(row.node_id), total))
    };
    rows.into_iter().map(total).collect()
}

#[derive(FromQueryResult)]
struct NodeRow {
    id: i64,
    parent_id: Option<i64>,
    kind: String,
    statement: String,
    assumptions: Option<String>,
    version: i64,
}

/// The number of a row, a dash, and a letter by place: a to z, then aa, ab.
pub(crate) fn indicator_number(node: &str, place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(char::from(b'a' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{}-{letters}", if node.is_empty() { "0" } else { node })
}

/// The rows in reading order with their numbers, without indicators. Use cases need the number of a row inside their
/// transaction.
pub(crate) async fn ordered(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<Node>> {
    let rows: Vec<NodeRow> = all(
        conn,
        "SELECT n.id, n.parent_id, n.kind, n.statement, n.assumptions, n.version
         FROM nodes n WHERE n.project_id = $1 AND n.retired_at IS NULL ORDER BY n.position, n.id",
        [project.0.into()],
    )
    .await?;
    let mut under: HashMap<Option<i64>, Vec<NodeRow>> = HashMap::new();
    for row in rows {
        under.entry(row.parent_id).or_default().push(row);
    }
    let mut nodes = Vec::new();
    walk(None, &mut Vec::new(), &mut under, &mut nodes)?;
    Ok(nodes)
}

/// Appends the rows under `parent`. The objective has no number; what stands under it is counted from 1.
fn walk(
    parent: Option<i64>,
    path: &mut Vec<u32>,
    under: &mut HashMap<Option<i64>, Vec<NodeRow>>,
    nodes: &mut Vec<Node>,
) -> Result<()> {
    for (place, row) in (1..).zip(under.remove(&parent).unwrap_or_default()) {
        let id = row.id;
        if parent.is_some() {
            path.push(place);
        }
        nodes.push(Node {
            id: NodeId(id),
            parent: row.parent_id.map(NodeId),
            kind: row.kind.parse().map_err(Error::internal)?,
            number: number(path),
            statement: row.statement,
            assumptions: row.assumptions,
            version: row.version,
            indicators: Vec::new(),
            children: 0,
            budget: Total::default(),
        });
        walk(Some(id), path, under, nodes)?;
        if parent.is_some() {
            path.pop();
        }
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct IndicatorRow {
    id: i64,
    node_id: i64,
    title: String,
    unit: String,
    kind: String,
    direction: String,
    accumulation: String,
    operator: String,
    answers: String,
    source: String,
    version: i64,
    baseline_numerator: Option<i64>,
    baseline_denominator: Option<i64>,
    target_numerator: Option<i64>,
    target_denominator: Option<i64>,
    reported: bool,
}

async fn measured(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<IndicatorRow>> {
    let rows = all(
        conn,
        "SELECT i.id, i.node_id, i.title, i.unit, i.kind, i.direction, i.accumulation, i.operator, i.answers, i.source,
                i.version, b.numerator AS baseline_numerator, b.denominator AS baseline_denominator,
                t.numerator AS target_numerator, t.denominator AS target_denominator,
                EXISTS (SELECT 1 FROM actuals a WHERE a.indicator_id = i.id AND a.numerator IS NOT NULL) AS reported
         FROM indicators i
         LEFT JOIN targets b ON b.indicator_id = i.id AND b.what = 'baseline'
              AND b.period_id IS NULL AND b.axis IS NULL AND b.superseded_at IS NULL
         LEFT JOIN targets t ON t.indicator_id = i.id AND t.what = 'target'
              AND t.period_id IS NULL AND t.axis IS NULL AND t.superseded_at IS NULL
         WHERE i.project_id = $1 AND i.retired_at IS NULL
         ORDER BY i.position, i.id",
        [project.0.into()],
    );
    Ok(rows.await?)
}

#[derive(FromQueryResult)]
struct LinkRow {
    indicator_id: i64,
    framework: String,
    code: String,
    title: String,
    share: i64,
}

async fn links(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<LinkRow>> {
    let rows = all(
        conn,
        "SELECT l.indicator_id, f.code AS framework, c.code, c.title, l.share
         FROM indicators i
         JOIN links l ON l.indicator_id = i.id AND l.superseded_at IS NULL
         JOIN corporate_indicators c ON c.id = l.corporate_indicator_id
         JOIN framework_areas a ON a.id = c.area_id
         JOIN frameworks f ON f.id = a.framework_id
         WHERE i.project_id = $1 AND i.retired_at IS NULL
         ORDER BY l.indicator_id, a.position, c.position",
        [project.0.into()],
    );
    Ok(rows.await?)
}

impl IndicatorRow {
    fn with(self, axes: Axes, corporate: Vec<Corporate>) -> Result<Indicator> {
        let kind = self.kind.parse().map_err(Error::internal)?;
        Ok(Indicator {
            id: IndicatorId(self.id),
            node: NodeId(self.node_id),
            number: String::new(),
            title: self.title,
            unit: self.unit,
            kind,
            direction: self.direction.parse().map_err(Error::internal)?,
            accumulation: self.accumulation.parse().map_err(Error::internal)?,
            operator: self.operator.parse().map_err(Error::internal)?,
            axes,
            answers: measure::answers(&self.answers),
            source: self.source,
            baseline: value(kind, self.baseline_numerator, self.baseline_denominator)?,
            target: value(kind, self.target_numerator, self.target_denominator)?,
            version: self.version,
            reported: self.reported,
            corporate,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::indicator_number;

    #[test]
    fn indicators_are_lettered() {
        let numbers = [("", 0), ("1.1", 1), ("2", 25), ("2", 26), ("2", 52)].map(|(node, i)| indicator_number(node, i));
        assert_eq!(numbers, ["0-a", "1.1-b", "2-z", "2-aa", "2-ba"]);
    }
}
