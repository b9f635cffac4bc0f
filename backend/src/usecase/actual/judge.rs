//! What approving, sending back and reopening share: finding the very versions that the reviewer saw, and four eyes.
//!
//! Each version has its own id, so a chosen id is also the version that was read: where it is no longer the present one,
//! the answer is a conflict with what stands there now.

use std::collections::HashMap;

use domain::{
    approval::{self, Step},
    code::ProjectCode,
    id::{ActualId, IndicatorId, PeriodId},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    NOTE_MAX,
    versions::{self, Next},
};
use crate::{
    ctx::{Ctx, Tx},
    entity::actuals,
    error::{Error, Problem, Result},
    query::progress::{Measured, entry},
    usecase::text::{clean, within},
};

/// One decision about several values of a period.
pub(super) struct Judgement<'a> {
    pub project: &'a ProjectCode,
    pub period: PeriodId,
    pub chosen: &'a [ActualId],
    pub step: Step,
    pub action: &'static str,
    /// Kept with the value; needed to return and to reopen.
    pub note: &'a str,
}

/// Decides about all the chosen values or none, and says how many they were.
pub(super) async fn judge(ctx: &Ctx, judgement: Judgement<'_>) -> Result<u32> {
    let project = ctx.project(judgement.project, Action::ReviewValues).await?;
    let by = ctx.subject()?.user;
    let note = note(judgement.note)?;
    if judgement.chosen.is_empty() {
        return Err(Error::invalid("", "nothing-chosen"));
    }
    let tx = ctx.write().await?;
    let period = versions::period(ctx, &tx, &project, judgement.period).await?;
    let measured = entry::measured(tx.conn(), project.id, period).await?;
    let (mut steps, mut problems) = (Vec::new(), Vec::new());
    for row in &measured {
        let Some(entry) = row.entry.as_ref().filter(|entry| judgement.chosen.contains(&entry.id)) else { continue };
        match approval::step(Some(entry.state), judgement.step, &entry.hands, by, note.as_deref()) {
            Ok(state) => steps.push((row, entry, state)),
            Err(error) => {
                let problem = versions::refused(error, &format!("chosen.{}", entry.id), row);
                if !problems.contains(&problem) {
                    problems.push(problem);
                }
            }
        }
    }
    let stale = stale(&tx, period, judgement.chosen, &measured).await?;
    if !stale.is_empty() {
        return Err(Error::Conflict(stale.into_iter().chain(problems).collect()));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let mut judged = 0;
    for (row, entry, state) in steps {
        let next = Next { reviewed: Some((by.0, tx.now())), note: note.clone(), ..Next::of(entry, state) };
        versions::append(&tx, project.id, period, judgement.action, row, next).await?;
        judged += 1;
    }
    tx.commit().await?;
    Ok(judged)
}

fn note(text: &str) -> Result<Option<String>> {
    let text = clean(text);
    within("note", &text, NOTE_MAX)?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// A problem for each chosen version that is no longer the present one; one that is of another period is not found.
async fn stale(tx: &Tx, period: PeriodId, chosen: &[ActualId], measured: &[Measured]) -> Result<Vec<Problem>> {
    let present: HashMap<IndicatorId, &Measured> = measured.iter().map(|row| (row.indicator, row)).collect();
    let current = |id: &ActualId| measured.iter().any(|row| row.entry.as_ref().is_some_and(|entry| entry.id == *id));
    let gone: Vec<i64> = chosen.iter().filter(|id| !current(id)).map(|id| id.0).collect();
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    let rows = actuals::Entity::find().filter(actuals::Column::Id.is_in(gone.iter().copied())).all(tx.conn()).await?;
    if rows.len() < gone.len() || rows.iter().any(|row| row.period_id != period.0) {
        return Err(Error::NotFound);
    }
    let problems = rows.iter().map(|row| {
        let field = format!("chosen.{}", row.id);
        match present.get(&IndicatorId(row.indicator_id)) {
            Some(now) => versions::present(Problem::new(field, "changed-meanwhile-review"), now),
            None => Problem::new(field, "indicator-gone"),
        }
    });
    Ok(problems.collect())
}
