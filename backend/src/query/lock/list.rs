//! The list of locks: those that hold, those that are over, and what the one who asks may do about them.
//!
//! A person sees the locks that reach into their scopes. Five statements, whatever the size.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    code::ProjectCode,
    id::{LockId, OfficeId, ProjectId, RegionId},
    lifecycle::ProjectState,
    lock::{Lock, Reach},
    policy::{Access, Action, Place, Scope, Subject, Wide, allows, allows_wide},
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, one},
};

/// Locks that are over, on one page.
pub const PAGE: u64 = 30;

#[derive(Clone, Debug)]
pub struct Locks {
    pub in_force: Vec<Line>,
    /// Lifted or ended, the last one first.
    pub past: Vec<Line>,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
    /// Every office with its name, for the form; empty for who may lock none.
    pub offices: Vec<(OfficeId, String)>,
    /// May set a lock of a project somewhere.
    pub may_set: bool,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub id: LockId,
    pub lock: Lock,
    pub reached: Reached,
    pub reason: String,
    pub who: String,
    pub at: i64,
    /// Who lifted it, when and why; none where it holds, or came to its own end.
    pub lifted: Option<Lifted>,
    pub exceptions: Vec<Exception>,
    /// May lift it, and let a person in.
    pub may_change: bool,
}

/// What a lock reaches, by name.
#[derive(Clone, Debug)]
pub enum Reached {
    Everything,
    Office(String),
    Project { code: ProjectCode, title: String },
}

#[derive(Clone, Debug)]
pub struct Lifted {
    pub who: String,
    pub at: i64,
    pub reason: String,
}

