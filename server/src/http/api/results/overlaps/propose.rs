//! `POST /api/v1/results/{framework}/{indicator}/overlaps`

use axum::{Json, http::StatusCode};
use backend::usecase::overlap::{self, Propose};
use domain::id::OverlapId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    proposes,
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
    /// `joint-list`, `sample`, `same-place` or `other`
    #[schema(example = "joint-list")]
    method: String,
    /// Which other method
    #[serde(default)]
    method_words: String,
    reason: String,
    /// The overlap whose place it is to take
    #[serde(default)]
    replaces: Option<i64>,
}

/// The proposal that waits.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProposalMade {
    id: i64,
}

/// Proposes that projects claim the same people
///
/// Nothing is subtracted until another person approves it. Refused where the net would fall below the largest single claim; the
/// answer says how much it can be at most. Regional offices propose where one of the projects is in their region.
#[utoipa::path(
    post, path = "/results/{framework}/{indicator}/overlaps", operation_id = "propose_overlap", request_body = OverlapSent,
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("indicator" = String, Path, description = "The corporate indicator's code")
    ),
    responses((status = 201, description = "It waits for approval", body = ProposalMade), Unwritten)
)]
pub(crate) async fn propose(
    caller: Caller,
    At((framework, indicator)): At<(String, String)>,
    sent: Sent,
) -> Result<(StatusCode, Json<ProposalMade>), Failure> {
    proposes(&caller)?;
    let OverlapSent { projects, amount, method, method_words, reason, replaces } = sent.read()?;
    let (projects, replaces) = (projects.join("\n"), replaces.map(OverlapId));
    let command = Propose { framework, indicator, projects, amount, method, method_words, reason, replaces };
    let id = overlap::propose(&caller.ctx, command).await?;
    Ok((StatusCode::CREATED, Json(ProposalMade { id: id.0 })))
}
