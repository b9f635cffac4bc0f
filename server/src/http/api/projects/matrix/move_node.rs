//! `POST /api/v1/projects/{code}/matrix/nodes/{node}/move`

use axum::Json;
use backend::{
    error::Error,
    usecase::matrix::{self, MoveNode, Towards},
};
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

/// Which way a row moves among its siblings.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NodeMoved {
    /// The version that was read
    version: i64,
    /// start or end
    towards: String,
}

/// Moves a row one place among its siblings; the numbers of both change
#[utoipa::path(
    post, path = "/projects/{code}/matrix/nodes/{node}/move", operation_id = "move_node", request_body = NodeMoved,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("node" = i64, Path, description = "The row")
    ),
    responses((status = 200, description = "The row as it is now", body = Node), Unwritten)
)]
pub(crate) async fn move_node(caller: Caller, At((code, id)): At<(ProjectCode, NodeId)>, sent: Sent) -> Answer<Node> {
    caller.project(&code, Action::EditMatrix).await?;
    let NodeMoved { version, towards } = sent.read()?;
    let towards = match towards.as_str() {
        "start" => Towards::Start,
        "end" => Towards::End,
        _ => return Err(Error::invalid("towards", "not-a-choice").into()),
    };
    matrix::move_node(&caller.ctx, MoveNode { project: code.clone(), node: id, version, towards }).await?;
    Ok(Json(node(&caller, &code, id).await?))
}
