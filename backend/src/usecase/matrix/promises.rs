//! Baseline and target of a whole indicator: a change supersedes the row and appends the next, clearing only supersedes,
//! so that what was promised at any past moment can still be read.

use domain::{id::IndicatorId, value::Value};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select, sea_query::Expr};

use crate::{
    ctx::{Ctx, Tx},
    entity::targets::{Column, Entity},
    error::Result,
    insert::{
        actual::value,
        indicator::{Promise, promise},
    },
};

fn current(indicator: IndicatorId, what: Promise) -> Select<Entity> {
    Entity::find()
        .filter(Column::IndicatorId.eq(indicator.0))
        .filter(Column::What.eq(what.as_str()))
        .filter(Column::PeriodId.is_null())
        .filter(Column::Axis.is_null())
        .filter(Column::SupersededAt.is_null())
}

/// What is promised now.
pub(super) async fn standing(tx: &Tx, indicator: IndicatorId, what: Promise) -> Result<Option<Value>> {
    let row = current(indicator, what).one(tx.conn()).await?;
    Ok(row.and_then(|row| value(Some(row.numerator), row.denominator)))
}

/// Promises `next` from now on, or nothing. Where it is promised already, nothing is written.
pub(super) async fn replace(
    ctx: &Ctx,
    tx: &Tx,
    indicator: IndicatorId,
    what: Promise,
    next: Option<Value>,
) -> Result<()> {
    let row = current(indicator, what).one(tx.conn()).await?;
    if row.as_ref().and_then(|row| value(Some(row.numerator), row.denominator)) == next {
        return Ok(());
    }
    if let Some(row) = row {
        Entity::update_many()
            .col_expr(Column::SupersededAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(row.id))
            .exec(tx.conn())
            .await?;
    }
    if let Some(next) = next {
        promise(tx, indicator, what, next, Some(ctx.subject()?.user)).await?;
    }
    Ok(())
}
