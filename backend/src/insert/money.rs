//! Rates, budget lines with their amounts, and allocations to rows of an appeal.

use domain::{
    id::{AppealRowId, BudgetLineId, NodeId, ProjectId},
    money::{Money, Rate},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{allocations, budget_amounts, budget_lines, rates},
    error::Result,
};

/// Returns the id of the rate's row.
pub async fn rate(tx: &Tx, rate: Rate) -> Result<i64> {
    let row = rates::ActiveModel {
        currency: Set(rate.currency.to_string()),
        day: Set(rate.day),
        ten_billionths: Set(rate.ten_billionths),
        ..Default::default()
    };
    Ok(rates::Entity::insert(row).exec(tx.conn()).await?.last_insert_id)
}

#[derive(Clone, Debug)]
pub struct NewLine<'a> {
    pub project: ProjectId,
    pub position: i64,
    /// `staff`, `office`, `operational` or `overhead`.
    pub section: &'a str,
    pub node: Option<NodeId>,
    pub description: &'a str,
    pub amount: Money,
    /// The rate's row and the USD cents it gives; none for an amount that is not converted. USD needs no rate.
    pub converted: Option<(Option<i64>, i64)>,
}

pub async fn line(tx: &Tx, new: NewLine<'_>) -> Result<BudgetLineId> {
    let row = budget_lines::ActiveModel {
        project_id: Set(new.project.0),
        position: Set(new.position),
        section: Set(new.section.into()),
        node_id: Set(new.node.map(|node| node.0)),
        description: Set(new.description.into()),
        version: Set(1),
        created_at: Set(tx.now()),
        retired_at: Set(None),
        ..Default::default()
    };
    let line = budget_lines::Entity::insert(row).exec(tx.conn()).await?.last_insert_id;
    let amount = budget_amounts::ActiveModel {
        line_id: Set(line),
        currency: Set(new.amount.currency.to_string()),
        amount_minor: Set(new.amount.minor),
        rate_id: Set(new.converted.and_then(|converted| converted.0)),
        amount_usd: Set(new.converted.map(|converted| converted.1)),
        user_id: Set(None),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    };
    budget_amounts::Entity::insert(amount).exec_without_returning(tx.conn()).await?;
    Ok(BudgetLineId(line))
}

/// Ties `cents` USD of a line to one area of an appeal row.
pub async fn allocation(tx: &Tx, line: BudgetLineId, row: AppealRowId, area: &str, cents: i64) -> Result<()> {
    let row = allocations::ActiveModel {
        line_id: Set(line.0),
        appeal_row_id: Set(row.0),
        area: Set(area.into()),
        allocated_usd: Set(cents),
        user_id: Set(None),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..Default::default()
    };
    allocations::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}
