//! Refuses proposed links with a note. What counts stays as it is.

use domain::{
    id::ProposalId,
    link::{Decision, Share},
    policy::Wide,
};

use super::{REASON_MAX, current};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    event::Change,
    usecase::text::stated,
};

#[derive(Clone, Debug)]
pub struct Refuse {
    pub proposals: Vec<ProposalId>,
    pub note: String,
}

/// All that were chosen, or none; gives their number. Problems: a missing note (`link-note-missing`); at `chosen.pID` one's own proposal
/// (`link-own-proposal`), which its project withdraws. What was decided meanwhile is a conflict.
pub async fn refuse(ctx: &Ctx, command: Refuse) -> Result<usize> {
    ctx.wide(Wide::ConfirmLinks)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let proposals = current::chosen(&tx, &command.proposals).await?;
    let note = stated("note", &command.note, REASON_MAX, "link-note-missing")?;
    let own: Vec<Problem> = proposals.iter().filter_map(|proposal| current::four_eyes(proposal, by).err()).collect();
    if !own.is_empty() {
        return Err(Error::Invalid(own));
    }
    for proposal in &proposals {
        current::decide(&tx, proposal, Decision::Refused, by, &note).await?;
        let mut change = Change::new("link.refuse", format!("proposal:{}", proposal.id));
        if let Some(pair) = current::of(&tx, proposal).await? {
            let share = Share::from_ten_thousandths(proposal.share).unwrap_or(Share::WHOLE);
            change = change.project(pair.project()).after(&pair.facts(share, &note))?;
        }
        tx.record(change).await?;
    }
    tx.commit().await?;
    Ok(proposals.len())
}
