//! What was spent on lines of a budget.

use chrono::NaiveDate;
use domain::{
    id::{BudgetLineId, ProjectId, UserId},
    money::Money,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::money::Converted;
use crate::{ctx::Tx, entity::expenditures, error::Result};

/// Rows of one statement: twelve parameters each, and SQLite takes 32,766.
const ROWS: usize = 1_000;

/// What was spent, by document of a ledger or, without one, in a whole month.
#[derive(Clone, Debug)]
pub struct NewExpenditure {
    pub project: ProjectId,
    /// The first of the lines that the present one stands in for.
    pub line: BudgetLineId,
    /// The last of its month where there is no document.
    pub day: NaiveDate,
    pub document: Option<String>,
    pub description: String,
    /// Below zero where money came back.
    pub amount: Money,
    pub converted: Converted,
    pub user: Option<UserId>,
    /// When it was recorded, in microseconds UTC.
    pub at: i64,
}

/// Inserts them; what stood in their place before must have been superseded.
pub async fn expenditures(tx: &Tx, new: Vec<NewExpenditure>) -> Result<()> {
    for expenditure in &new {
        tx.touch_line(expenditure.line);
    }
    let mut rows = new.into_iter().map(row).peekable();
    while rows.peek().is_some() {
        let some = rows.by_ref().take(ROWS);
        expenditures::Entity::insert_many(some).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

fn row(new: NewExpenditure) -> expenditures::ActiveModel {
    expenditures::ActiveModel {
        project_id: Set(new.project.0),
        line_id: Set(new.line.0),
        day: Set(new.day),
        document: Set(new.document),
        description: Set(new.description),
        currency: Set(new.amount.currency.to_string()),
        amount_minor: Set(new.amount.minor),
        rate_id: Set(new.converted.and_then(|converted| converted.0)),
        amount_usd: Set(new.converted.map(|converted| converted.1)),
        user_id: Set(new.user.map(|user| user.0)),
        recorded_at: Set(new.at),
        superseded_at: Set(None),
        ..Default::default()
    }
}
