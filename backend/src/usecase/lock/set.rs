//! Locks the periods of a project, an office or everything. For who may
//! [`LockPeriods`](domain::policy::Action::LockPeriods) of the project, or [of all](domain::policy::Wide::LockPeriods).

use domain::{
    code::ProjectCode,
    id::{LockId, OfficeId},
    lock::{Lock, Reach},
    policy::{Action, Wide},
};
use sea_orm::EntityTrait;

use super::{
    current::{self, Facts},
    read,
};
use crate::{
    ctx::Ctx,
    entity::offices,
    error::{Error, Problem, Result},
    event::Change,
    insert,
};

/// What is to be locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    Everything,
    Office(OfficeId),
    Project(ProjectCode),
}

impl Where {
    /// As it is typed: `place` is "everything", "office" or "project"; of the others the one that it names counts.
    ///
    /// Errors at their fields: `place-missing`, `office-unknown`, `project-unknown`.
    pub fn typed(place: &str, office: &str, project: &str) -> Result<Self> {
        match place {
            "everything" => Ok(Self::Everything),
            "office" => office.parse().map(Self::Office).map_err(|_| Error::invalid("office", "office-unknown")),
            "project" => {
                let unknown = || Problem::new("project", "project-unknown").with("code", project.trim());
                project.trim().parse().map(Self::Project).map_err(|_| unknown().into())
            }
            _ => Err(Error::invalid("place", "place-missing")),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Set {
    pub place: Where,
    /// Periods that end on this day or before it: "2026-06-30".
    pub through: String,
    /// The last day on which it holds; blank until it is lifted.
    pub until: String,
    pub reason: String,
}

/// Sets the lock; it holds from now on, also for values that wait for review. What was locked before stays locked.
///
/// Errors at their fields: an unknown project (where the person may see locks at all) or office; a missing or wrong day;
/// a last day that has passed (`end-passed`); a missing reason (`reason-missing`).
pub async fn set(ctx: &Ctx, command: Set) -> Result<LockId> {
    let by = ctx.subject()?.user;
    let reach = permitted(ctx, &command.place).await?;
    let mut problems = Vec::new();
    let through = read::or_keep(read::needed("through", &command.through), &mut problems);
    let until = read::or_keep(read::day("until", &command.until), &mut problems);
    let reason = read::or_keep(read::reason(&command.reason), &mut problems);
    let (Some(through), Some(until), Some(reason)) = (through, until, reason) else {
        return Err(Error::Invalid(problems));
    };
    let lock = Lock::new(reach, through, until, ctx.today()).map_err(read::refused)?;
    let tx = ctx.write().await?;
    let id = insert::lock::lock(&tx, lock, &reason, by).await?;
    let mut change = Change::new("lock.set", format!("lock:{id}")).after(&Facts::of(lock, &reason))?;
    if let Some(project) = current::project(reach) {
        change = change.project(project);
    }
    tx.record(change).await?;
    tx.commit().await?;
    Ok(id)
}

async fn permitted(ctx: &Ctx, place: &Where) -> Result<Reach> {
    match place {
        Where::Everything => ctx.wide(Wide::LockPeriods).map(|()| Reach::Everything),
        Where::Office(id) => {
            ctx.wide(Wide::LockPeriods)?;
            let office = offices::Entity::find_by_id(id.0).one(ctx.read()).await?;
            office.map(|_| Reach::Office(*id)).ok_or_else(|| Error::invalid("office", "office-unknown"))
        }
        Where::Project(code) => match ctx.project(code, Action::LockPeriods).await {
            Ok(project) => Ok(Reach::Project(project.id)),
            // Who sets locks may have mistyped the code; to all others it is not there.
            Err(Error::NotFound) if ctx.wide(Wide::ViewLocks).is_ok() => {
                Err(Problem::new("project", "project-unknown").with("code", code).into())
            }
            Err(error) => Err(error),
        },
    }
}
