//! `GET /api/v1/results/{framework}/{indicator}/evidence`

use app::pack::{self, Asked as Of};
use axum::{extract::State, response::Response};
use domain::id::RegionId;
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::{
    super::downloads,
    caller::{Caller, Door},
    problem::{Failure, Unread},
    sent::{Asked, At},
};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct PackAsked {
    /// Only the projects whose office belongs to this region
    region: Option<i64>,
}

/// The evidence pack of a corporate total: sheets, files and a manifest with the hash of each
///
/// Files of projects that the caller may not read are left out, and counted in the manifest.
#[utoipa::path(
    get, path = "/results/{framework}/{indicator}/evidence", operation_id = "download_evidence_pack",
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("indicator" = String, Path, description = "The corporate indicator's code"),
        PackAsked
    ),
    responses(
        (status = 200, description = "A zip file", body = Vec<u8>, content_type = "application/octet-stream"),
        Unread
    )
)]
pub(crate) async fn read(
    caller: Caller,
    State(door): State<Door>,
    At((framework, indicator)): At<(String, String)>,
    asked: Asked,
) -> Result<Response, Failure> {
    let PackAsked { region } = asked.read()?;
    let of = Of { framework, indicator, region: region.map(RegionId) };
    Ok(downloads::provenance::streamed(pack::evidence_pack(&caller.ctx, &door.files, &of).await?))
}
