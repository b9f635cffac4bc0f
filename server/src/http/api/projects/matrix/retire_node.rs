//! `DELETE /api/v1/projects/{code}/matrix/nodes/{node}`

use axum::http::StatusCode;
use backend::usecase::matrix::{self, RetireNode};
use domain::{code::ProjectCode, id::NodeId, policy::Action};

use super::{
    super::super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{Asked, At},
    },
    shape::Read,
};

/// Retires a row under which nothing stands any more
///
/// It is kept, with all that was recorded on it.
#[utoipa::path(
    delete, path = "/projects/{code}/matrix/nodes/{node}", operation_id = "retire_node",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("node" = i64, Path, description = "The row"),
        Read
    ),
    responses((status = 204, description = "It is retired"), Unwritten)
)]
pub(crate) async fn retire_node(
    caller: Caller,
    At((code, node)): At<(ProjectCode, NodeId)>,
    asked: Asked,
) -> Result<StatusCode, Failure> {
    caller.project(&code, Action::EditMatrix).await?;
    let Read { version } = asked.read()?;
    matrix::retire_node(&caller.ctx, RetireNode { project: code, node, version }).await?;
    Ok(StatusCode::NO_CONTENT)
}
