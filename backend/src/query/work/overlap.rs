//! Proposed overlaps that wait for this person, by corporate indicator.

use domain::policy::Wide;
use sea_orm::FromQueryResult;

use super::{Listed, MOST};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::all,
};

/// What others proposed for one corporate indicator.
#[derive(Clone, Debug)]
pub struct WaitingOverlaps {
    /// The codes of its framework and its own.
    pub framework: String,
    pub code: String,
    pub title: String,
    pub proposals: u32,
    /// Of the oldest; microseconds UTC.
    pub since: i64,
}

#[derive(FromQueryResult)]
struct Row {
    framework: String,
    code: String,
    title: String,
    n: i64,
    since: i64,
    of_all: i64,
}

/// The oldest first; nothing for who may approve none.
pub(super) async fn waiting(ctx: &Ctx) -> Result<Listed<WaitingOverlaps>> {
    let subject = ctx.subject()?;
    if !subject.wide(Wide::ApproveOverlap) {
        return Ok(Listed::default());
    }
    let rows: Vec<Row> = all(
        ctx.read(),
        &format!(
            "SELECT f.code AS framework, c.code, c.title, COUNT(*) AS n, MIN(h.recorded_at) AS since, COUNT(*) OVER () AS of_all
             FROM overlap_proposals h
             JOIN corporate_indicators c ON c.id = h.corporate_indicator_id
             JOIN framework_areas ar ON ar.id = c.area_id
             JOIN frameworks f ON f.id = ar.framework_id
             WHERE h.superseded_at IS NULL AND h.user_id <> $1
             GROUP BY f.id, f.code, c.id, c.code, c.title
             ORDER BY since, c.id LIMIT {MOST}"
        ),
        [subject.user.0.into()],
    )
    .await?;
    Listed::of(
        rows,
        |row| row.of_all,
        |row| {
            Ok(WaitingOverlaps {
                framework: row.framework,
                code: row.code,
                title: row.title,
                proposals: u32::try_from(row.n).map_err(Error::internal)?,
                since: row.since,
            })
        },
    )
}
