//! `GET /api/v1/locks`

use axum::Json;
use backend::query::lock::list::{self, Exception, Line, Reached};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::{Answer, caller::Caller, problem::Unread, sent::Asked, value::moment};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// Of those that are over, from 1
    page: Option<u64>,
}

/// The locks that reach into the scopes of this person.
#[derive(Serialize, ToSchema)]
pub(crate) struct Locks {
    /// Those that hold
    in_force: Vec<Lock>,
    /// One page of those that were lifted or have ended
    past: Vec<Lock>,
    /// Those that are over, on every page
    total: u64,
    page: u64,
    pages: u64,
}

/// Periods whose values stand still.
#[derive(Serialize, ToSchema)]
struct Lock {
    id: i64,
    /// everything, office or project
    place: &'static str,
    /// The project's code, where it reaches one
    project: Option<String>,
    /// The office's name, where it reaches one
    office: Option<String>,
    /// Periods that end on this day or before it
    through: NaiveDate,
    /// The last day on which it holds; null until it is lifted
    until: Option<NaiveDate>,
    reason: String,
    who: String,
    #[schema(format = DateTime)]
    at: String,
    /// Null where it holds, or came to its own end
    lifted: Option<Lifted>,
    exceptions: Vec<LetIn>,
}

#[derive(Serialize, ToSchema)]
struct Lifted {
    who: String,
    #[schema(format = DateTime)]
    at: String,
    reason: String,
}

/// A person who is or was let in.
#[derive(Serialize, ToSchema)]
struct LetIn {
    who: String,
    office: String,
    /// The last day
    until: NaiveDate,
    reason: String,
    by: String,
    #[schema(format = DateTime)]
    at: String,
}

impl From<Line> for Lock {
    fn from(line: Line) -> Self {
        let (project, office) = match line.reached {
            Reached::Everything => (None, None),
            Reached::Office(name) => (None, Some(name)),
            Reached::Project { code, .. } => (Some(code.to_string()), None),
        };
        let lifted = line.lifted.map(|of| Lifted { who: of.who, at: moment(of.at), reason: of.reason });
        Self {
            id: line.id.0,
            place: line.lock.reach.kind(),
            project,
            office,
            through: line.lock.through,
            until: line.lock.until,
            reason: line.reason,
            who: line.who,
            at: moment(line.at),
            lifted,
            exceptions: line.exceptions.into_iter().map(LetIn::from).collect(),
        }
    }
}

impl From<Exception> for LetIn {
    fn from(of: Exception) -> Self {
        Self { who: of.who, office: of.office, until: of.until, reason: of.reason, by: of.by, at: moment(of.at) }
    }
}

/// The locks that hold, and those that are over
#[utoipa::path(
    get, path = "/locks", operation_id = "list_locks", params(Query),
    responses((status = 200, description = "Those that this person may see", body = Locks), Unread)
)]
pub(crate) async fn list(caller: Caller, asked: Asked) -> Answer<Locks> {
    let Query { page } = asked.read()?;
    let locks = list::locks(&caller.ctx, page.unwrap_or(1)).await?;
    Ok(Json(Locks {
        in_force: locks.in_force.into_iter().map(Lock::from).collect(),
        past: locks.past.into_iter().map(Lock::from).collect(),
        total: locks.total,
        page: locks.page,
        pages: locks.pages,
    }))
}
