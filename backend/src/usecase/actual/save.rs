//! Keeps what was typed into the grid of a period as drafts, for who may
//! [`EnterValues`](domain::policy::Action::EnterValues).

use domain::{
    approval::ActualState,
    code::ProjectCode,
    id::{IndicatorId, PeriodId, ProjectId},
    policy::Action,
};

use super::{
    TypedRow,
    plan::plan,
    versions::{self, Next},
};
use crate::{
    ctx::{Ctx, Tx},
    error::Result,
    query::progress::entry,
};

#[derive(Clone, Debug)]
pub struct Save {
    pub project: ProjectCode,
    pub period: PeriodId,
    pub rows: Vec<TypedRow>,
}

/// Writes the rows that were changed, and says how many. A row never reported and left blank is not written; clearing a
/// value writes a blank.
///
/// Errors, each at its cell: text that is no number of the indicator's kind; cells above the total, or without one;
/// a value that was handed in or approved meanwhile; one that somebody else changed since it was read (conflict). Then
/// no row is written.
pub async fn save(ctx: &Ctx, command: Save) -> Result<u32> {
    let project = ctx.project(&command.project, Action::EnterValues).await?;
    let tx = ctx.write().await?;
    let period = versions::period(ctx, &tx, &project, command.period).await?;
    let written = write(ctx, &tx, project.id, period, &command.rows, |_| false).await?;
    tx.commit().await?;
    Ok(written)
}

/// Writes the changed rows inside a transaction, as [`save`] does.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &Tx,
    project: ProjectId,
    period: PeriodId,
    rows: &[TypedRow],
    submits: impl Fn(IndicatorId) -> bool,
) -> Result<u32> {
    let by = ctx.subject()?.user;
    let measured = entry::measured(tx.conn(), project, period).await?;
    let mut written = 0;
    for row in plan(tx, period, by, &measured, rows, submits).await? {
        let next = Next {
            state: ActualState::Draft,
            reported: row.reported,
            narrative: row.narrative,
            author: by.0,
            submitted: None,
            reviewed: None,
            note: None,
        };
        versions::append(tx, project, period, "actual.save", row.measured, next).await?;
        written += 1;
    }
    Ok(written)
}
