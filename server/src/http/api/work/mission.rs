//! `GET /api/v1/mission` and `POST /api/v1/reminders`

use axum::Json;
use backend::{
    error::Error,
    query::work::mission::{self, may_remind},
    usecase::reminder,
};
use chrono::NaiveDate;
use domain::id::{OfficeId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::{
    Answer,
    caller::Caller,
    problem::{Failure, Unread, Unwritten},
    sent::{Asked, Sent},
    value::moment,
};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct MissionAsked {
    /// Whose work; one's own office where it is not given
    office: Option<i64>,
    /// Of its projects, from 1
    page: Option<u64>,
}

/// The work of an office.
#[derive(Serialize, ToSchema)]
pub(crate) struct MissionWork {
    /// The offices that can be asked for
    offices: Vec<WorkOffice>,
    /// The one that is told; null where there is none
    office: Option<i64>,
    /// The most overdue first
    projects: Vec<MissionProject>,
    total: u64,
    page: u64,
    pages: u64,
    /// Those who enter values, the most overdue first
    people: Vec<MissionPerson>,
}

#[derive(Serialize, ToSchema)]
struct WorkOffice {
    id: i64,
    name: String,
}

/// The values that are expected for ended periods, by how far each has come.
#[derive(Serialize, ToSchema)]
struct WorkShares {
    approved: u32,
    submitted: u32,
    /// Typed, not handed in
    draft: u32,
    returned: u32,
    blank: u32,
}

#[derive(Serialize, ToSchema)]
struct MissionProject {
    project: String,
    title: String,
    values: WorkShares,
    /// Not handed in, although due, and not locked
    overdue: u32,
    /// Since the oldest of these was due
    days: i64,
}

#[derive(Serialize, ToSchema)]
struct MissionPerson {
    id: i64,
    name: String,
    projects: u32,
    values: WorkShares,
    missing: u32,
    returned: u32,
    due: Vec<MissionDue>,
    reminded: Option<Reminded>,
}

/// A period in which something is missing, or came back.
#[derive(Serialize, ToSchema)]
struct MissionDue {
    project: String,
    period: i64,
    #[schema(example = "Q3 2026")]
    label: String,
    due: NaiveDate,
    missing: u32,
    returned: u32,
}

/// The last reminder.
#[derive(Serialize, ToSchema)]
struct Reminded {
    by: String,
    /// RFC 3339
    at: String,
    /// When it was mailed; null until then
    mailed_at: Option<String>,
    /// Why the last attempt to mail it failed
    failure: Option<String>,
}

impl From<mission::Shares> for WorkShares {
    fn from(of: mission::Shares) -> Self {
        let mission::Shares { approved, submitted, draft, returned, blank } = of;
        Self { approved, submitted, draft, returned, blank }
    }
}

impl From<mission::ProjectLine> for MissionProject {
    fn from(of: mission::ProjectLine) -> Self {
        Self {
            project: of.code.to_string(),
            title: of.title,
            values: of.shares.into(),
            overdue: of.overdue,
            days: of.days,
        }
    }
}

impl From<mission::PersonLine> for MissionPerson {
    fn from(of: mission::PersonLine) -> Self {
        let (missing, returned) = (of.missing(), of.returned());
        let due = of.due.into_iter().map(|due| MissionDue {
            project: due.project,
            period: due.period.0,
            label: due.label,
            due: due.due,
            missing: due.missing,
            returned: due.returned,
        });
        let reminded = of.last.map(|last| Reminded {
            by: last.by,
            at: moment(last.at),
            mailed_at: last.mailed_at.map(moment),
            failure: last.failure,
        });
        Self {
            id: of.user.0,
            name: of.name,
            projects: of.projects,
            values: of.shares.into(),
            missing,
            returned,
            due: due.collect(),
            reminded,
        }
    }
}

/// Whom to remind.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReminderSent {
    /// What is missing on its projects is what is reminded of
    office: i64,
    /// One person; everybody who owes something where it is not given
    #[serde(default)]
    person: Option<i64>,
}

/// How many were reminded.
#[derive(Serialize, ToSchema)]
pub(crate) struct RemindersSent {
    sent: u32,
    /// Who owe something but were reminded within a day
    spared: u32,
}

/// The work of a whole office, by project and by person
#[utoipa::path(
    get, path = "/mission", operation_id = "read_mission", params(MissionAsked),
    responses((status = 200, description = "For who oversees others somewhere", body = MissionWork), Unread)
)]
pub(crate) async fn read(caller: Caller, asked: Asked) -> Answer<MissionWork> {
    let MissionAsked { office, page } = asked.read()?;
    let work = mission::mission(&caller.ctx, office.map(OfficeId), page.unwrap_or(1)).await?;
    let offices = work.offices.into_iter().map(|office| WorkOffice { id: office.id.0, name: office.name });
    Ok(Json(MissionWork {
        offices: offices.collect(),
        office: work.office.map(|office| office.0),
        projects: work.projects.into_iter().map(MissionProject::from).collect(),
        total: work.total,
        page: work.page,
        pages: work.pages,
        people: work.people.into_iter().map(MissionPerson::from).collect(),
    }))
}

/// Reminds one person, or all who owe something, of what is missing: one message each, at most one a day
#[utoipa::path(
    post, path = "/reminders", operation_id = "send_reminders", request_body = ReminderSent,
    responses((status = 200, description = "They are shown and mailed", body = RemindersSent), Unwritten)
)]
pub(crate) async fn send(caller: Caller, sent: Sent) -> Result<Json<RemindersSent>, Failure> {
    if !may_remind(caller.ctx.subject()?) {
        return Err(Error::Forbidden.into());
    }
    let ReminderSent { office, person } = sent.read()?;
    let command = reminder::Send { office: OfficeId(office), person: person.map(UserId) };
    let reminder::Sent { sent, spared } = reminder::send(&caller.ctx, command).await?;
    Ok(Json(RemindersSent { sent, spared }))
}
