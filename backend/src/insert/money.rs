//! Rates, budget lines with their amounts, fixed versions, and allocations to rows of an appeal.

use domain::{
    budget::Section,
    id::{AppealRowId, BudgetLineId, NodeId, ProjectId, UserId},
    money::{Money, Rate},
    quantity::Quantity,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{allocations, budget_amounts, budget_lines, budget_version_amounts, budget_versions, rates},
    error::Result,
};

/// Returns the id of the rate's row.
pub async fn rate(tx: &Tx, rate: Rate) -> Result<i64> {
    Ok(rates::Entity::insert(row(rate)).exec(tx.conn()).await?.last_insert_id)
}

/// Rows of one statement: three parameters each.
const ROWS: usize = 500;

/// Many at once, without their ids.
pub(crate) async fn rates(tx: &Tx, new: &[Rate]) -> Result<()> {
    for some in new.chunks(ROWS) {
        let rows = some.iter().map(|rate| row(*rate));
        rates::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

fn row(rate: Rate) -> rates::ActiveModel {
    rates::ActiveModel {
        currency: Set(rate.currency.to_string()),
        day: Set(rate.day),
        ten_billionths: Set(rate.ten_billionths),
        ..Default::default()
    }
}

/// What a line says.
#[derive(Clone, Debug)]
pub struct NewLine<'a> {
    pub project: ProjectId,
    /// The first of the lines that it replaces.
    pub first: Option<BudgetLineId>,
    /// 1 for a new line; where it replaces one, the next after that one's.
    pub version: i64,
    pub position: i64,
    pub section: Section,
    pub node: Option<NodeId>,
    pub year: i64,
    pub description: &'a str,
    pub unit: &'a str,
    pub evaluation: bool,
}

/// What a line amounts to, and what of.
#[derive(Clone, Copy, Debug)]
pub struct NewAmount {
    pub quantity: Quantity,
    pub unit_cost: Money,
    pub duration: Quantity,
    /// Their product ([`domain::budget::amount`]).
    pub amount: Money,
    pub converted: Converted,
    pub user: Option<UserId>,
}

/// The rate's row and the USD cents it gives; none for an amount that is not converted. USD needs no rate.
pub type Converted = Option<(Option<i64>, i64)>;

impl NewAmount {
    /// One piece at this price.
    pub fn once(amount: Money, converted: Converted) -> Self {
        let one = Quantity::from_ten_thousandths(Quantity::SCALE);
        Self { quantity: one, unit_cost: amount, duration: one, amount, converted, user: None }
    }
}

/// A line with its amount. Returns the id of the line's row.
pub async fn line(tx: &Tx, new: NewLine<'_>, amount: NewAmount) -> Result<BudgetLineId> {
    let row = budget_lines::ActiveModel {
        project_id: Set(new.project.0),
        position: Set(new.position),
        section: Set(new.section.to_string()),
        node_id: Set(new.node.map(|node| node.0)),
        description: Set(new.description.into()),
        version: Set(new.version),
        created_at: Set(tx.now()),
        retired_at: Set(None),
        first_id: Set(new.first.map(|first| first.0)),
        year: Set(new.year),
        unit: Set(new.unit.into()),
        evaluation: Set(new.evaluation),
        ..Default::default()
    };
    let line = BudgetLineId(budget_lines::Entity::insert(row).exec(tx.conn()).await?.last_insert_id);
    self::amount(tx, line, amount).await?;
    Ok(line)
}

/// The amount of a line; what stood before must have been superseded. Returns the id of its row.
pub async fn amount(tx: &Tx, line: BudgetLineId, new: NewAmount) -> Result<i64> {
    tx.touch_line(line);
    let row = budget_amounts::ActiveModel {
        line_id: Set(line.0),
        currency: Set(new.amount.currency.to_string()),
        amount_minor: Set(new.amount.minor),
        rate_id: Set(new.converted.and_then(|converted| converted.0)),
        amount_usd: Set(new.converted.map(|converted| converted.1)),
        user_id: Set(new.user.map(|user| user.0)),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        quantity: Set(new.quantity.ten_thousandths()),
        unit_minor: Set(new.unit_cost.minor),
        duration: Set(new.duration.ten_thousandths()),
        ..Default::default()
    };
    Ok(budget_amounts::Entity::insert(row).exec(tx.conn()).await?.last_insert_id)
}

/// Fixes these amounts as a version.
pub async fn version(
    tx: &Tx,
    project: ProjectId,
    number: i64,
    reason: &str,
    by: Option<UserId>,
    amounts: &[i64],
) -> Result<()> {
    let row = budget_versions::ActiveModel {
        project_id: Set(project.0),
        number: Set(number),
        reason: Set(reason.into()),
        user_id: Set(by.map(|by| by.0)),
        fixed_at: Set(tx.now()),
        ..Default::default()
    };
    let version = budget_versions::Entity::insert(row).exec(tx.conn()).await?.last_insert_id;
    for some in amounts.chunks(ROWS) {
        let rows = some
            .iter()
            .map(|amount| budget_version_amounts::ActiveModel { version_id: Set(version), amount_id: Set(*amount) });
        budget_version_amounts::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// Ties `cents` USD of a line to one area of an appeal row.
pub async fn allocation(
    tx: &Tx,
    line: BudgetLineId,
    row: AppealRowId,
    area: &str,
    cents: i64,
    user: Option<UserId>,
) -> Result<()> {
    tx.touch_line(line);
    let row = allocations::ActiveModel {
        line_id: Set(line.0),
        appeal_row_id: Set(row.0),
        area: Set(area.into()),
        allocated_usd: Set(cents),
        user_id: Set(user.map(|user| user.0)),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    };
    allocations::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}
