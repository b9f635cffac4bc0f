//! Approves submitted values: from now on they count in every total. For who may
//! [`ReviewValues`](domain::policy::Action::ReviewValues), and neither wrote nor submitted them.

use domain::{
    approval::Step,
    code::ProjectCode,
    id::{ActualId, PeriodId},
};

use super::judge::{Judgement, judge};
use crate::{ctx::Ctx, error::Result};

#[derive(Clone, Debug)]
pub struct Approve {
    pub project: ProjectCode,
    pub period: PeriodId,
    /// The versions that were seen.
    pub chosen: Vec<ActualId>,
}

/// Approves all of the chosen values or none, and says how many. The author stays the author.
///
/// Errors: nothing chosen; a value of one's own (`four-eyes`); one that is not submitted; one that was changed since it
/// was read (conflict).
pub async fn approve(ctx: &Ctx, command: Approve) -> Result<u32> {
    let judgement = Judgement {
        project: &command.project,
        period: command.period,
        chosen: &command.chosen,
        step: Step::Approve,
        action: "actual.approve",
        note: "",
    };
    judge(ctx, judgement).await
}
