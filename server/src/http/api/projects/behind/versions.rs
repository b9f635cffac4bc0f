//! `GET /api/v1/projects/{code}/periods/{period}/actuals/{indicator}/versions`

use axum::Json;
use backend::query::value;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::{
        super::{
            Answer,
            caller::Caller,
            problem::Unread,
            sent::At,
            value::{Amount, Cell, amount, cells, moment},
        },
        actuals::shape::Person,
    },
    Place,
};

/// Every version of a value, the last one first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Versions {
    items: Vec<Version>,
}

/// A value as it was written.
#[derive(Serialize, ToSchema)]
struct Version {
    id: i64,
    version: i64,
    /// draft, submitted, approved, returned or reopened
    state: String,
    /// Null is a blank, which is not 0
    total: Option<Amount>,
    cells: Vec<Cell>,
    narrative: Option<String>,
    author: Person,
    submitter: Option<Person>,
    reviewer: Option<Person>,
    /// With which it was sent back, or reopened
    note: Option<String>,
    /// RFC 3339
    at: String,
    /// What it changed against the version before
    changes: Vec<Changed>,
}

/// A cell that differs from the version before.
#[derive(Serialize, ToSchema)]
struct Changed {
    /// "total", or the axis and the category of a cell
    #[schema(example = "sex.female")]
    cell: String,
    before: Option<Amount>,
    after: Option<Amount>,
}

impl From<&value::Version> for Version {
    fn from(of: &value::Version) -> Self {
        let changed = |change: &value::Change| Changed {
            cell: change.column.to_string(),
            before: amount(change.before),
            after: amount(change.after),
        };
        Self {
            id: of.id.0,
            version: of.number,
            state: of.state.to_string(),
            total: amount(of.reported.total),
            cells: cells(&of.reported),
            narrative: of.narrative.clone(),
            author: Person::from(&of.author),
            submitter: of.submitter.as_ref().map(Person::from),
            reviewer: of.reviewer.as_ref().map(Person::from),
            note: of.note.clone(),
            at: moment(of.recorded_at),
            changes: of.changes.iter().map(changed).collect(),
        }
    }
}

/// Every version of a value with what it changed
#[utoipa::path(
    get, path = "/projects/{code}/periods/{period}/actuals/{indicator}/versions", operation_id = "read_versions",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "The last one first", body = Versions), Unread)
)]
pub(crate) async fn read(caller: Caller, At(place): At<Place>) -> Answer<Versions> {
    let behind = super::read(&caller, &place).await?;
    Ok(Json(Versions { items: behind.versions.iter().map(Version::from).collect() }))
}
