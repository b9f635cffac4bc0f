//! Adds an area to a framework, a principle or an objective, or changes one.

use domain::{id::AreaId, policy::Wide};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    STATEMENT_MAX, TITLE_MAX,
    current::{self, Facts, facts},
};
use crate::{
    ctx::{Ctx, Tx},
    entity::framework_areas::{Column, Entity, Model},
    error::{Error, Problem, Result},
    event::Change,
    insert::framework::{NewArea, area_since},
    usecase::matrix::checks::{optional, required},
};

#[derive(Clone, Debug)]
pub struct Area {
    pub framework: String,
    /// None adds one.
    pub area: Option<AreaId>,
    /// The version that was read; of a new one it means nothing.
    pub version: i64,
    pub code: String,
    pub name: String,
    pub statement: String,
    /// Among the areas, from 1; blank is behind the last.
    pub position: String,
}

fn of(row: &Model) -> Facts {
    facts([
        ("code", row.code.clone()),
        ("name", row.name.clone()),
        ("statement", row.statement.clone()),
        ("position", row.position.to_string()),
    ])
}

/// Errors at their fields: a code that is none (`framework-code`) or that another area bears, also a retired one
/// (`framework-code-taken`), a missing name, a place that is none (`framework-position`); another version stands there now: a conflict.
pub async fn save_area(ctx: &Ctx, command: Area) -> Result<AreaId> {
    ctx.wide(Wide::EditFrameworks)?;
    ctx.subject()?;
    let tx = ctx.write().await?;
    let framework = current::framework(&tx, &command.framework).await?;
    let present = match command.area {
        Some(id) => Some(current::area(&tx, framework.id, id).await?),
        None => None,
    };
    let mut problems = Vec::new();
    let code = current::read_code("code", &command.code, &mut problems);
    let name = required("name", &command.name, TITLE_MAX, &mut problems);
    let statement = optional("statement", &command.statement, STATEMENT_MAX, &mut problems);
    let all = Entity::find().filter(Column::FrameworkId.eq(framework.id)).all(tx.conn()).await?;
    let taken =
        all.iter().any(|one| one.code.eq_ignore_ascii_case(&code) && Some(one.id) != command.area.map(|id| id.0));
    if taken && !code.is_empty() {
        problems.push(Problem::new("code", "framework-code-taken").with("code", &code));
    }
    let behind = all.iter().map(|one| one.position).max().unwrap_or(0) + 1;
    let behind = present.as_ref().map_or(behind, |row| row.position);
    let position = current::read_position(&command.position, behind, &mut problems);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let id = match present {
        None => {
            let new = NewArea {
                framework: domain::id::FrameworkId(framework.id),
                code: &code,
                name: &name,
                statement: &statement,
                position,
            };
            let id = area_since(&tx, new, tx.now()).await?;
            let after =
                facts([("code", code), ("name", name), ("statement", statement), ("position", position.to_string())]);
            tx.record(Change::new("framework-area.add", format!("framework-area:{id}")).after(&after)?).await?;
            id
        }
        Some(row) => {
            let typed = Model { code, name, statement, position, ..row.clone() };
            change(&tx, &row, &typed, command.version).await?;
            row.id
        }
    };
    tx.commit().await?;
    Ok(AreaId(id))
}

async fn change(tx: &Tx, row: &Model, typed: &Model, version: i64) -> Result<()> {
    let subject = format!("framework-area:{}", row.id);
    let (before, after) = (of(row), of(typed));
    current::same_version(tx, &subject, (row.version, version), (&before, &after)).await?;
    if before == after {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::Code, Expr::value(typed.code.as_str()))
        .col_expr(Column::Name, Expr::value(typed.name.as_str()))
        .col_expr(Column::Statement, Expr::value(typed.statement.as_str()))
        .col_expr(Column::Position, Expr::value(typed.position))
        .col_expr(Column::Version, Expr::value(row.version + 1))
        .filter(Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    tx.record(Change::new("framework-area.revise", subject).before(&before)?.after(&after)?).await
}
