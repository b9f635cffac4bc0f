//! Sends submitted values back to their author with a note. For who may
//! [`ReviewValues`](domain::policy::Action::ReviewValues), and neither wrote nor submitted them.

use domain::{
    approval::Step,
    code::ProjectCode,
    id::{ActualId, PeriodId},
};

use super::judge::{Judgement, judge};
use crate::{ctx::Ctx, error::Result};

#[derive(Clone, Debug)]
pub struct SendBack {
    pub project: ProjectCode,
    pub period: PeriodId,
    /// The versions that were seen.
    pub chosen: Vec<ActualId>,
    /// What the author should do; kept with each of the values for good.
    pub note: String,
}

/// Returns all of the chosen values or none, and says how many.
///
/// Errors: those of [`approve`](super::approve()), and a missing note (`note-missing`).
pub async fn send_back(ctx: &Ctx, command: SendBack) -> Result<u32> {
    let judgement = Judgement {
        project: &command.project,
        period: command.period,
        chosen: &command.chosen,
        step: Step::Return,
        action: "actual.return",
        note: &command.note,
    };
    judge(ctx, judgement).await
}
