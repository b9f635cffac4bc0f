//! The lines of a budget as they stand, or as a version fixed them.

use chrono::NaiveDate;
use domain::{
    budget::{Part, Section},
    id::{BudgetLineId, NodeId, ProjectId},
    matrix::NodeKind,
    money::{Currency, Money, Rate},
    quantity::Quantity,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{Allocation, allocation::STATES};
use crate::{
    error::{Error, Result},
    query::{all, matrix::Node},
};

/// A line of the budget as it stands.
#[derive(Clone, Debug)]
pub struct Line {
    /// What stays the same through its revisions.
    pub id: BudgetLineId,
    /// Of its revisions, counted from 1.
    pub version: i64,
    pub section: Section,
    pub result: Option<Target>,
    pub year: i64,
    pub description: String,
    pub unit: String,
    pub evaluation: bool,
    pub quantity: Quantity,
    pub unit_cost: Money,
    pub duration: Quantity,
    pub amount: Money,
    /// None for USD, and for what is not converted.
    pub rate: Option<Rate>,
    /// Cents; none where there was no rate.
    pub usd: Option<i64>,
    /// The row of its amount.
    pub amount_row: i64,
    pub allocations: Vec<Allocation>,
    /// Of what is tied to appeals: changes with every change of the line and of that. A write names it.
    pub tied_version: i64,
}

/// The row of the matrix to which a line belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub node: NodeId,
    pub kind: NodeKind,
    /// "1.2"; none where the row has been taken out of the matrix.
    pub number: Option<String>,
    pub statement: String,
}

impl Line {
    /// What is tied to appeals in all.
    pub fn allocated(&self) -> i64 {
        self.allocations.iter().map(|one| one.usd).sum()
    }

    /// What can still be tied, in cents; nothing where there is no rate.
    pub fn left(&self) -> i64 {
        (self.usd.unwrap_or(0) - self.allocated()).max(0)
    }

    /// More is tied than the line has in USD.
    pub fn is_overdrawn(&self) -> bool {
        self.allocated() > self.usd.unwrap_or(0)
    }
}

/// Which state of a budget is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// As it stands, or stood on the past day.
    Now,
    /// As it was fixed: the row of the version.
    Version(i64),
}

#[derive(FromQueryResult)]
struct LineRow {
    id: i64,
    amount_id: i64,
    version: i64,
    section: String,
    node_id: Option<i64>,
    node_kind: Option<String>,
    statement: Option<String>,
    year: i64,
    description: String,
    unit: String,
    evaluation: bool,
    quantity: i64,
    unit_minor: i64,
    duration: i64,
    currency: String,
    amount_minor: i64,
    amount_usd: Option<i64>,
    day: Option<NaiveDate>,
    ten_billionths: Option<i64>,
    tied_states: i64,
}

/// The lines in their order, without what is tied to them. `nodes` number the results that are in the matrix.
pub(crate) async fn lines(
    conn: &impl ConnectionTrait,
    project: ProjectId,
    nodes: &[Node],
    which: Which,
) -> Result<Vec<Line>> {
    let from = match which {
        Which::Now => "FROM budget_lines l
             JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL"
            .to_owned(),
        Which::Version(version) => format!(
            "FROM budget_version_amounts v
             JOIN budget_amounts a ON a.id = v.amount_id AND v.version_id = {version}
             JOIN budget_lines l ON l.id = a.line_id"
        ),
    };
    let stands = if which == Which::Now { "AND l.retired_at IS NULL" } else { "" };
    let rows: Vec<LineRow> = all(
        conn,
        &format!(
            "SELECT COALESCE(l.first_id, l.id) AS id, a.id AS amount_id, l.version, l.section, l.node_id, n.kind AS node_kind, n.statement,
                    l.year, l.description, l.unit, l.evaluation, a.quantity, a.unit_minor, a.duration, a.currency,
                    a.amount_minor, a.amount_usd, r.day, r.ten_billionths, COALESCE(y.states, 0) AS tied_states
             {from}
             LEFT JOIN rates r ON r.id = a.rate_id
             LEFT JOIN nodes n ON n.id = l.node_id
             LEFT JOIN ({STATES}) y ON y.id = COALESCE(l.first_id, l.id)
             WHERE l.project_id = $1 {stands} ORDER BY l.position, COALESCE(l.first_id, l.id)"
        ),
        [project.0.into()],
    )
    .await?;
    let mut lines: Vec<Line> = rows.into_iter().map(|row| row.line(nodes)).collect::<Result<_>>()?;
    lines.sort_by_key(|line| line.section);
    Ok(lines)
}

impl LineRow {
    fn line(self, nodes: &[Node]) -> Result<Line> {
        let currency: Currency = self.currency.parse().map_err(Error::internal)?;
        let result = match (self.node_id, self.node_kind, self.statement) {
            (Some(node), Some(kind), Some(statement)) => {
                let node = NodeId(node);
                let number = nodes.iter().find(|known| known.id == node).map(|known| known.number.clone());
                Some(Target { node, kind: kind.parse().map_err(Error::internal)?, number, statement })
            }
            _ => None,
        };
        let rate = self.day.zip(self.ten_billionths);
        Ok(Line {
            id: BudgetLineId(self.id),
            version: self.version,
            section: self.section.parse().map_err(Error::internal)?,
            result,
            year: self.year,
            description: self.description,
            unit: self.unit,
            evaluation: self.evaluation,
            quantity: Quantity::from_ten_thousandths(self.quantity),
            unit_cost: Money::new(self.unit_minor, currency),
            duration: Quantity::from_ten_thousandths(self.duration),
            amount: Money::new(self.amount_minor, currency),
            rate: rate.map(|(day, ten_billionths)| Rate { day, currency, ten_billionths }),
            usd: self.amount_usd,
            amount_row: self.amount_id,
            allocations: Vec::new(),
            tied_version: self.version + self.tied_states,
        })
    }
}

impl From<&Line> for Part {
    fn from(line: &Line) -> Self {
        Self { section: line.section, evaluation: line.evaluation, usd: line.usd }
    }
}
