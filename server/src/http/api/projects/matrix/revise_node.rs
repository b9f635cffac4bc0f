//! `PUT /api/v1/projects/{code}/matrix/nodes/{node}`

use axum::Json;
use backend::usecase::matrix::{self, ReviseNode};
use domain::{code::ProjectCode, id::NodeId, policy::Action};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
    },
    shape::{Node, node},
};

/// The words of a row.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NodeRevised {
    /// The version that was read
    version: i64,
    statement: String,
    /// Null where there are none
    #[serde(default)]
    assumptions: Option<String>,
}

/// Changes the statement and the assumptions of a row
#[utoipa::path(
    put, path = "/projects/{code}/matrix/nodes/{node}", operation_id = "revise_node", request_body = NodeRevised,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("node" = i64, Path, description = "The row")
    ),
    responses((status = 200, description = "The row as it is now", body = Node), Unwritten)
)]
pub(crate) async fn revise_node(caller: Caller, At((code, id)): At<(ProjectCode, NodeId)>, sent: Sent) -> Answer<Node> {
    caller.project(&code, Action::EditMatrix).await?;
    let NodeRevised { version, statement, assumptions } = sent.read()?;
    let assumptions = assumptions.unwrap_or_default();
    let command = ReviseNode { project: code.clone(), node: id, version, statement, assumptions };
    matrix::revise_node(&caller.ctx, command).await?;
    Ok(Json(node(&caller, &code, id).await?))
}
