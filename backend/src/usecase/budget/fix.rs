//! Fixes the budget as it stands as a version: the original, then its revisions.

use domain::{code::ProjectCode, id::ProjectId, policy::Action};
use sea_orm::FromQueryResult;
use serde::Serialize;

use crate::{
    ctx::{Ctx, Tx},
    error::{Error, Problem, Result},
    event::Change,
    insert::money::version,
    query::{all, budget::stamp, one},
    usecase::text::reason,
};

/// The longest reason that is kept.
pub const REASON_MAX: usize = 600;

#[derive(Clone, Debug)]
pub struct Fix {
    pub project: ProjectCode,
    /// The state that was read ([`crate::query::budget::Budget::stamp`]).
    pub stamp: String,
    pub reason: String,
}

#[derive(FromQueryResult)]
struct Standing {
    id: i64,
    user_id: Option<i64>,
}

#[derive(FromQueryResult)]
struct Last {
    number: i64,
    fixed: i64,
    differing: i64,
}

#[derive(Serialize)]
struct Facts<'a> {
    number: i64,
    reason: &'a str,
    lines: usize,
}

/// Gives its number. Who wrote an amount that is to be fixed does not fix it.
///
/// Errors: `budget-fix-own`; `budget-fix-empty` without a line; `budget-fix-nothing` where it is what the last version fixed already; a
/// missing reason. The budget was changed since it was read (`budget-changed-meanwhile`): a conflict.
pub async fn fix(ctx: &Ctx, command: Fix) -> Result<i64> {
    let project = ctx.project(&command.project, Action::FixBudget).await?;
    let by = ctx.subject()?.user;
    let why = reason(&command.reason, REASON_MAX)?;
    let tx = ctx.write().await?;
    let standing: Vec<Standing> = all(
        tx.conn(),
        "SELECT a.id, a.user_id FROM budget_lines l
         JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
         WHERE l.project_id = $1 AND l.retired_at IS NULL ORDER BY a.id",
        [project.id.0.into()],
    )
    .await?;
    let amounts: Vec<i64> = standing.iter().map(|row| row.id).collect();
    if amounts.is_empty() {
        return Err(Error::invalid("", "budget-fix-empty"));
    }
    if stamp(&amounts) != command.stamp {
        return Err(Error::Conflict(vec![Problem::new("", "budget-changed-meanwhile")]));
    }
    if standing.iter().any(|row| row.user_id == Some(by.0)) {
        return Err(Error::invalid("", "budget-fix-own"));
    }
    let last = last(&tx, project.id).await?;
    let same = i64::try_from(amounts.len()).unwrap_or(i64::MAX);
    if last.as_ref().is_some_and(|last| last.differing == 0 && last.fixed == same) {
        return Err(Error::invalid("", "budget-fix-nothing"));
    }
    let number = last.map_or(0, |last| last.number) + 1;
    version(&tx, project.id, number, &why, Some(by), &amounts).await?;
    let facts = Facts { number, reason: &why, lines: amounts.len() };
    let change = Change::new("budget.fix", format!("budget:{}", project.id)).project(project.id);
    tx.record(change.after(&facts)?).await?;
    tx.commit().await?;
    Ok(number)
}

/// The last version, how many amounts it fixed, and how many of them stand no longer.
async fn last(tx: &Tx, project: ProjectId) -> Result<Option<Last>> {
    let row = one(
        tx.conn(),
        "SELECT v.number, COUNT(a.id) AS fixed, COUNT(a.superseded_at) AS differing
         FROM budget_versions v
         LEFT JOIN budget_version_amounts x ON x.version_id = v.id
         LEFT JOIN budget_amounts a ON a.id = x.amount_id
         WHERE v.project_id = $1 GROUP BY v.number ORDER BY v.number DESC LIMIT 1",
        [project.0.into()],
    );
    Ok(row.await?)
}
