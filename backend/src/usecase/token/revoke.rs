//! Revokes a token: from now on it does nothing.

use domain::id::TokenId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    ctx::Ctx,
    entity::tokens::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
};

/// For the operator alone. Error: there is no such token, or it was revoked before (`token-unknown`).
pub async fn revoke(ctx: &Ctx, token: TokenId) -> Result<()> {
    ctx.operates()?;
    let tx = ctx.write().await?;
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(token.0))
        .filter(Column::RevokedAt.is_null())
        .exec(tx.conn())
        .await?;
    if revoked.rows_affected != 1 {
        return Err(Error::Invalid(vec![Problem::new("id", "token-unknown").with("id", token)]));
    }
    tx.record(Change::new("token.revoke", format!("token:{token}"))).await?;
    tx.commit().await
}
