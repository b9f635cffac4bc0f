//! Takes an instalment back that was recorded wrongly, with a reason. It stays in the history, and counts at past days on which it stood.

use domain::{id::ContributionId, money::Money, policy::Wide};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::{REASON_MAX, of_project, record::Facts, standing::Standing, subject};
use crate::{
    ctx::Ctx,
    entity::contribution_amounts::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
    usecase::text,
};

#[derive(Clone, Debug)]
pub struct Withdraw {
    pub contribution: ContributionId,
    pub instalment: i64,
    pub reason: String,
}

#[derive(Serialize)]
struct Why<'a> {
    reason: &'a str,
}

/// What is allocated stays, also where it is more than what is promised then: the page says so, and allocations can only shrink.
///
/// Errors: a missing reason; one that was withdrawn or converted meanwhile (conflict `instalment-withdrawn`).
pub async fn withdraw(ctx: &Ctx, command: Withdraw) -> Result<()> {
    ctx.wide(Wide::EditContributions)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let standing = Standing::of(&tx, command.contribution).await?;
    let row = Entity::find_by_id(command.instalment).one(tx.conn()).await?;
    let row = row.filter(|row| row.contribution_id == standing.id.0).ok_or(Error::NotFound)?;
    let reason = text::reason(&command.reason, REASON_MAX)?;
    let withdrawn = Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .col_expr(Column::WithdrawnBy, Expr::value(by.0))
        .col_expr(Column::WithdrawReason, Expr::value(reason.as_str()))
        .filter(Column::Id.eq(row.id))
        .filter(Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    if withdrawn.rows_affected != 1 {
        return Err(Error::Conflict(vec![Problem::new("", "instalment-withdrawn")]));
    }
    let before = Facts {
        stage: &row.stage,
        day: row.day,
        amount: Money::new(row.amount_minor, standing.currency).to_string(),
        currency: standing.currency.as_str(),
        usd: row.amount_usd.map(domain::format::usd_exact),
        note: &row.note,
    };
    let change = Change::new("contribution.withdraw", subject(standing.id)).before(&before)?;
    tx.record(of_project(change.after(&Why { reason: &reason })?, standing.says.purpose.project())).await?;
    tx.commit().await
}
