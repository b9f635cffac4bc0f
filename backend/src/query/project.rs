//! Projects, as the checks and the head of every project page need them.

pub mod overview;

use chrono::NaiveDate;
use domain::{
    code::ProjectCode,
    id::{OfficeId, ProjectId, RegionId},
    lifecycle::ProjectState,
    period::Schedule,
    policy::Place,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::one;
use crate::error::{Error, Result};

/// One project with where it stands. `regions` and `countries` are names, for the breadcrumbs.
#[derive(Clone, Debug)]
pub struct Project {
    pub id: ProjectId,
    pub code: ProjectCode,
    pub title: String,
    pub office: OfficeId,
    pub office_name: String,
    pub region: RegionId,
    pub region_name: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub schedule: Schedule,
    /// Days from the end of a period until its report is due.
    pub due_after: u64,
    pub submitted_on: Option<NaiveDate>,
    pub state: ProjectState,
    pub version: i64,
}

impl Project {
    pub fn place(&self) -> Place {
        Place { project: self.id, office: self.office, region: self.region }
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    code: String,
    title: String,
    office_id: i64,
    office_name: String,
    region_id: i64,
    region_name: String,
    starts: NaiveDate,
    ends: NaiveDate,
    schedule: String,
    due_after_days: i64,
    submitted_on: Option<NaiveDate>,
    state: String,
    version: i64,
}

/// The project with this code, whoever asks: [`crate::ctx::Ctx::project`] decides who may see it.
pub(crate) async fn by_code(conn: &impl ConnectionTrait, code: &ProjectCode) -> Result<Option<Project>> {
    let row: Option<Row> = one(
        conn,
        "SELECT p.id, p.code, p.title, p.office_id, o.name AS office_name, o.region_id, r.name AS region_name,
                p.starts, p.ends, p.schedule, p.due_after_days, p.submitted_on, s.state, p.version
         FROM projects p
         JOIN offices o ON o.id = p.office_id
         JOIN regions r ON r.id = o.region_id
         JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
         WHERE p.code = $1",
        [code.as_str().into()],
    )
    .await?;
    row.map(Project::try_from).transpose()
}

impl TryFrom<Row> for Project {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: ProjectId(row.id),
            code: row.code.parse().map_err(Error::internal)?,
            title: row.title,
            office: OfficeId(row.office_id),
            office_name: row.office_name,
            region: RegionId(row.region_id),
            region_name: row.region_name,
            starts: row.starts,
            ends: row.ends,
            schedule: row.schedule.parse().map_err(Error::internal)?,
            due_after: row.due_after_days.unsigned_abs(),
            submitted_on: row.submitted_on,
            state: row.state.parse().map_err(Error::internal)?,
            version: row.version,
        })
    }
}
