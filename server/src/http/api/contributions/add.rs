//! `POST /api/v1/contributions`

use axum::{Json, http::StatusCode};
use backend::usecase::contribution::{self, Add};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::Sent,
    },
    edits,
    sent::{SaysSent, inside},
};

/// A new contribution.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContributionSent {
    /// The name of the donor, in whatever letters; who is not known yet is added
    donor: String,
    /// Of a new donor: government, un, intergovernmental, development-bank, foundation, private-sector or individuals
    #[serde(default)]
    donor_kind: Option<String>,
    #[schema(example = "EUR")]
    currency: String,
    says: SaysSent,
}

/// What was added.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    pub(super) id: i64,
}

/// Adds a contribution, and its donor where that one is new
#[utoipa::path(
    post, path = "/contributions", operation_id = "add_contribution", request_body = ContributionSent,
    responses((status = 201, description = "It is added; its instalments are recorded one by one", body = Made), Unwritten)
)]
pub(crate) async fn add(caller: Caller, sent: Sent) -> Result<(StatusCode, Json<Made>), Failure> {
    edits(&caller)?;
    let ContributionSent { donor, donor_kind, currency, says } = sent.read()?;
    let command = Add { donor, donor_kind: donor_kind.unwrap_or_default(), currency, text: says.into() };
    let own = ["donor", "donor_kind", "currency"];
    let id = contribution::add(&caller.ctx, command).await.map_err(|error| inside(error, &own))?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}
