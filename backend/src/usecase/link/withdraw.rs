//! The project takes a proposal back that waits.

use domain::{
    code::ProjectCode,
    id::ProposalId,
    link::{Decision, Share},
    policy::Action,
};

use super::current;
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    event::Change,
};

#[derive(Clone, Debug)]
pub struct Withdraw {
    pub project: ProjectCode,
    pub proposal: ProposalId,
}

/// A proposal of another project is not found; one that was decided meanwhile is a conflict.
pub async fn withdraw(ctx: &Ctx, command: Withdraw) -> Result<()> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let proposals = current::chosen(&tx, &[command.proposal]).await?;
    for proposal in &proposals {
        if current::project(tx.conn(), proposal.indicator_id).await? != project.code {
            return Err(Error::NotFound);
        }
        current::decide(&tx, proposal, Decision::Withdrawn, by, "").await?;
        let mut change = Change::new("link.withdraw", format!("proposal:{}", proposal.id)).project(project.id);
        if let Some(pair) = current::of(&tx, proposal).await? {
            let share = Share::from_ten_thousandths(proposal.share).unwrap_or(Share::WHOLE);
            change = change.after(&pair.facts(share, ""))?;
        }
        tx.record(change).await?;
    }
    tx.commit().await
}
