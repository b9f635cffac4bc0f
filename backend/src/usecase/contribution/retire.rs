//! Takes a contribution out that never came: nothing of it was received, and nothing is allocated.

use domain::{contribution::Stage, id::ContributionId, policy::Wide};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::{REASON_MAX, of_project, standing::Standing, subject};
use crate::{
    ctx::Ctx,
    entity::{contribution_allocations, contributions},
    error::{Error, Problem, Result},
    event::Change,
    usecase::{matrix::stale, text},
};

#[derive(Clone, Debug)]
pub struct Retire {
    pub contribution: ContributionId,
    /// The version that was read.
    pub version: i64,
    pub reason: String,
}

#[derive(Serialize)]
struct Why<'a> {
    reason: &'a str,
}

/// Errors: something was received (`contribution-received`) or is allocated (`contribution-allocated`); a missing reason. Another
/// version stands there now: a conflict.
pub async fn retire(ctx: &Ctx, command: Retire) -> Result<()> {
    ctx.wide(Wide::EditContributions)?;
    ctx.subject()?;
    let tx = ctx.write().await?;
    let standing = Standing::of(&tx, command.contribution).await?;
    let subject = subject(standing.id);
    if standing.version != command.version {
        return Err(stale::met(&tx, None, &subject, standing.version, &[]).await?);
    }
    let mut problems = Vec::new();
    if standing.stages(&tx).await?.at(Stage::Received).amounts > 0 {
        problems.push(Problem::new("", "contribution-received"));
    }
    let allocated = contribution_allocations::Entity::find()
        .filter(contribution_allocations::Column::ContributionId.eq(standing.id.0))
        .filter(contribution_allocations::Column::SupersededAt.is_null())
        .count(tx.conn())
        .await?;
    if allocated > 0 {
        problems.push(Problem::new("", "contribution-allocated"));
    }
    let reason = text::reason(&command.reason, REASON_MAX).map_err(|problem| problems.push(problem)).ok();
    let (Some(reason), true) = (reason, problems.is_empty()) else { return Err(Error::Invalid(problems)) };
    contributions::Entity::update_many()
        .col_expr(contributions::Column::RetiredAt, Expr::value(tx.now()))
        .col_expr(contributions::Column::Version, Expr::value(standing.version + 1))
        .filter(contributions::Column::Id.eq(standing.id.0))
        .exec(tx.conn())
        .await?;
    let change = Change::new("contribution.retire", subject).before(&standing.says.facts())?;
    tx.record(of_project(change.after(&Why { reason: &reason })?, standing.says.purpose.project())).await?;
    tx.commit().await
}
