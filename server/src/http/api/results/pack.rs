//! `GET /api/v1/results/{framework}/{indicator}/evidence`

use app::pack::{self, Asked as Of};
use axum::{extract::State, response::Response};
use backend::query::results::Filter;

use super::{
    super::{
        super::downloads,
        caller::{Caller, Door},
        problem::{Failure, Unread},
        sent::{Asked, At},
    },
    chosen::Chosen,
};

/// The evidence pack of a corporate total: sheets, files and a manifest with the hash of each
///
/// Files of projects that the caller may not read are left out, and counted in the manifest.
#[utoipa::path(
    get, path = "/results/{framework}/{indicator}/evidence", operation_id = "download_evidence_pack",
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("indicator" = String, Path, description = "The corporate indicator's code"),
        Chosen
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
    let chosen: Chosen = asked.read()?;
    let Filter { which, years, .. } = chosen.filter(None)?;
    let of = Of { framework, indicator, which, years };
    Ok(downloads::provenance::streamed(pack::evidence_pack(&caller.ctx, &door.files, &of).await?))
}
