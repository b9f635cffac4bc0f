//! `PUT /api/v1/frameworks/{framework}/indicators/{corporate}/targets`

use std::collections::BTreeMap;

use axum::Json;
use backend::usecase::framework::{self, Targets};
use domain::id::CorporateIndicatorId;
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

/// What is to be achieved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorporateTargetsSent {
    /// The version of the indicator that was read
    version: i64,
    /// By `whole` or a year: "1000", "80/100"; blank takes it away. What is not named stays
    targets: BTreeMap<String, String>,
}

/// How many were changed.
#[derive(Serialize, ToSchema)]
pub(crate) struct TargetsSet {
    count: usize,
}

/// Sets targets of all years together, and of single ones
#[utoipa::path(
    put, path = "/frameworks/{framework}/indicators/{corporate}/targets", operation_id = "put_corporate_targets",
    request_body = CorporateTargetsSent,
    params(
        ("framework" = String, Path, description = "The framework's code"),
        ("corporate" = i64, Path, description = "The corporate indicator")
    ),
    responses((status = 200, description = "Those before are kept", body = TargetsSet), Unwritten)
)]
pub(crate) async fn put(
    caller: Caller,
    At((code, indicator)): At<(String, CorporateIndicatorId)>,
    sent: Sent,
) -> Answer<TargetsSet> {
    edits(&caller)?;
    let CorporateTargetsSent { version, targets } = sent.read()?;
    let command = Targets { framework: code, indicator, version, typed: targets };
    Ok(Json(TargetsSet { count: framework::set_targets(&caller.ctx, command).await? }))
}
