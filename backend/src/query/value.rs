//! Everything that stands behind one reported value: its versions, what was said about it, the files that show it.
//!
//! Five statements, however much there is.

mod evidence;
mod versions;

use chrono::NaiveDate;
use domain::{
    axes::Axes,
    id::{IndicatorId, PeriodId},
    indicator::Kind,
    period::Period,
};
use sea_orm::FromQueryResult;

pub use evidence::{Comment, File, FileAt, Withdrawn, file};
pub use versions::{Change, Version};

use super::{
    lock::{self, Held},
    measure, one,
    project::Project,
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::evidence::Of,
};

/// An indicator in a period, with all that belongs to its value.
#[derive(Clone, Debug)]
pub struct Behind {
    pub of: Of,
    pub title: String,
    pub unit: String,
    pub kind: Kind,
    pub axes: Axes,
    /// Of a scale, the lowest first.
    pub answers: Vec<String>,
    pub period: Period,
    /// The lock under which the period lies for who asks.
    pub held: Option<Held>,
    /// The last one first.
    pub versions: Vec<Version>,
    /// The first one first.
    pub comments: Vec<Comment>,
    pub files: Vec<File>,
}

impl Behind {
    /// Locked, and the one who asks is not let in.
    pub fn closed(&self) -> bool {
        self.held.as_ref().is_some_and(|held| held.let_in.is_none())
    }

    /// The version that stands.
    pub fn present(&self) -> Option<&Version> {
        self.versions.first()
    }
}

#[derive(FromQueryResult)]
struct Row {
    title: String,
    unit: String,
    kind: String,
    answers: String,
    starts: NaiveDate,
    ends: NaiveDate,
    due: NaiveDate,
    period_name: Option<String>,
}

/// All of it; not found where indicator or period is another project's. A retired indicator keeps what stands behind it.
pub async fn behind(ctx: &Ctx, project: &Project, of: Of) -> Result<Behind> {
    let row: Option<Row> = one(
        ctx.read(),
        "SELECT i.title, i.unit, i.kind, i.answers, q.starts, q.ends, q.due, q.name AS period_name
         FROM indicators i
         JOIN periods q ON q.project_id = i.project_id
         WHERE i.id = $1 AND q.id = $2 AND i.project_id = $3",
        [of.indicator.0.into(), of.period.0.into(), project.id.0.into()],
    )
    .await?;
    let row = row.ok_or(Error::NotFound)?;
    let kind = row.kind.parse().map_err(Error::internal)?;
    let facing = lock::facing(ctx.read(), project.place(), ctx.subject()?.user, ctx.today()).await?;
    let mut axes = measure::axes(ctx.read(), project.id).await?;
    let (comments, files) = evidence::said(ctx, of).await?;
    Ok(Behind {
        of,
        title: row.title,
        unit: row.unit,
        kind,
        axes: axes.remove(&of.indicator).unwrap_or_default(),
        answers: measure::answers(&row.answers),
        held: facing.held(row.ends),
        period: Period { starts: row.starts, ends: row.ends, due: row.due, name: row.period_name },
        versions: versions::versions(ctx, of, kind).await?,
        comments,
        files,
    })
}

/// Where a value is, from its address.
pub fn of(indicator: &str, period: &str) -> Result<Of> {
    let indicator = indicator.parse::<IndicatorId>().map_err(|_| Error::NotFound)?;
    let period = period.parse::<PeriodId>().map_err(|_| Error::NotFound)?;
    Ok(Of { indicator, period })
}

/// The last moment that this request is about, in microseconds UTC.
fn until(ctx: &Ctx) -> i64 {
    ctx.read().moment().unwrap_or(i64::MAX)
}
