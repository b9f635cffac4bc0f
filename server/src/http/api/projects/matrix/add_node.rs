//! `POST /api/v1/projects/{code}/matrix/nodes`

use axum::{Json, http::StatusCode};
use backend::{
    error::Error,
    usecase::matrix::{self, AddNode},
};
use domain::{code::ProjectCode, id::NodeId, policy::Action};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    shape::{Node, node},
};

/// A row to be added, after its siblings.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NodeSent {
    /// objective, outcome, output or activity
    kind: String,
    /// The row under which it stands; null for the objective
    #[serde(default)]
    parent: Option<i64>,
    statement: String,
    #[serde(default)]
    assumptions: Option<String>,
}

/// Adds a row to the matrix
#[utoipa::path(
    post, path = "/projects/{code}/matrix/nodes", operation_id = "add_node", request_body = NodeSent,
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 201, description = "The row", body = Node), Unwritten)
)]
pub(crate) async fn add_node(
    caller: Caller,
    At(code): At<ProjectCode>,
    sent: Sent,
) -> Result<(StatusCode, Json<Node>), Failure> {
    caller.project(&code, Action::EditMatrix).await?;
    let NodeSent { kind, parent, statement, assumptions } = sent.read()?;
    let kind = kind.parse().map_err(|_| Error::invalid("kind", "not-a-choice"))?;
    let assumptions = assumptions.unwrap_or_default();
    let command = AddNode { project: code.clone(), kind, parent: parent.map(NodeId), statement, assumptions };
    let id = matrix::add_node(&caller.ctx, command).await?;
    Ok((StatusCode::CREATED, Json(node(&caller, &code, id).await?)))
}
