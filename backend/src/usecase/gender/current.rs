//! The assessment that stands now, read inside the transaction that writes its successor.

use domain::{
    gender::{GenderError, Hands, Stage},
    id::{ProjectId, UserId},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use crate::{
    ctx::Tx,
    entity::gender_assessments::{ActiveModel, Column, Entity, Model},
    error::{Error, Problem, Result},
    event::Change,
    usecase::text::{clean, within},
};

/// The assessment of a project that has not been superseded; none where it is not assessed.
pub(super) async fn of(tx: &Tx, project: ProjectId) -> Result<Option<Model>> {
    let current = Entity::find().filter(Column::ProjectId.eq(project.0)).filter(Column::SupersededAt.is_null());
    Ok(current.one(tx.conn()).await?)
}

/// Refuses where somebody has taken a step since the page was read; `read` is the version on that page, 0 for none.
pub(super) fn unchanged(current: Option<&Model>, read: i64) -> Result<()> {
    let version = current.map_or(0, |current| current.version);
    if version == read {
        return Ok(());
    }
    let mut problem = Problem::new("version", "gender-changed");
    if let Some(current) = current {
        problem = problem.with("code", &current.code).with("stage", &current.stage);
    }
    Err(Error::Conflict(vec![problem]))
}

pub(super) fn hands(current: &Model) -> Hands {
    Hands { coded_by: UserId(current.coder_id), validated_by: current.validator_id.map(UserId) }
}

pub(super) fn stage(current: &Model) -> Result<Stage> {
    current.stage.parse().map_err(Error::internal)
}

/// What the log says of an assessment.
#[derive(Serialize)]
pub(super) struct Logged<'a> {
    code: &'a str,
    stage: &'a str,
    note: Option<&'a str>,
}

pub(super) fn logged<'a>(row: &'a Model, note: Option<&'a str>) -> Logged<'a> {
    Logged { code: &row.code, stage: &row.stage, note }
}

/// Supersedes the current row, if there is one.
pub(super) async fn supersede(tx: &Tx, current: Option<&Model>) -> Result<()> {
    if let Some(current) = current {
        Entity::update_many()
            .col_expr(Column::SupersededAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(current.id))
            .exec(tx.conn())
            .await?;
    }
    Ok(())
}

/// Replaces the current row with `next`, which differs from it in one step, and writes the audit entry.
pub(super) async fn step(
    tx: Tx,
    action: &'static str,
    project: ProjectId,
    current: &Model,
    next: Model,
    note: Option<&str>,
) -> Result<()> {
    supersede(&tx, Some(current)).await?;
    let change = Change::new(action, format!("gender:{}", next.version))
        .project(project)
        .before(&logged(current, None))?
        .after(&logged(&next, note))?;
    let mut row = ActiveModel::from(next).reset_all();
    row.id = sea_orm::ActiveValue::NotSet;
    row.recorded_at = Set(tx.now());
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    tx.record(change).await?;
    tx.commit().await
}

/// A refused step as a problem of the form.
pub(super) fn refused(error: GenderError) -> Error {
    let code = match error {
        GenderError::CoderValidates => "gender-coder-validates",
        GenderError::HandConfirms => "gender-hand-confirms",
        GenderError::WrongStage => "gender-wrong-stage",
        GenderError::OverrideWithoutReason => "gender-override",
    };
    Error::invalid("", code)
}

/// A note as it is kept: none where nothing was written; at most 1 000 characters.
pub(super) fn note(text: &str) -> Result<Option<String>> {
    let text = clean(text);
    within("note", &text, 1_000)?;
    Ok((!text.is_empty()).then_some(text))
}
