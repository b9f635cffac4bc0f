//! My work: what is late, what came back, what waits for a decision, what is next. Only where this person acts, not
//! wherever they may look.

mod due;
mod marker;
pub mod mission;
mod overlap;
mod reminder;
mod review;

use chrono::NaiveDate;
use domain::{code::ProjectCode, id::ProjectId, lifecycle::ProjectState, policy::Action};
use sea_orm::FromQueryResult;

pub use due::DuePeriod;
pub use marker::{Marker, MarkerStep};
pub use overlap::WaitingOverlaps;
pub use reminder::Reminder;
pub use review::{Returned, ToReview};

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{all, link, scope, standing},
};

/// At most so many rows in each list; the rest is counted.
const MOST: usize = 40;

/// The first rows of a list.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    pub rows: Vec<T>,
    /// How many follow that are not shown.
    pub rest: usize,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), rest: 0 }
    }
}

impl<T> Listed<T> {
    /// From rows that each say how many there are in all (`COUNT(*) OVER ()`).
    fn of<R>(rows: Vec<R>, of_all: impl Fn(&R) -> i64, read: impl Fn(R) -> Result<T>) -> Result<Self> {
        let all = rows.first().map_or(0, of_all);
        let rows = rows.into_iter().map(read).collect::<Result<Vec<T>>>()?;
        let rest = usize::try_from(all).map_err(Error::internal)?.saturating_sub(rows.len());
        Ok(Self { rows, rest })
    }
}

#[derive(Clone, Debug)]
pub struct MyProject {
    pub code: ProjectCode,
    pub title: String,
    pub ends: NaiveDate,
    pub tally: standing::Tally,
}

#[derive(Clone, Debug, Default)]
pub struct Work {
    /// Not put away yet, the newest first.
    pub reminders: Vec<Reminder>,
    pub late: Listed<DuePeriod>,
    pub next: Listed<DuePeriod>,
    pub returned: Listed<Returned>,
    pub to_review: Listed<ToReview>,
    pub markers: Listed<Marker>,
    /// Links that others proposed and this person may confirm.
    pub links: u64,
    pub overlaps: Listed<WaitingOverlaps>,
    pub projects: Listed<MyProject>,
}

/// Everything on one page, in eleven statements.
pub async fn mine(ctx: &Ctx) -> Result<Work> {
    Ok(Work {
        reminders: reminder::reminders(ctx).await?,
        late: due::late(ctx).await?,
        next: due::next(ctx).await?,
        returned: review::returned(ctx).await?,
        to_review: review::to_review(ctx).await?,
        markers: marker::markers(ctx).await?,
        links: link::list::waiting_for(ctx).await?,
        overlaps: overlap::waiting(ctx).await?,
        projects: projects(ctx).await?,
    })
}

#[derive(FromQueryResult)]
struct ProjectRow {
    id: i64,
    code: String,
    title: String,
    ends: NaiveDate,
    of_all: i64,
}

/// The projects under way on which this person enters values.
async fn projects(ctx: &Ctx) -> Result<Listed<MyProject>> {
    let rows: Vec<ProjectRow> = all(
        ctx.read(),
        &format!(
            "SELECT p.id, p.code, p.title, p.ends, COUNT(*) OVER () AS of_all
             FROM projects p
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
             WHERE s.state IN {} AND {}
             ORDER BY p.code LIMIT {MOST}",
            scope::states(ProjectState::reports),
            scope::may(ctx.subject()?, Action::EnterValues)
        ),
        [],
    )
    .await?;
    let ids: Vec<_> = rows.iter().map(|row| ProjectId(row.id)).collect();
    let tallies = standing::tallies(ctx.read(), &ids, ctx.today()).await?;
    Listed::of(
        rows,
        |row| row.of_all,
        |row| {
            Ok(MyProject {
                code: row.code.parse().map_err(Error::internal)?,
                title: row.title,
                ends: row.ends,
                tally: tallies.get(&ProjectId(row.id)).copied().unwrap_or_default(),
            })
        },
    )
}
