//! A lock that is to be changed: found, its reach permitted, and still holding.

use domain::{
    format,
    id::{LockId, ProjectId},
    lock::{Lock, Reach},
    policy::{Action, Wide},
};
use sea_orm::{EntityTrait, FromQueryResult};
use serde::Serialize;

use crate::{
    ctx::{Ctx, Tx},
    entity::{locks, users},
    error::{Error, Problem, Result},
    query::one,
};

/// A lock as the audit log keeps it.
#[derive(Serialize)]
pub(super) struct Facts<'a> {
    pub reach: &'static str,
    pub reach_id: Option<i64>,
    pub through: chrono::NaiveDate,
    pub until: Option<chrono::NaiveDate>,
    pub reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifted: Option<&'a str>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(lock: Lock, reason: &'a str) -> Self {
        Self {
            reach: lock.reach.kind(),
            reach_id: lock.reach.id(),
            through: lock.through,
            until: lock.until,
            reason,
            lifted: None,
        }
    }
}

#[derive(FromQueryResult)]
struct Reaches {
    reach: String,
    reach_id: Option<i64>,
    code: Option<String>,
}

/// What the lock reaches, if this person may change it. The project's own check decides for a project's lock.
pub(super) async fn permitted(ctx: &Ctx, id: LockId) -> Result<Reach> {
    ctx.subject()?;
    let row: Option<Reaches> = one(
        ctx.read(),
        "SELECT l.reach, l.reach_id, p.code FROM locks l
         LEFT JOIN projects p ON l.reach = 'project' AND p.id = l.reach_id
         WHERE l.id = $1",
        [id.0.into()],
    )
    .await?;
    let row = row.ok_or(Error::NotFound)?;
    let reach = Reach::from_parts(&row.reach, row.reach_id).map_err(Error::internal)?;
    match row.code {
        Some(code) => {
            let code = code.parse().map_err(Error::internal)?;
            ctx.project(&code, Action::LockPeriods).await?;
        }
        None => ctx.wide(Wide::LockPeriods)?,
    }
    Ok(reach)
}

/// The lock as it stands in this transaction; a conflict where somebody has lifted it meanwhile, or its end has passed.
pub(super) async fn holding(ctx: &Ctx, tx: &Tx, id: LockId) -> Result<(Lock, locks::Model)> {
    let row = locks::Entity::find_by_id(id.0).one(tx.conn()).await?.ok_or(Error::NotFound)?;
    let reach = Reach::from_parts(&row.reach, row.reach_id).map_err(Error::internal)?;
    let lock = Lock { reach, through: row.through, until: row.until };
    if let (Some(at), Some(by)) = (row.superseded_at, row.lifted_by) {
        let by = users::Entity::find_by_id(by).one(tx.conn()).await?.map(|user| user.name).unwrap_or_default();
        let problem = Problem::new("", "lock-lifted").with("who", by).with("when", format::moment(at));
        return Err(Error::Conflict(vec![problem]));
    }
    if let Some(until) = lock.until.filter(|_| !lock.holds_on(ctx.today())) {
        return Err(Error::Conflict(vec![Problem::new("", "lock-ended").with("until", format::date(until))]));
    }
    Ok((lock, row))
}

/// The project whose log tells of it too.
pub(super) fn project(reach: Reach) -> Option<ProjectId> {
    match reach {
        Reach::Project(id) => Some(id),
        Reach::Everything | Reach::Office(_) => None,
    }
}
