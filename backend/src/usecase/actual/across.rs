//! Keeps what was typed for one indicator in several periods, and hands in the periods that were chosen: all of it in one
//! transaction, or nothing.

use domain::{
    code::ProjectCode,
    id::{IndicatorId, PeriodId},
    policy::Action,
};

use super::{TypedRow, plan::is_untouched, save, submit, versions};
use crate::{
    ctx::{Ctx, Tx},
    error::{Error, Problem, Result},
    query::{progress::entry, project::Project},
};

#[derive(Clone, Debug)]
pub struct Across {
    pub project: ProjectCode,
    pub indicator: IndicatorId,
    /// What was typed in each period; the indicator of a row is the one above.
    pub rows: Vec<(PeriodId, TypedRow)>,
    /// The periods whose value is handed in; none where they are only saved.
    pub chosen: Option<Vec<PeriodId>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub written: u32,
    pub submitted: u32,
}

/// As [`save`](super::save()) and [`submit`](super::submit()) do it in each of the periods; one in which nothing was changed
/// is not looked at, so that a lock over it is in nobody's way.
///
/// Errors: theirs, of all the periods at once, each at its cell: `34.total` is the total of period 34. What is said against
/// a whole period is said at its total.
pub async fn across(ctx: &Ctx, command: Across) -> Result<Done> {
    let project = ctx.project(&command.project, Action::EnterValues).await?;
    if let Some(chosen) = &command.chosen {
        ctx.project(&command.project, Action::SubmitValues).await?;
        if chosen.is_empty() {
            return Err(Error::invalid("", "no-row-chosen"));
        }
    }
    let tx = ctx.write().await?;
    let measured = entry::over_periods(tx.conn(), project.id, command.indicator).await?;
    if measured.is_empty() {
        return Err(Error::NotFound);
    }
    let chosen = command.chosen.as_deref().unwrap_or_default();
    let (mut done, mut refused) = (Done::default(), Refused::default());
    for (period, row) in &command.rows {
        let now = measured.iter().find(|(known, _)| known == period).map(|(_, now)| now).ok_or(Error::NotFound)?;
        if !is_untouched(row, now) {
            done.written += refused.unless(*period, keep(ctx, &tx, &project, *period, row, chosen).await)?;
        }
    }
    if refused.problems.is_empty() {
        for period in chosen {
            let handed = hand_in(ctx, &tx, &project, *period, command.indicator).await;
            done.submitted += refused.unless(*period, handed)?;
        }
    }
    refused.or(())?;
    if command.chosen.is_some() && done.submitted == 0 {
        return Err(Error::invalid("", "nothing-to-submit"));
    }
    tx.commit().await?;
    Ok(done)
}

async fn keep(
    ctx: &Ctx,
    tx: &Tx,
    project: &Project,
    period: PeriodId,
    row: &TypedRow,
    chosen: &[PeriodId],
) -> Result<u32> {
    versions::period(ctx, tx, project, period).await?;
    let submits = chosen.contains(&period);
    save::write(ctx, tx, project.id, period, std::slice::from_ref(row), |_| submits).await
}

async fn hand_in(ctx: &Ctx, tx: &Tx, project: &Project, period: PeriodId, indicator: IndicatorId) -> Result<u32> {
    versions::period(ctx, tx, project, period).await?;
    let by = ctx.subject()?.user;
    let done = submit::hand_in(tx, project.id, period, by, |known| known == indicator).await?;
    Ok(done.submitted)
}

/// What was said against the periods so far.
#[derive(Default)]
struct Refused {
    problems: Vec<Problem>,
    conflict: bool,
}

impl Refused {
    /// What was done in a period; problems are kept, with the period in place of the indicator. Other errors end it all.
    fn unless(&mut self, period: PeriodId, outcome: Result<u32>) -> Result<u32> {
        let problems = match outcome {
            Ok(done) => return Ok(done),
            Err(Error::Invalid(problems)) => problems,
            Err(Error::Conflict(problems)) => {
                self.conflict = true;
                problems
            }
            Err(other) => return Err(other),
        };
        self.problems.extend(problems.into_iter().map(|problem| {
            let cell = problem.field.split_once('.').map_or("total", |(_, cell)| cell);
            Problem { field: format!("{period}.{cell}"), ..problem }
        }));
        Ok(0)
    }

    fn or<T>(self, done: T) -> Result<T> {
        match (self.problems.is_empty(), self.conflict) {
            (true, _) => Ok(done),
            (false, true) => Err(Error::Conflict(self.problems)),
            (false, false) => Err(Error::Invalid(self.problems)),
        }
    }
}
