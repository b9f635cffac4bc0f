//! Hands in the drafts of a period, for who may [`SubmitValues`](domain::policy::Action::SubmitValues).

use domain::{
    approval::{self, Step},
    code::ProjectCode,
    id::{IndicatorId, PeriodId, ProjectId, UserId},
    policy::Action,
};

use super::{TypedRow, plan::is_filled_draft, save, versions};
use crate::{
    ctx::{Ctx, Tx},
    error::{Error, Result},
    query::progress::entry,
};

/// What was typed is written first, in the same transaction. Without rows the drafts are handed in as they stand.
#[derive(Clone, Debug)]
pub struct Submit {
    pub project: ProjectCode,
    pub period: PeriodId,
    pub rows: Vec<TypedRow>,
    /// Only the values of these indicators; none means every draft of the period.
    pub chosen: Option<Vec<IndicatorId>>,
}

impl Submit {
    /// Whether the value of this indicator is to be handed in.
    fn wants(&self, indicator: IndicatorId) -> bool {
        self.chosen.as_ref().is_none_or(|chosen| chosen.contains(&indicator))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Submitted {
    pub submitted: u32,
    /// Indicators of the period that still have nothing handed in.
    pub missing: u32,
}

/// Hands in every draft of the period that is not blank, or of the chosen ones; what else was typed is kept as a draft. A returned or reopened value goes only once it was written
/// again: corrected, or answered in its note.
///
/// Errors: those of [`save`](super::save()); a draft that somebody else wrote since the grid was read (conflict: nobody
/// hands in what they have not seen); no row chosen (`no-row-chosen`); nothing to hand in (`nothing-to-submit`).
pub async fn submit(ctx: &Ctx, command: Submit) -> Result<Submitted> {
    let project = ctx.project(&command.project, Action::SubmitValues).await?;
    ctx.project(&command.project, Action::EnterValues).await?;
    let by = ctx.subject()?.user;
    if command.chosen.as_ref().is_some_and(Vec::is_empty) {
        return Err(Error::invalid("", "no-row-chosen"));
    }
    let tx = ctx.write().await?;
    let period = versions::period(ctx, &tx, &project, command.period).await?;
    save::write(ctx, &tx, project.id, period, &command.rows, |indicator| command.wants(indicator)).await?;
    let done = hand_in(&tx, project.id, period, by, |indicator| command.wants(indicator)).await?;
    if done.submitted == 0 {
        return Err(Error::invalid("", "nothing-to-submit"));
    }
    tx.commit().await?;
    Ok(done)
}

/// Hands in what stands in draft inside a transaction, of the indicators that are wanted.
pub(super) async fn hand_in(
    tx: &Tx,
    project: ProjectId,
    period: PeriodId,
    by: UserId,
    wants: impl Fn(IndicatorId) -> bool,
) -> Result<Submitted> {
    let measured = entry::measured(tx.conn(), project, period).await?;
    let mut done = Submitted { submitted: 0, missing: 0 };
    for row in &measured {
        let Some(entry) = row.entry.as_ref().filter(|_| is_filled_draft(row) && wants(row.indicator)) else {
            let handed_in = row.entry.as_ref().is_some_and(|entry| !entry.state.is_writable());
            done.missing += u32::from(!handed_in);
            continue;
        };
        let state = approval::step(Some(entry.state), Step::Submit, &entry.hands, by, None)
            .map_err(|error| versions::refused(error, &format!("{}.total", row.indicator), row))?;
        let next = versions::Next { submitted: Some((by.0, tx.now())), ..versions::Next::of(entry, state) };
        versions::append(tx, project, period, "actual.submit", row, next).await?;
        done.submitted += 1;
    }
    Ok(done)
}
