//! `POST /api/v1/results/{framework}/{indicator}/overlaps`

use axum::{Json, http::StatusCode};
use backend::usecase::overlap::{self, Declare};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    declares,
};

/// Between which projects, how much, and how it is known.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OverlapSent {
    /// The codes of two or more projects that are linked to the indicator
    projects: Vec<String>,
    /// What is to be subtracted from the sum of their claims
    #[schema(example = "25")]
    amount: String,
    reason: String,
}

/// The overlap that was declared.
#[derive(Serialize, ToSchema)]
pub(crate) struct OverlapMade {
    id: i64,
}

/// Declares that projects claim the same people
///
/// Refused where the net would fall below the largest single claim; the answer says how much it can be at most.
#[utoipa::path(
    post, path = "/results/{framework}/{indicator}/overlaps", operation_id = "declare_overlap", request_body = OverlapSent,
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("indicator" = String, Path, description = "The corporate indicator's code")
    ),
    responses((status = 201, description = "The total is net of it from now on", body = OverlapMade), Unwritten)
)]
pub(crate) async fn declare(
    caller: Caller,
    At((framework, indicator)): At<(String, String)>,
    sent: Sent,
) -> Result<(StatusCode, Json<OverlapMade>), Failure> {
    declares(&caller)?;
    let OverlapSent { projects, amount, reason } = sent.read()?;
    let command = Declare { framework, indicator, projects: projects.join("\n"), amount, reason };
    let id = overlap::declare(&caller.ctx, command).await?;
    Ok((StatusCode::CREATED, Json(OverlapMade { id: id.0 })))
}
