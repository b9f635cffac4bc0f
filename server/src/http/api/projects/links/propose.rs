//! `POST /api/v1/projects/{code}/indicators/{indicator}/links`

use axum::{Json, http::StatusCode};
use backend::usecase::link::{self, Propose};
use domain::{code::ProjectCode, id::IndicatorId, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::super::{
    caller::Caller,
    problem::{Failure, Unwritten},
    sent::{At, Sent},
};

/// What it should count towards.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProposalSent {
    /// The codes of the framework and of its indicator
    #[schema(example = "MIGOF/P1.1")]
    corporate: String,
    /// In percent; left out, the whole counts
    #[serde(default)]
    #[schema(example = "60")]
    share: String,
    /// Why both units mean the same, where they are other words
    #[serde(default)]
    same_unit: String,
}

/// What waits for headquarters now.
#[derive(Serialize, ToSchema)]
pub(crate) struct LinkProposed {
    proposal: i64,
}

/// Proposes that an indicator counts towards a corporate one
///
/// Kind, unit and answers must fit. Where it counts already, another share of it is proposed.
#[utoipa::path(
    post, path = "/projects/{code}/indicators/{indicator}/links", operation_id = "propose_link",
    request_body = ProposalSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 201, description = "It waits for headquarters", body = LinkProposed), Unwritten)
)]
pub(crate) async fn propose(
    caller: Caller,
    At((code, indicator)): At<(ProjectCode, IndicatorId)>,
    sent: Sent,
) -> Result<(StatusCode, Json<LinkProposed>), Failure> {
    caller.project(&code, Action::EditMatrix).await?;
    let ProposalSent { corporate, share, same_unit } = sent.read()?;
    let command = Propose { project: code, indicator, corporate, share, same_unit };
    let id = link::propose(&caller.ctx, command).await?;
    Ok((StatusCode::CREATED, Json(LinkProposed { proposal: id.0 })))
}
