//! The work of a whole office: what is reported, missing, overdue and returned, by project and by person. For who may
//! [`Remind`](Action::Remind); one office at a time, so that it costs the same in an organization of any size.

mod people;
mod projects;

use std::ops::AddAssign;

use chrono::NaiveDate;
use domain::{
    id::{OfficeId, ProjectId},
    lifecycle::ProjectState,
    policy::{Action, Subject, allows},
};
use sea_orm::FromQueryResult;

pub(crate) use people::people;
pub use people::{Due, Last, PersonLine};
pub use projects::ProjectLine;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, expected, scope},
};

/// Projects on one page.
pub const PAGE: u64 = 25;

/// The values that are expected for ended periods, by how far each has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    pub approved: u32,
    pub submitted: u32,
    /// Typed, not handed in.
    pub draft: u32,
    /// Sent back or reopened, not yet written again.
    pub returned: u32,
    /// Nothing is typed.
    pub blank: u32,
}

impl Shares {
    pub fn expected(self) -> u32 {
        self.approved + self.submitted + self.draft + self.returned + self.blank
    }

    /// Submitted or approved.
    pub fn reported(self) -> u32 {
        self.approved + self.submitted
    }
}

impl AddAssign for Shares {
    fn add_assign(&mut self, other: Self) {
        self.approved += other.approved;
        self.submitted += other.submitted;
        self.draft += other.draft;
        self.returned += other.returned;
        self.blank += other.blank;
    }
}

/// An office whose work this person may see.
#[derive(Clone, Debug)]
pub struct Office {
    pub id: OfficeId,
    pub name: String,
}

#[derive(Clone, Debug, Default)]
pub struct Mission {
    pub offices: Vec<Office>,
    /// The one that is shown; none where there is none.
    pub office: Option<OfficeId>,
    /// One page of its projects, the most overdue first.
    pub projects: Vec<ProjectLine>,
    pub page: u64,
    pub pages: u64,
    pub total: u64,
    /// Those who enter values on its projects, the most overdue first.
    pub people: Vec<PersonLine>,
}

/// Whether this person may see the work of others somewhere.
pub fn may_remind(subject: &Subject) -> bool {
    let somewhere = |role| ProjectState::ALL.iter().any(|state| allows(role, Action::Remind, *state));
    subject.grants.iter().any(|grant| somewhere(grant.role))
}

#[derive(FromQueryResult)]
struct OfficeRow {
    id: i64,
    name: String,
    own: i64,
}

/// The work of the office that was asked for; else of one's own, or of the first. In four statements. An office without projects
/// that one may see is not found.
pub async fn mission(ctx: &Ctx, asked: Option<OfficeId>, page: u64) -> Result<Mission> {
    let subject = ctx.subject()?;
    if !may_remind(subject) {
        return Err(Error::Forbidden);
    }
    let rows: Vec<OfficeRow> = all(
        ctx.read(),
        &format!(
            "SELECT o.id, o.name, CAST(CASE WHEN o.id = (SELECT u.office_id FROM users u WHERE u.id = $1) THEN 1 ELSE 0 END AS BIGINT) AS own FROM offices o
             WHERE EXISTS (SELECT 1 FROM projects p
               JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
               WHERE p.office_id = o.id AND s.state IN {} AND {})
             ORDER BY o.name",
            scope::states(ProjectState::reports),
            scope::may(subject, Action::Remind)
        ),
        [subject.user.0.into()],
    )
    .await?;
    let own = rows.iter().find(|row| row.own == 1).or(rows.first()).map(|row| OfficeId(row.id));
    let office = match asked {
        Some(asked) if rows.iter().all(|row| row.id != asked.0) => return Err(Error::NotFound),
        Some(asked) => Some(asked),
        None => own,
    };
    let offices = rows.into_iter().map(|row| Office { id: OfficeId(row.id), name: row.name }).collect();
    let Some(id) = office else { return Ok(Mission { offices, page: 1, ..Default::default() }) };
    let lines = projects::projects(ctx, id).await?;
    let total = lines.len() as u64;
    let pages = total.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let first = usize::try_from((page - 1) * PAGE).map_err(Error::internal)?;
    let most = usize::try_from(PAGE).map_err(Error::internal)?;
    let projects = lines.into_iter().skip(first).take(most).collect();
    let people = people(ctx.read(), subject, Whose::Office(id), ctx.today()).await?;
    Ok(Mission { offices, office, projects, page, pages, total, people })
}

