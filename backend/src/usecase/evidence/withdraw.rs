//! Withdraws a file with a reason, for who may [`EnterValues`](domain::policy::Action::EnterValues). The file stays, for the
//! auditor, and says that it was withdrawn.

use domain::{
    approval::ActualState,
    code::ProjectCode,
    id::{EvidenceId, IndicatorId, PeriodId},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Facts, there};
use crate::{
    ctx::Ctx,
    entity::{
        actuals,
        evidence::{Column, Entity},
    },
    error::{Error, Problem, Result},
    event::Change,
    insert::evidence::Of,
    usecase::{
        actual::{self, NOTE_MAX},
        text::reason,
    },
};

#[derive(Clone, Debug)]
pub struct Withdraw {
    pub project: ProjectCode,
    pub evidence: EvidenceId,
    pub reason: String,
}

/// Errors: no reason (`reason-missing`); a value that was handed in or approved with it (`evidence-stands`); a locked period; a
/// file that is withdrawn already (`evidence-withdrawn`).
pub async fn withdraw(ctx: &Ctx, command: Withdraw) -> Result<Of> {
    let project = ctx.project(&command.project, Action::EnterValues).await?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let row = Entity::find_by_id(command.evidence.0).one(tx.conn()).await?.ok_or(Error::NotFound)?;
    let of = Of { indicator: IndicatorId(row.indicator_id), period: PeriodId(row.period_id) };
    there(tx.conn(), project.id, of).await?;
    let reason = reason(&command.reason, NOTE_MAX)?;
    actual::open(ctx, tx.conn(), &project, of.period).await?;
    if row.superseded_at.is_some() {
        return Err(Error::invalid("", "evidence-withdrawn"));
    }
    let value = actuals::Entity::find()
        .filter(actuals::Column::IndicatorId.eq(row.indicator_id))
        .filter(actuals::Column::PeriodId.eq(row.period_id))
        .filter(actuals::Column::SupersededAt.is_null());
    if let Some(value) = value.one(tx.conn()).await? {
        let state: ActualState = value.state.parse().map_err(Error::internal)?;
        if !state.is_writable() {
            return Err(Problem::new("", "evidence-stands").with("state", state).into());
        }
    }
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .col_expr(Column::WithdrawnBy, Expr::value(by.0))
        .col_expr(Column::WithdrawReason, Expr::value(reason.as_str()))
        .filter(Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    let facts = |reason| Facts {
        indicator: row.indicator_id,
        period: row.period_id,
        name: &row.name,
        bytes: row.bytes,
        hash: &row.hash,
        about: row.about.as_deref(),
        reason,
    };
    let change = Change::new("evidence.withdraw", format!("evidence:{}", row.id)).project(project.id);
    tx.record(change.before(&facts(None))?.after(&facts(Some(&reason)))?).await?;
    tx.commit().await?;
    Ok(of)
}
