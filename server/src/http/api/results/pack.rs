//! `GET /api/v1/results/{framework}/{indicator}/evidence`

use app::pack::{self, Asked as Of};
use axum::{extract::State, response::Response};
use backend::query::results::Years;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    super::{
        super::downloads,
        caller::{Caller, Door},
        problem::{Failure, Unread},
        sent::{Asked, At},
    },
    shape::which,
};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct PackAsked {
    /// Only the projects of this region
    region: Option<i64>,
    /// Only projects in this country, by its ISO 3166 code (alpha-3)
    #[param(example = "YEM")]
    country: Option<String>,
    /// Only the projects of this office
    office: Option<i64>,
    /// Only this kind of funding
    #[param(example = "earmarked")]
    funding: Option<String>,
    /// Only this gender code (2b, 2a, 1, 0, N/A), or "not-assessed"
    gender: Option<String>,
    /// Only projects that contribute to this SDG target
    #[param(example = "10.7")]
    sdg: Option<String>,
    /// Only what was reported for the periods that end in this year, one of the framework's
    #[param(example = 2026)]
    year: Option<i64>,
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
    let asked: PackAsked = asked.read()?;
    let which = which([
        asked.region.map(|region| region.to_string()),
        asked.country,
        asked.office.map(|office| office.to_string()),
        asked.funding,
        asked.gender,
        asked.sdg,
    ])?;
    let of = Of { framework, indicator, which, years: Years { shown: asked.year, compared: None } };
    Ok(downloads::provenance::streamed(pack::evidence_pack(&caller.ctx, &door.files, &of).await?))
}
