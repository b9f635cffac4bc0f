//! `POST /api/v1/contributions/{contribution}/convert`

use axum::Json;
use backend::usecase::contribution;
use domain::id::ContributionId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
    },
    edits,
};

/// Nothing is to be said: every instalment without a rate is meant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConvertInstalmentsSent {}

/// How many instalments were converted.
#[derive(Serialize, ToSchema)]
pub(crate) struct InstalmentsConverted {
    converted: u32,
}

/// Converts the instalments that had no rate, each at the rate of its own day
#[utoipa::path(
    post, path = "/contributions/{contribution}/convert", operation_id = "convert_contribution",
    request_body = ConvertInstalmentsSent,
    params(("contribution" = i64, Path, description = "The contribution")),
    responses((status = 200, description = "They are converted", body = InstalmentsConverted), Unwritten)
)]
pub(crate) async fn convert(caller: Caller, At(id): At<ContributionId>, sent: Sent) -> Answer<InstalmentsConverted> {
    edits(&caller)?;
    let ConvertInstalmentsSent {} = sent.read()?;
    Ok(Json(InstalmentsConverted { converted: contribution::convert(&caller.ctx, id).await? }))
}
