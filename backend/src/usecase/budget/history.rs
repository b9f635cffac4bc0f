//! Every state of every line of a budget: what was read when a form was opened, and what stands now.

use std::collections::BTreeMap;

use domain::{
    budget::{Line, Section, Typed},
    id::{BudgetLineId, NodeId, ProjectId},
    money::{Currency, Money},
    quantity::Quantity,
};
use sea_orm::FromQueryResult;
use serde::Serialize;

use crate::{
    ctx::Tx,
    error::{Error, Result},
    insert::money::{Converted, NewAmount},
    query::all,
};

/// A line through its revisions.
#[derive(Debug)]
pub(super) struct Chain {
    /// In their order; the version of each is its place, counted from 1.
    pub states: Vec<State>,
    /// Taken out of the budget.
    pub retired: bool,
}

/// What a line said and amounted to.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// The row of the line, and of the amount.
    pub row: BudgetLineId,
    pub amount_row: i64,
    pub position: i64,
    pub says: Says,
    pub amount: Money,
    pub converted: Converted,
    pub who: Option<String>,
    pub at: i64,
}

/// All that is typed of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Says {
    pub section: Section,
    pub node: Option<NodeId>,
    pub year: i64,
    pub description: String,
    pub unit: String,
    pub evaluation: bool,
    pub quantity: Quantity,
    pub unit_cost: Money,
    pub duration: Quantity,
}

/// A line as the audit log tells it.
#[derive(Debug, Serialize)]
pub(super) struct Facts {
    section: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    node: Option<i64>,
    year: i64,
    description: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    unit: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    evaluation: bool,
    quantity: String,
    unit_cost: String,
    duration: String,
    currency: String,
}

impl Chain {
    /// The latest, with its version.
    pub fn last(&self) -> Option<(&State, i64)> {
        Some((self.states.last()?, self.version()))
    }

    pub fn version(&self) -> i64 {
        i64::try_from(self.states.len()).unwrap_or(i64::MAX)
    }

    pub fn at(&self, version: i64) -> Option<&State> {
        self.states.get(usize::try_from(version).ok()?.checked_sub(1)?)
    }
}

impl State {
    /// The same numbers again, at the rate that they had.
    pub fn again(&self, user: Option<domain::id::UserId>) -> NewAmount {
        let Says { quantity, unit_cost, duration, .. } = self.says;
        NewAmount { quantity, unit_cost, duration, amount: self.amount, converted: self.converted, user }
    }
}

impl Says {
    pub fn of(line: Line, node: Option<NodeId>, evaluation: bool) -> Self {
        let Line { section, year, description, unit, quantity, unit_cost, duration, amount: _ } = line;
        Self { section, node, year, description, unit, evaluation, quantity, unit_cost, duration }
    }

    /// The numbers alone: other ones are another amount of the same line.
    pub fn numbers(&self) -> (Quantity, Money, Quantity) {
        (self.quantity, self.unit_cost, self.duration)
    }

    /// Whether it says the same of another amount.
    pub fn is_same_line(&self, other: &Self) -> bool {
        let bare = |says: &Self| Self {
            quantity: Quantity::ZERO,
            unit_cost: Money::new(0, Currency::USD),
            duration: Quantity::ZERO,
            ..says.clone()
        };
        bare(self) == bare(other)
    }

    /// As it would be typed.
    pub fn typed(&self) -> Typed {
        Typed {
            section: self.section.to_string(),
            has_result: self.node.is_some(),
            year: self.year.to_string(),
            description: self.description.clone(),
            unit: self.unit.clone(),
            quantity: self.quantity.to_string(),
            currency: self.unit_cost.currency.to_string(),
            unit_cost: self.unit_cost.to_string(),
            duration: self.duration.to_string(),
        }
    }

    pub fn facts(&self) -> Facts {
        let typed = self.typed();
        Facts {
            section: typed.section,
            node: self.node.map(|node| node.0),
            year: self.year,
            description: typed.description,
            unit: typed.unit,
            evaluation: self.evaluation,
            quantity: typed.quantity,
            unit_cost: typed.unit_cost,
            duration: typed.duration,
            currency: typed.currency,
        }
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    row_id: i64,
    amount_id: i64,
    position: i64,
    section: String,
    node_id: Option<i64>,
    year: i64,
    description: String,
    unit: String,
    evaluation: bool,
    retired_at: Option<i64>,
    quantity: i64,
    unit_minor: i64,
    duration: i64,
    currency: String,
    amount_minor: i64,
    rate_id: Option<i64>,
    amount_usd: Option<i64>,
    who: Option<String>,
    recorded_at: i64,
}

impl Row {
    fn state(self) -> Result<State> {
        let currency: Currency = self.currency.parse().map_err(Error::internal)?;
        Ok(State {
            row: BudgetLineId(self.row_id),
            amount_row: self.amount_id,
            position: self.position,
            says: Says {
                section: self.section.parse().map_err(Error::internal)?,
                node: self.node_id.map(NodeId),
                year: self.year,
                description: self.description,
                unit: self.unit,
                evaluation: self.evaluation,
                quantity: Quantity::from_ten_thousandths(self.quantity),
                unit_cost: Money::new(self.unit_minor, currency),
                duration: Quantity::from_ten_thousandths(self.duration),
            },
            amount: Money::new(self.amount_minor, currency),
            converted: self.amount_usd.map(|usd| (self.rate_id, usd)),
            who: self.who,
            at: self.recorded_at,
        })
    }
}

/// The lines of a project by their first ids. Inside the one write transaction, so that what is read stands.
pub(super) async fn of(tx: &Tx, project: ProjectId) -> Result<BTreeMap<BudgetLineId, Chain>> {
    let rows: Vec<Row> = all(
        tx.conn(),
        "SELECT COALESCE(l.first_id, l.id) AS id, l.id AS row_id, a.id AS amount_id, l.position, l.section, l.node_id, l.year,
                l.description, l.unit, l.evaluation, l.retired_at, a.quantity, a.unit_minor, a.duration, a.currency,
                a.amount_minor, a.rate_id, a.amount_usd, u.name AS who, a.recorded_at
         FROM budget_lines l
         JOIN budget_amounts a ON a.line_id = l.id
         LEFT JOIN users u ON u.id = a.user_id
         WHERE l.project_id = $1 ORDER BY a.id",
        [project.0.into()],
    )
    .await?;
    let mut chains: BTreeMap<BudgetLineId, Chain> = BTreeMap::new();
    for row in rows {
        let chain = chains.entry(BudgetLineId(row.id)).or_insert(Chain { states: Vec::new(), retired: false });
        // The last row of a line says whether it still stands.
        chain.retired = row.retired_at.is_some();
        chain.states.push(row.state()?);
    }
    Ok(chains)
}
