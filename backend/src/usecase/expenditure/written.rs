//! What both ways of recording share: the lines that can be spent on, rows that stand, and the check that every sum can be kept.

use std::collections::BTreeMap;

use domain::{
    id::{BudgetLineId, ProjectId},
    money::{Currency, Money},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};

use crate::{
    ctx::Tx,
    entity::expenditures,
    error::{Error, Result},
    query::{
        all,
        budget::{Line, Which, lines},
        expenditure::too_large,
        matrix::ordered,
    },
};

/// The lines of the budget as they stand, in its order.
pub(super) async fn live(conn: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<Line>> {
    let nodes = ordered(conn, project).await?;
    lines(conn, project, &nodes, Which::Now).await
}

/// Ends these entries.
pub(super) async fn supersede(tx: &Tx, entries: &[i64]) -> Result<()> {
    // As many as PostgreSQL and SQLite take in one statement.
    for some in entries.chunks(1_000) {
        expenditures::Entity::update_many()
            .col_expr(expenditures::Column::SupersededAt, Expr::value(tx.now()))
            .filter(expenditures::Column::Id.is_in(some.iter().copied()))
            .exec(tx.conn())
            .await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct AmountRow {
    currency: String,
    amount_minor: i64,
    amount_usd: Option<i64>,
}

/// Every sum over what stands can be kept, in whatever order it is added; problem `spent-sum-too-large`.
pub(super) async fn check_sums(tx: &Tx, project: ProjectId) -> Result<()> {
    let rows: Vec<AmountRow> = all(
        tx.conn(),
        "SELECT x.currency, x.amount_minor, x.amount_usd FROM expenditures x
         WHERE x.project_id = $1 AND x.superseded_at IS NULL",
        [project.0.into()],
    )
    .await?;
    let mut sums: BTreeMap<&str, i128> = BTreeMap::new();
    for row in &rows {
        *sums.entry(&row.currency).or_default() += i128::from(row.amount_minor.unsigned_abs());
        *sums.entry("in dollars").or_default() += i128::from(row.amount_usd.unwrap_or(0).unsigned_abs());
    }
    if sums.values().all(|sum| *sum <= i128::from(i64::MAX)) { Ok(()) } else { Err(too_large()) }
}

/// "USD 1 200.00", as the audit log tells it.
pub(super) fn told(amount: Money) -> String {
    format!("{} {amount}", amount.currency)
}

/// As the audit log names a line.
pub(super) fn name(line: BudgetLineId) -> String {
    format!("line {line}")
}

pub(super) fn currency(code: &str) -> Result<Currency> {
    code.parse().map_err(Error::internal)
}
