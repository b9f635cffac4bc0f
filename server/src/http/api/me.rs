//! `GET /api/v1/me`

use axum::Json;
use domain::policy::Grant;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Answer, caller::Caller, problem::Unread};

/// The person whose token it is.
#[derive(Serialize, ToSchema)]
pub(super) struct Me {
    id: i64,
    name: String,
    office: String,
    grants: Vec<Granted>,
}

/// A role in a scope.
#[derive(Serialize, ToSchema)]
struct Granted {
    #[schema(example = "project-manager")]
    role: String,
    /// everything, region, office or project
    scope: String,
    /// The region, office or project; null for everything
    scope_id: Option<i64>,
}

impl From<&Grant> for Granted {
    fn from(grant: &Grant) -> Self {
        Self { role: grant.role.to_string(), scope: grant.scope.kind().into(), scope_id: grant.scope.id() }
    }
}

/// Whose token this is, and what they were granted
#[utoipa::path(
    get, path = "/me", operation_id = "read_me",
    responses((status = 200, description = "The person", body = Me), Unread)
)]
pub(super) async fn read(caller: Caller) -> Answer<Me> {
    let subject = &caller.person.subject;
    Ok(Json(Me {
        id: subject.user.0,
        name: subject.name.clone(),
        office: caller.person.office.clone(),
        grants: subject.grants.iter().map(Granted::from).collect(),
    }))
}
