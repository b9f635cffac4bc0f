//! `POST /api/v1/locks`

use axum::{Json, http::StatusCode};
use backend::usecase::lock::{self, Set, Where};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::{
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::Sent,
    },
    sets_locks,
};

/// What is to be locked; of `office` and `project` the one that `place` names counts.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LockSent {
    /// everything, office or project
    place: String,
    /// The number of an office
    #[serde(default)]
    office: Option<i64>,
    /// The code of a project
    #[serde(default)]
    project: Option<String>,
    /// Periods that end on this day or before it
    #[schema(format = Date)]
    through: String,
    /// The last day on which it holds; null until it is lifted
    #[serde(default)]
    #[schema(format = Date)]
    until: Option<String>,
    reason: String,
}

/// The lock that was set.
#[derive(Serialize, ToSchema)]
pub(crate) struct LockMade {
    id: i64,
}

/// Locks the periods of a project, an office or everything
#[utoipa::path(
    post, path = "/locks", operation_id = "set_lock", request_body = LockSent,
    responses((status = 201, description = "It holds from now on", body = LockMade), Unwritten)
)]
pub(crate) async fn set(caller: Caller, sent: Sent) -> Result<(StatusCode, Json<LockMade>), Failure> {
    sets_locks(&caller)?;
    let LockSent { place, office, project, through, until, reason } = sent.read()?;
    let office = office.map(|id| id.to_string()).unwrap_or_default();
    let place = Where::typed(&place, &office, &project.unwrap_or_default())?;
    let command = Set { place, through, until: until.unwrap_or_default(), reason };
    let id = lock::set(&caller.ctx, command).await?;
    Ok((StatusCode::CREATED, Json(LockMade { id: id.0 })))
}
