//! `GET /api/v1/contributions/{contribution}`

use axum::Json;
use domain::id::ContributionId;

use super::{
    super::{Answer, caller::Caller, problem::Unread, sent::At},
    shape::{Contribution, shown},
};

/// A contribution with its instalments and what it is allocated to
#[utoipa::path(
    get, path = "/contributions/{contribution}", operation_id = "read_contribution",
    params(("contribution" = i64, Path, description = "The contribution")),
    responses((status = 200, description = "As it stands", body = Contribution), Unread)
)]
pub(crate) async fn read(caller: Caller, At(id): At<ContributionId>) -> Answer<Contribution> {
    Ok(Json(shown(&caller.ctx, id).await?))
}
