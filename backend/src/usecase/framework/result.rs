//! Adds an outcome to an area, or an output to an outcome, or changes one. What it stands under stays.

use domain::{
    id::{AreaId, ResultId},
    policy::Wide,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    STATEMENT_MAX,
    current::{self, Facts, facts},
};
use crate::{
    ctx::{Ctx, Tx},
    entity::framework_results::{Column, Entity, Model},
    error::{Error, Result},
    event::Change,
    insert::framework::{self as insert, NewResult},
    usecase::matrix::checks::required,
};

#[derive(Clone, Debug)]
pub struct FrameworkResult {
    pub framework: String,
    /// None adds one.
    pub result: Option<ResultId>,
    /// Of a new one: the area of an outcome.
    pub area: Option<AreaId>,
    /// Of a new one: the outcome of an output.
    pub parent: Option<ResultId>,
    /// The version that was read; of a new one it means nothing.
    pub version: i64,
    pub statement: String,
    /// Among its siblings, from 1; blank is behind the last.
    pub position: String,
}

fn of(row: &Model) -> Facts {
    facts([("statement", row.statement.clone()), ("position", row.position.to_string())])
}

/// Errors at their fields: a missing statement, a place that is none (`framework-position`), an output of an output
/// (`framework-output-of-output`); another version stands there now: a conflict.
pub async fn save_result(ctx: &Ctx, command: FrameworkResult) -> Result<ResultId> {
    ctx.wide(Wide::EditFrameworks)?;
    ctx.subject()?;
    let tx = ctx.write().await?;
    let framework = current::framework(&tx, &command.framework).await?;
    let mut problems = Vec::new();
    let statement = required("statement", &command.statement, STATEMENT_MAX, &mut problems);
    if let Some(id) = command.result {
        let row = current::result(&tx, framework.id, id).await?;
        let position = current::read_position(&command.position, row.position, &mut problems);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let typed = Model { statement, position, ..row.clone() };
        change(&tx, &row, &typed, command.version).await?;
        tx.commit().await?;
        return Ok(id);
    }
    let (area, parent) = match (command.parent, command.area) {
        (Some(parent), _) => {
            let parent = current::result(&tx, framework.id, parent).await?;
            if parent.parent_id.is_some() {
                return Err(Error::invalid("parent", "framework-output-of-output"));
            }
            (parent.area_id, Some(parent.id))
        }
        (None, Some(area)) => (current::area(&tx, framework.id, area).await?.id, None),
        (None, None) => return Err(Error::NotFound),
    };
    let siblings = Entity::find().filter(Column::AreaId.eq(area)).all(tx.conn()).await?;
    let last = siblings.iter().filter(|one| one.parent_id == parent).map(|one| one.position).max();
    let position = current::read_position(&command.position, last.unwrap_or(0) + 1, &mut problems);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let new = NewResult { area, parent: parent.map(ResultId), statement: &statement, position };
    let id = insert::result(&tx, new).await?;
    let after = facts([("statement", statement), ("position", position.to_string())]);
    tx.record(Change::new("framework-result.add", format!("framework-result:{id}")).after(&after)?).await?;
    tx.commit().await?;
    Ok(id)
}

async fn change(tx: &Tx, row: &Model, typed: &Model, version: i64) -> Result<()> {
    let subject = format!("framework-result:{}", row.id);
    let (before, after) = (of(row), of(typed));
    current::same_version(tx, &subject, (row.version, version), (&before, &after)).await?;
    if before == after {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::Statement, Expr::value(typed.statement.as_str()))
        .col_expr(Column::Position, Expr::value(typed.position))
        .col_expr(Column::Version, Expr::value(row.version + 1))
        .filter(Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    tx.record(Change::new("framework-result.revise", subject).before(&before)?.after(&after)?).await
}