/// Of which projects the reports are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whose<'a> {
    Office(OfficeId),
    Projects(&'a [ProjectId]),
}

impl Whose<'_> {
    /// Over `p`; numbers of our own.
    fn condition(self) -> String {
        match self {
            Self::Office(office) => format!("p.office_id = {office}"),
            Self::Projects([]) => "FALSE".into(),
            Self::Projects(ids) => {
                let ids: Vec<String> = ids.iter().map(ProjectId::to_string).collect();
                format!("p.id IN ({})", ids.join(", "))
            }
        }
    }
}

/// The projects on which this person may remind (`mine`), and their periods that ended before `$1` with how far
/// their values have come (`ended`).
fn ended(subject: &Subject, whose: Whose<'_>) -> String {
    format!(
        "WITH mine AS MATERIALIZED (
           SELECT p.id, p.code, p.title, p.office_id, o.region_id FROM projects p
           JOIN offices o ON o.id = p.office_id
           JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
           WHERE {} AND s.state IN {} AND {}
         ), ended AS MATERIALIZED (
           SELECT p.id AS project_id, q.id AS period_id, q.starts, q.ends, q.due, q.name AS period_name,
             (SELECT COUNT(*) FROM indicators x WHERE x.project_id = p.id AND x.retired_at IS NULL
                AND ({expected} OR EXISTS (SELECT 1 FROM actuals e WHERE e.indicator_id = x.id AND e.period_id = q.id
                  AND e.superseded_at IS NULL AND e.state IN ('submitted', 'approved')))) AS expected,
             COUNT(*) FILTER (WHERE a.state = 'approved') AS approved,
             COUNT(*) FILTER (WHERE a.state = 'submitted') AS submitted,
             COUNT(*) FILTER (WHERE a.state = 'draft' AND a.numerator IS NOT NULL) AS draft,
             COUNT(*) FILTER (WHERE a.state IN ('returned', 'reopened')) AS returned
           FROM mine p
           JOIN periods q ON q.project_id = p.id AND q.ends < $1 AND q.retired_at IS NULL
           LEFT JOIN actuals a ON a.period_id = q.id AND a.superseded_at IS NULL
                AND a.indicator_id IN (SELECT i.id FROM indicators i WHERE i.project_id = p.id AND i.retired_at IS NULL)
           GROUP BY p.id, q.id, q.starts, q.ends, q.due, q.name
         )",
        whose.condition(),
        scope::states(ProjectState::reports),
        scope::may(subject, Action::Remind),
        expected = expected("x", "q")
    )
}

/// The columns of a period of `ended` that both lists read, and the shares that they hold.
#[derive(Clone, Copy)]
struct Counts {
    expected: i64,
    approved: i64,
    submitted: i64,
    draft: i64,
    returned: i64,
}

impl Counts {
    fn shares(self) -> Result<Shares> {
        let number = |n: i64| u32::try_from(n).map_err(Error::internal);
        let written = self.approved + self.submitted + self.draft + self.returned;
        Ok(Shares {
            approved: number(self.approved)?,
            submitted: number(self.submitted)?,
            draft: number(self.draft)?,
            returned: number(self.returned)?,
            blank: number((self.expected - written).max(0))?,
        })
    }
}

/// Days that a report is late.
fn days_late(due: NaiveDate, today: NaiveDate) -> i64 {
    (today - due).num_days().max(0)
}
