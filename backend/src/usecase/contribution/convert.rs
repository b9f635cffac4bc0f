//! Converts the instalments that had no rate, once there is one of their day: never silently, but by a person who asks for it.

use std::collections::BTreeMap;

use domain::{
    id::{ContributionId, UserId},
    money::Money,
    policy::Wide,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::{MOST, of_project, standing::Standing, subject};
use crate::{
    ctx::Ctx,
    entity::contribution_amounts::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
    insert::contribution::{self as insert, NewInstalment},
    query::{contribution::too_large, rate},
};

/// Gives how many were converted: each is saved anew, at the newest rate of its own day or before. What was converted before stays.
/// Problem `contribution-nothing-to-convert`.
pub async fn convert(ctx: &Ctx, contribution: ContributionId) -> Result<u32> {
    ctx.wide(Wide::EditContributions)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let standing = Standing::of(&tx, contribution).await?;
    let mut stages = standing.stages(&tx).await?;
    let open = Entity::find()
        .filter(Column::ContributionId.eq(standing.id.0))
        .filter(Column::SupersededAt.is_null())
        .filter(Column::AmountUsd.is_null())
        .order_by_asc(Column::Id)
        .all(tx.conn())
        .await?;
    let mut after = BTreeMap::new();
    for row in open {
        let amount = Money::new(row.amount_minor, standing.currency);
        let Some((rate, usd)) = rate::on(tx.conn(), row.day).await?.convert(amount)? else { continue };
        let stage = row.stage.parse().map_err(Error::internal)?;
        if usd > MOST || stages.add(stage, Some(usd)).map_err(too_large).is_err() {
            return Err(Problem::new("", "contribution-sum-too-large").into());
        }
        Entity::update_many()
            .col_expr(Column::SupersededAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(row.id))
            .exec(tx.conn())
            .await?;
        let new = NewInstalment {
            contribution: standing.id,
            stage,
            day: row.day,
            amount,
            converted: Some((rate, usd)),
            note: &row.note,
            user: row.user_id.map(UserId).or(Some(by)),
        };
        insert::instalment(&tx, new).await?;
        let said = format!("{} {amount} = USD {}", amount.currency, domain::format::usd_exact(usd));
        after.insert(format!("{} of {}, {}", row.stage, row.day, row.id), said);
    }
    if after.is_empty() {
        return Err(Error::invalid("", "contribution-nothing-to-convert"));
    }
    let change = Change::new("contribution.convert", subject(standing.id)).after(&after)?;
    tx.record(of_project(change, standing.says.purpose.project())).await?;
    tx.commit().await?;
    u32::try_from(after.len()).map_err(Error::internal)
}
