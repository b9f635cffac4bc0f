//! `GET /api/v1/projects/{code}/matrix`

use axum::Json;
use domain::code::ProjectCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::super::{Answer, caller::Caller, problem::Unread, sent::At},
    shape::{Node, whole},
};

/// A results matrix.
#[derive(Serialize, ToSchema)]
pub(crate) struct Matrix {
    /// Each row before what stands under it
    nodes: Vec<Node>,
}

/// The results matrix, whole: rows, indicators, baselines, targets
#[utoipa::path(
    get, path = "/projects/{code}/matrix", operation_id = "read_matrix",
    params(("code" = String, Path, description = "The project's code")),
    responses((status = 200, description = "In reading order", body = Matrix), Unread)
)]
pub(crate) async fn read(caller: Caller, At(code): At<ProjectCode>) -> Answer<Matrix> {
    let matrix = whole(&caller, &code).await?;
    Ok(Json(Matrix { nodes: matrix.nodes.into_iter().map(Node::from).collect() }))
}
