//! Adds a row to the matrix: the objective, an outcome, an output or an activity, at the end of its siblings.

use domain::{
    code::ProjectCode,
    id::{NodeId, ProjectId},
    matrix::{MatrixError, NodeKind, place},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::checks::{self, STATEMENT_MAX, all_well, optional, refused, required};
use crate::{
    ctx::{Ctx, Tx},
    entity::nodes,
    error::{Error, Result},
    event::Change,
    insert,
    query::matrix::{Node, ordered},
    usecase::gender::stale::mark_stale,
};

#[derive(Clone, Debug)]
pub struct AddNode {
    pub project: ProjectCode,
    pub kind: NodeKind,
    /// None for the objective.
    pub parent: Option<NodeId>,
    pub statement: String,
    pub assumptions: String,
}

/// A row as the audit log keeps it.
#[derive(Serialize, PartialEq)]
pub(super) struct Facts<'a> {
    pub kind: &'a str,
    pub parent: Option<i64>,
    pub statement: &'a str,
    pub assumptions: Option<&'a str>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(row: &'a nodes::Model) -> Self {
        Self {
            kind: &row.kind,
            parent: row.parent_id,
            statement: &row.statement,
            assumptions: row.assumptions.as_deref(),
        }
    }
}

/// Errors: the statement is missing or longer than 500 characters; the objective with an assumption; a second
/// objective; a row under another than its kind of parent (an outcome without an objective).
pub async fn add_node(ctx: &Ctx, command: AddNode) -> Result<NodeId> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let kind = command.kind;
    let mut problems = Vec::new();
    let statement = required("statement", &command.statement, STATEMENT_MAX, &mut problems);
    let assumptions = optional("assumptions", &command.assumptions, STATEMENT_MAX, &mut problems);
    all_well(problems)?;
    let assumptions = carried(kind, &assumptions)?;

    let tx = ctx.write().await?;
    let live = nodes::Entity::find()
        .filter(nodes::Column::ProjectId.eq(project.id.0))
        .filter(nodes::Column::RetiredAt.is_null());
    let parent = match command.parent {
        Some(parent) => Some(checks::node(&tx, project.id, parent).await?),
        None => None,
    };
    let above: Option<NodeKind> = match &parent {
        Some(parent) => Some(parent.kind.parse().map_err(Error::internal)?),
        None => None,
    };
    let objectives = live.filter(nodes::Column::Kind.eq(NodeKind::Objective.as_str())).count(tx.conn()).await?;
    place(kind, above, usize::try_from(objectives).map_err(Error::internal)?).map_err(refused)?;

    let id = append(&tx, project.id, kind, command.parent, &statement, assumptions).await?;
    evidence(&tx, project.id, id, kind, "added").await?;
    tx.commit().await?;
    Ok(id)
}

/// Puts a row that may stand there after its siblings, and into the log.
pub(super) async fn append(
    tx: &Tx,
    project: ProjectId,
    kind: NodeKind,
    parent: Option<NodeId>,
    statement: &str,
    assumptions: Option<&str>,
) -> Result<NodeId> {
    let siblings = nodes::Entity::find()
        .filter(nodes::Column::ProjectId.eq(project.0))
        .filter(parent.map_or(nodes::Column::ParentId.is_null(), |parent| nodes::Column::ParentId.eq(parent.0)))
        .order_by_desc(nodes::Column::Position);
    let position = siblings.one(tx.conn()).await?.map_or(1, |last| last.position + 1);
    let new = insert::project::NewNode { project, parent, kind, position, statement, assumptions };
    let id = insert::project::node(tx, new).await?;
    let facts = Facts { kind: kind.as_str(), parent: parent.map(|id| id.0), statement, assumptions };
    tx.record(Change::new("node.add", format!("node:{id}")).project(project).after(&facts)?).await?;
    Ok(id)
}

/// Assumptions where the kind carries them, none where blank.
pub(super) fn carried(kind: NodeKind, assumptions: &str) -> Result<Option<&str>> {
    match assumptions {
        "" => Ok(None),
        _ if !kind.carries_assumptions() => Err(refused(MatrixError::AssumptionOnObjective)),
        text => Ok(Some(text)),
    }
}

/// Outputs and activities are the evidence of a gender marker: when one is added, changed or retired, a validated marker
/// is stale. Called while the row still stands in the matrix.
pub(super) async fn evidence(tx: &Tx, project: ProjectId, id: NodeId, kind: NodeKind, what: &str) -> Result<()> {
    if !matches!(kind, NodeKind::Output | NodeKind::Activity) {
        return Ok(());
    }
    let rows = ordered(tx.conn(), project).await?;
    let number = rows.into_iter().find(|row| row.id == id).map_or_else(String::new, |Node { number, .. }| number);
    mark_stale(tx, project, &format!("{kind} {number} {what}")).await
}
