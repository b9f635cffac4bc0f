//! `POST /api/v1/contributions/{contribution}/instalments`

use axum::{Json, http::StatusCode};
use backend::usecase::contribution::{self, Record};
use domain::id::ContributionId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    add::Made,
    edits,
};

/// So much was pledged, committed or received on a day.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InstalmentSent {
    /// pledged, committed or received
    stage: String,
    #[schema(format = Date)]
    day: String,
    /// In the currency of the contribution
    #[schema(example = "230000.00")]
    amount: String,
    #[serde(default)]
    note: Option<String>,
}

/// Records an instalment
///
/// Instalments of a stage add up. It is converted at the newest rate of its day or before, at most 62 days old.
#[utoipa::path(
    post, path = "/contributions/{contribution}/instalments", operation_id = "record_instalment",
    request_body = InstalmentSent,
    params(("contribution" = i64, Path, description = "The contribution")),
    responses((status = 201, description = "It is recorded", body = Made), Unwritten)
)]
pub(crate) async fn record(
    caller: Caller,
    At(id): At<ContributionId>,
    sent: Sent,
) -> Result<(StatusCode, Json<Made>), Failure> {
    edits(&caller)?;
    let InstalmentSent { stage, day, amount, note } = sent.read()?;
    let command = Record { contribution: id, stage, day, amount, note: note.unwrap_or_default() };
    let id = contribution::record(&caller.ctx, command).await?;
    Ok((StatusCode::CREATED, Json(Made { id })))
}
