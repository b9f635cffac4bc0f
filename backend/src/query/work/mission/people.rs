//! Those who enter values on the projects of an office, with what each of them owes. A use case that reminds them reads it from
//! here too, so that what is shown is what is sent.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    id::{PeriodId, UserId},
    period::Period,
    policy::{Role, Subject},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};

use super::{Counts, Shares, Whose, days_late, ended};
use crate::{
    error::Result,
    query::{all, lock},
};

/// Roles that are asked for values: those who enter them. Administrators only help.
const ASKED: [Role; 2] = [Role::ProjectManager, Role::ProjectStaff];

#[derive(Clone, Debug)]
pub struct PersonLine {
    pub user: UserId,
    pub name: String,
    pub projects: u32,
    /// Over all ended periods of their projects.
    pub shares: Shares,
    /// What they can still do something about, by project and period.
    pub due: Vec<Due>,
    /// Days since the oldest overdue period was due.
    pub days: i64,
    /// The last reminder.
    pub last: Option<Last>,
}

/// A period of a project in which something is missing, or came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub project: String,
    pub title: String,
    pub period: PeriodId,
    /// "Q3 2026".
    pub label: String,
    pub due: NaiveDate,
    /// Not handed in, although it is due.
    pub missing: u32,
    pub returned: u32,
}

/// When and by whom somebody was reminded last, and what became of the mail.
#[derive(Clone, Debug)]
pub struct Last {
    pub at: i64,
    pub by: String,
    pub mailed_at: Option<i64>,
    /// What the last attempt to mail it said.
    pub failure: Option<String>,
}

impl PersonLine {
    pub fn missing(&self) -> u32 {
        self.due.iter().map(|due| due.missing).sum()
    }

    pub fn returned(&self) -> u32 {
        self.due.iter().map(|due| due.returned).sum()
    }
}

#[derive(FromQueryResult)]
struct Row {
    user_id: i64,
    name: String,
    code: String,
    title: String,
    expected: i64,
    period_id: i64,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    period_name: Option<String>,
    approved: i64,
    submitted: i64,
    draft: i64,
    returned: i64,
    open: i64,
}

/// Everybody, the most overdue first, in two statements.
pub(crate) async fn people(
    conn: &impl ConnectionTrait,
    subject: &Subject,
    whose: Whose<'_>,
    today: NaiveDate,
) -> Result<Vec<PersonLine>> {
    let roles = ASKED.map(|role| format!("'{role}'")).join(", ");
    let rows: Vec<Row> = all(
        conn,
        &format!(
            "{} SELECT DISTINCT u.id AS user_id, u.name, p.code, p.title, q.expected, q.period_id, q.starts, q.ends, q.due,
                  q.period_name, q.approved, q.submitted, q.draft, q.returned, CAST(CASE WHEN {} THEN 1 ELSE 0 END AS BIGINT) AS open
             FROM users u
             JOIN grants g ON g.user_id = u.id AND g.superseded_at IS NULL AND g.role IN ({roles})
             JOIN mine p ON g.scope_kind = 'everything' OR (g.scope_kind = 'region' AND g.scope_id = p.region_id)
                  OR (g.scope_kind = 'office' AND g.scope_id = p.office_id) OR (g.scope_kind = 'project' AND g.scope_id = p.id)
             JOIN ended q ON q.project_id = p.id
             WHERE u.disabled_at IS NULL
             ORDER BY u.id, p.code, q.due",
            ended(subject, whose),
            lock::open_to_whom("u.id", today)
        ),
        [today.into()],
    )
    .await?;
    let mut people: Vec<PersonLine> = Vec::new();
    let mut project = String::new();
    for row in rows {
        if people.last().is_none_or(|person| person.user.0 != row.user_id) {
            project.clear();
            people.push(PersonLine {
                user: UserId(row.user_id),
                name: row.name.clone(),
                projects: 0,
                shares: Shares::default(),
                due: Vec::new(),
                days: 0,
                last: None,
            });
        }
        let Some(person) = people.last_mut() else { continue };
        if project != row.code {
            project.clone_from(&row.code);
            person.projects += 1;
        }
        row.add_to(person, today)?;
    }
    let mut last = last(conn, &people).await?;
    for person in &mut people {
        person.last = last.remove(&person.user);
    }
    people.sort_by_key(|person| std::cmp::Reverse((person.missing() + person.returned(), person.days)));
    Ok(people)
}

impl Row {
    fn add_to(self, person: &mut PersonLine, today: NaiveDate) -> Result<()> {
        let Self { expected, approved, submitted, draft, returned, .. } = self;
        let shares = Counts { expected, approved, submitted, draft, returned }.shares()?;
        person.shares += shares;
        if self.open == 0 {
            return Ok(());
        }
        let missing = if self.due < today { shares.draft + shares.blank } else { 0 };
        if missing + shares.returned > 0 {
            if self.due < today {
                person.days = person.days.max(days_late(self.due, today));
            }
            person.due.push(Due {
                project: self.code,
                title: self.title,
                period: PeriodId(self.period_id),
                label: Period { starts: self.starts, ends: self.ends, due: self.due, name: self.period_name }.label(),
                due: self.due,
                missing,
                returned: shares.returned,
            });
        }
        Ok(())
    }
}

#[derive(FromQueryResult)]
struct LastRow {
    user_id: i64,
    recorded_at: i64,
    sender: String,
    mailed_at: Option<i64>,
    failure: Option<String>,
}

async fn last(conn: &impl ConnectionTrait, people: &[PersonLine]) -> Result<HashMap<UserId, Last>> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    // Numbers of our own.
    let ids = people.iter().map(|person| person.user.to_string()).collect::<Vec<_>>().join(", ");
    let rows: Vec<LastRow> = all(
        conn,
        &format!(
            "SELECT r.user_id, r.recorded_at, u.name AS sender, r.mailed_at, r.failure
             FROM reminders r
             JOIN users u ON u.id = r.sent_by
             WHERE r.id IN (SELECT MAX(x.id) FROM reminders x WHERE x.user_id IN ({ids}) GROUP BY x.user_id)"
        ),
        [],
    )
    .await?;
    let read = |row: LastRow| {
        let last = Last { at: row.recorded_at, by: row.sender, mailed_at: row.mailed_at, failure: row.failure };
        (UserId(row.user_id), last)
    };
    Ok(rows.into_iter().map(read).collect())
}
