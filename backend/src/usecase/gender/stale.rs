//! Makes a validated or confirmed marker stale because what it rests on changed. Not a use case of its own: the use case
//! that changes the needs assessment, an output or an activity calls it inside its transaction.

use domain::{
    gender::{Stage, evidence_changed},
    id::ProjectId,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::Expr,
};
use serde::Serialize;

use crate::{
    ctx::Tx,
    entity::gender_assessments::{ActiveModel, Column, Entity},
    error::{Error, Result},
    event::Change,
};

#[derive(Serialize)]
struct Staged<'a> {
    stage: &'a str,
    reason: Option<&'a str>,
}

/// Appends the stale version of the current marker with the reason (`output 1.2 changed`). A marker that is only coded
/// stays so, one that is stale already keeps its first reason, and no marker is none.
pub(crate) async fn mark_stale(tx: &Tx, project: ProjectId, reason: &str) -> Result<()> {
    let current = Entity::find().filter(Column::ProjectId.eq(project.0)).filter(Column::SupersededAt.is_null());
    let Some(current) = current.one(tx.conn()).await? else { return Ok(()) };
    let stage: Stage = current.stage.parse().map_err(Error::internal)?;
    let next = evidence_changed(stage);
    if next == stage {
        return Ok(());
    }
    let superseded = Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(current.id))
        .exec(tx.conn())
        .await?;
    debug_assert_eq!(superseded.rows_affected, 1, "it was read in this transaction");
    let row = ActiveModel {
        id: NotSet,
        version: Set(current.version + 1),
        stage: Set(next.as_str().into()),
        stale_reason: Set(Some(reason.into())),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        ..current.into_active_model().reset_all()
    };
    let id = Entity::insert(row).exec(tx.conn()).await?.last_insert_id;
    let change = Change::new("gender.stale", format!("assessment:{id}"))
        .project(project)
        .before(&Staged { stage: stage.as_str(), reason: None })?
        .after(&Staged { stage: next.as_str(), reason: Some(reason) })?;
    tx.record(change).await
}
