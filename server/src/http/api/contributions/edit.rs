//! `PUT /api/v1/contributions/{contribution}`

use axum::Json;
use backend::usecase::contribution::{self, Edit};
use domain::id::ContributionId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::{
        Answer,
        caller::Caller,
        problem::Unwritten,
        sent::{At, Sent},
    },
    edits,
    sent::{SaysSent, inside},
    shape::{Contribution, shown},
};

/// What a contribution is to say.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditSent {
    /// The version that was read
    version: i64,
    says: SaysSent,
}

/// Changes what a contribution says; donor and currency stay
#[utoipa::path(
    put, path = "/contributions/{contribution}", operation_id = "edit_contribution", request_body = EditSent,
    params(("contribution" = i64, Path, description = "The contribution")),
    responses((status = 200, description = "As it stands now", body = Contribution), Unwritten)
)]
pub(crate) async fn edit(caller: Caller, At(id): At<ContributionId>, sent: Sent) -> Answer<Contribution> {
    edits(&caller)?;
    let EditSent { version, says } = sent.read()?;
    let command = Edit { contribution: id, version, text: says.into() };
    contribution::edit(&caller.ctx, command).await.map_err(|error| inside(error, &["version"]))?;
    Ok(Json(shown(&caller.ctx, id).await?))
}
