//! Changes the statement or the assumptions of a row of the matrix.

use domain::{code::ProjectCode, id::NodeId, matrix::NodeKind, policy::Action};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    add_node::{Facts, carried, evidence},
    checks::{self, STATEMENT_MAX, all_well, optional, required},
    stale::{Field, conflict},
};
use crate::{
    ctx::Ctx,
    entity::nodes::{Column, Entity},
    error::{Error, Result},
    event::Change,
};

#[derive(Clone, Debug)]
pub struct ReviseNode {
    pub project: ProjectCode,
    pub node: NodeId,
    /// The version that was read.
    pub version: i64,
    pub statement: String,
    pub assumptions: String,
}

/// Errors: the statement is missing or too long; the objective with an assumption; another version stands there now.
/// Where nothing differs, nothing is written.
pub async fn revise_node(ctx: &Ctx, command: ReviseNode) -> Result<()> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let mut problems = Vec::new();
    let statement = required("statement", &command.statement, STATEMENT_MAX, &mut problems);
    let assumptions = optional("assumptions", &command.assumptions, STATEMENT_MAX, &mut problems);
    all_well(problems)?;

    let tx = ctx.write().await?;
    let row = checks::node(&tx, project.id, command.node).await?;
    let kind: NodeKind = row.kind.parse().map_err(Error::internal)?;
    let assumptions = carried(kind, &assumptions)?;
    let subject = format!("node:{}", command.node);
    if row.version != command.version {
        let fields = [
            Field { name: "statement", typed: &statement, present: &row.statement },
            Field {
                name: "assumptions",
                typed: assumptions.unwrap_or_default(),
                present: row.assumptions.as_deref().unwrap_or_default(),
            },
        ];
        return Err(conflict(&tx, project.id, &subject, row.version, &fields).await?);
    }
    let before = Facts::of(&row);
    let after = Facts { statement: &statement, assumptions, ..Facts::of(&row) };
    if before == after {
        return Ok(());
    }
    let updated = Entity::update_many()
        .col_expr(Column::Statement, Expr::value(statement.as_str()))
        .col_expr(Column::Assumptions, Expr::value(assumptions.map(str::to_owned)))
        .col_expr(Column::Version, Expr::value(row.version + 1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Version.eq(command.version))
        .exec(tx.conn())
        .await?;
    if updated.rows_affected != 1 {
        return Err(conflict(&tx, project.id, &subject, row.version, &[]).await?);
    }
    tx.record(Change::new("node.revise", subject).project(project.id).before(&before)?.after(&after)?).await?;
    if before.statement != after.statement {
        evidence(&tx, project.id, command.node, kind, "changed").await?;
    }
    tx.commit().await
}