/// A person who is or was let in.
#[derive(Clone, Debug)]
pub struct Exception {
    pub who: String,
    pub office: String,
    /// The last day.
    pub until: NaiveDate,
    pub reason: String,
    pub by: String,
    pub at: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    reach: String,
    reach_id: Option<i64>,
    through: NaiveDate,
    until: Option<NaiveDate>,
    reason: String,
    who: String,
    recorded_at: i64,
    superseded_at: Option<i64>,
    lifted_by: Option<String>,
    lift_reason: Option<String>,
    code: Option<String>,
    title: Option<String>,
    office_id: Option<i64>,
    office: Option<String>,
    region_id: Option<i64>,
    state: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

const FROM: &str = "FROM locks l
    JOIN users u ON u.id = l.user_id
    LEFT JOIN users x ON x.id = l.lifted_by
    LEFT JOIN projects p ON l.reach = 'project' AND p.id = l.reach_id
    LEFT JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
    LEFT JOIN offices o ON o.id = (CASE WHEN l.reach = 'office' THEN l.reach_id ELSE p.office_id END)";

const HOLDS: &str = "(l.superseded_at IS NULL AND (l.until IS NULL OR l.until >= $1))";

/// For who may [`ViewLocks`](Wide::ViewLocks); `page` counts from 1.
pub async fn locks(ctx: &Ctx, page: u64) -> Result<Locks> {
    ctx.wide(Wide::ViewLocks)?;
    let subject = ctx.subject()?;
    let visible = visible(subject);
    let today = ctx.today();
    let count: Option<Count> =
        one(ctx.read(), &format!("SELECT COUNT(*) AS n {FROM} WHERE NOT {HOLDS} AND {visible}"), [today.into()])
            .await?;
    let total = count.map_or(0, |count| count.n.unsigned_abs());
    let pages = total.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let mut in_force = lines(ctx, &format!("{HOLDS} AND {visible} ORDER BY l.id DESC")).await?;
    let limit = format!("LIMIT {PAGE} OFFSET {}", (page - 1) * PAGE);
    let mut past = lines(ctx, &format!("NOT {HOLDS} AND {visible} ORDER BY l.id DESC {limit}")).await?;
    let mut exceptions = exceptions(ctx, in_force.iter().chain(&past)).await?;
    for line in in_force.iter_mut().chain(&mut past) {
        line.exceptions = exceptions.remove(&line.id).unwrap_or_default();
    }
    let offices = if subject.wide(Wide::LockPeriods) { offices(ctx).await? } else { Vec::new() };
    Ok(Locks { in_force, past, total, page, pages, offices, may_set: may_set(subject) })
}

/// Whether this person may set a lock anywhere.
pub fn may_set(subject: &Subject) -> bool {
    let somewhere = |role| ProjectState::ALL.iter().any(|state| allows(role, Action::LockPeriods, *state));
    subject.grants.iter().any(|grant| somewhere(grant.role))
}

/// A condition for the locks that reach into the scopes in which this person may see locks. Only numbers of our own.
fn visible(subject: &Subject) -> String {
    let mut parts = vec!["l.reach = 'everything'".to_owned()];
    for grant in subject.grants.iter().filter(|grant| allows_wide(grant.role, Wide::ViewLocks)) {
        match grant.scope {
            Scope::Everything => return "TRUE".into(),
            Scope::Region(id) => parts.push(format!("o.region_id = {id}")),
            Scope::Office(id) => parts.push(format!("o.id = {id}")),
            Scope::Project(id) => parts.push(format!(
                "p.id = {id} OR (l.reach = 'office' AND o.id = (SELECT y.office_id FROM projects y WHERE y.id = {id}))"
            )),
        }
    }
    format!("({})", parts.join(" OR "))
}

async fn lines(ctx: &Ctx, rest: &str) -> Result<Vec<Line>> {
    let rows: Vec<Row> = all(
        ctx.read(),
        &format!(
            "SELECT l.id, l.reach, l.reach_id, l.through, l.until, l.reason, u.name AS who, l.recorded_at,
                    l.superseded_at, x.name AS lifted_by, l.lift_reason,
                    p.code, p.title, o.id AS office_id, o.name AS office, o.region_id, s.state
             {FROM} WHERE {rest}"
        ),
        [ctx.today().into()],
    )
    .await?;
    let subject = ctx.subject()?;
    rows.into_iter().map(|row| row.line(subject)).collect()
}

impl Row {
    fn line(self, subject: &Subject) -> Result<Line> {
        let reach = Reach::from_parts(&self.reach, self.reach_id).map_err(Error::internal)?;
        let broken = || Error::internal(format!("lock {} reaches nothing", self.id));
        let (reached, may_change) = match reach {
            Reach::Everything => (Reached::Everything, subject.wide(Wide::LockPeriods)),
            Reach::Office(_) => {
                (Reached::Office(self.office.clone().ok_or_else(broken)?), subject.wide(Wide::LockPeriods))
            }
            Reach::Project(project) => {
                let place = Place {
                    project: ProjectId(project.0),
                    office: OfficeId(self.office_id.ok_or_else(broken)?),
                    region: RegionId(self.region_id.ok_or_else(broken)?),
                };
                let state = self.state.as_deref().ok_or_else(broken)?.parse().map_err(Error::internal)?;
                let code = self.code.as_deref().ok_or_else(broken)?.parse().map_err(Error::internal)?;
                let may = subject.access(place, Action::LockPeriods, state) == Access::Allowed;
                (Reached::Project { code, title: self.title.clone().unwrap_or_default() }, may)
            }
        };
        let lifted = match (self.lifted_by, self.superseded_at, self.lift_reason) {
            (Some(who), Some(at), Some(reason)) => Some(Lifted { who, at, reason }),
            _ => None,
        };
        Ok(Line {
            id: LockId(self.id),
            lock: Lock { reach, through: self.through, until: self.until },
            reached,
            reason: self.reason,
            who: self.who,
            at: self.recorded_at,
            lifted,
            exceptions: Vec::new(),
            may_change,
        })
    }
}

#[derive(FromQueryResult)]
struct ExceptionRow {
    lock_id: i64,
    who: String,
    office: String,
    until: NaiveDate,
    reason: String,
    granted_by: String,
    recorded_at: i64,
}

/// The exceptions of these locks that were not replaced by a later one of the same person.
async fn exceptions(ctx: &Ctx, of: impl Iterator<Item = &Line>) -> Result<HashMap<LockId, Vec<Exception>>> {
    let ids: Vec<String> = of.map(|line| line.id.to_string()).collect();
    let mut found: HashMap<LockId, Vec<Exception>> = HashMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let rows: Vec<ExceptionRow> = all(
        ctx.read(),
        &format!(
            "SELECT e.lock_id, u.name AS who, o.name AS office, e.until, e.reason, g.name AS granted_by, e.recorded_at
             FROM lock_exceptions e
             JOIN users u ON u.id = e.user_id
             JOIN offices o ON o.id = u.office_id
             JOIN users g ON g.id = e.granted_by
             WHERE e.superseded_at IS NULL AND e.lock_id IN ({})
             ORDER BY e.id",
            ids.join(", ")
        ),
        [],
    )
    .await?;
    for row in rows {
        found.entry(LockId(row.lock_id)).or_default().push(Exception {
            who: row.who,
            office: row.office,
            until: row.until,
            reason: row.reason,
            by: row.granted_by,
            at: row.recorded_at,
        });
    }
    Ok(found)
}

#[derive(FromQueryResult)]
struct OfficeRow {
    id: i64,
    name: String,
}

async fn offices(ctx: &Ctx) -> Result<Vec<(OfficeId, String)>> {
    let mut rows: Vec<OfficeRow> = all(ctx.read(), "SELECT id, name FROM offices", []).await?;
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(rows.into_iter().map(|row| (OfficeId(row.id), row.name)).collect())
}
