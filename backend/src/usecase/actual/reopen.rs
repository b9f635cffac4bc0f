//! Reopens an approved value with a reason, so that it can be corrected; until it is approved again it counts nowhere.
//! For who may [`ReviewValues`](domain::policy::Action::ReviewValues).

use domain::{
    approval::Step,
    code::ProjectCode,
    id::{ActualId, PeriodId},
};

use super::judge::{Judgement, judge};
use crate::{ctx::Ctx, error::Result};

#[derive(Clone, Debug)]
pub struct Reopen {
    pub project: ProjectCode,
    pub period: PeriodId,
    /// The version that was seen.
    pub actual: ActualId,
    pub reason: String,
}

/// Errors: it is not approved; it was changed since it was read (conflict); a missing reason (`note-missing`).
pub async fn reopen(ctx: &Ctx, command: Reopen) -> Result<()> {
    let judgement = Judgement {
        project: &command.project,
        period: command.period,
        chosen: &[command.actual],
        step: Step::Reopen,
        action: "actual.reopen",
        note: &command.reason,
    };
    judge(ctx, judgement).await.map(|_| ())
}
