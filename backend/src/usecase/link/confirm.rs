//! Confirms proposed links: from now on they count. A link of the same pair with another share ends with it.

use domain::{
    id::{ProposalId, UserId},
    link::{Decision, Share},
    policy::Wide,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{REASON_MAX, current};
use crate::{
    ctx::{Ctx, Tx},
    entity::{
        link_proposals::Model,
        links::{Column, Entity},
    },
    error::{Error, Problem, Result},
    event::Change,
    insert::link::{self as insert, NewLink},
    usecase::text::{clean, within},
};

#[derive(Clone, Debug)]
pub struct Confirm {
    pub proposals: Vec<ProposalId>,
    /// May be blank.
    pub note: String,
}

/// All that were chosen, or none; gives their number. Problems at `chosen.pID`: one's own proposal (`link-own-proposal`); an indicator
/// that was taken out since (`link-gone`); one that no longer fits (`link-kind`, `link-answers`, `link-unit`, `link-share-not-added`).
/// What was decided meanwhile is a conflict.
pub async fn confirm(ctx: &Ctx, command: Confirm) -> Result<usize> {
    ctx.wide(Wide::ConfirmLinks)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let note = clean(&command.note);
    within("note", &note, REASON_MAX)?;
    let proposals = current::chosen(&tx, &command.proposals).await?;
    let mut problems = Vec::new();
    for proposal in &proposals {
        match one(&tx, proposal, by, &note).await {
            Ok(()) => {}
            Err(Error::Invalid(found)) => {
                problems.extend(found.into_iter().map(|found| Problem { field: current::field(proposal), ..found }));
            }
            Err(error) => return Err(error),
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    tx.commit().await?;
    Ok(proposals.len())
}

async fn one(tx: &Tx, proposal: &Model, by: UserId, note: &str) -> Result<()> {
    current::four_eyes(proposal, by)?;
    let pair = current::of(tx, proposal).await?.ok_or_else(|| Error::invalid("", "link-gone"))?;
    let share =
        Share::from_ten_thousandths(proposal.share).ok_or_else(|| Error::internal("a proposal has no share"))?;
    pair.check(share, &proposal.same_unit)?;
    if let Some(before) = current::standing(tx, &pair).await? {
        Entity::update_many()
            .col_expr(Column::SupersededAt, Expr::value(tx.now()))
            .col_expr(Column::EndedBy, Expr::value(by.0))
            .filter(Column::Id.eq(before.id))
            .filter(Column::SupersededAt.is_null())
            .exec(tx.conn())
            .await?;
    }
    current::decide(tx, proposal, Decision::Confirmed, by, note).await?;
    let id = ProposalId(proposal.id);
    let new =
        NewLink { indicator: pair.indicator(), corporate: pair.corporate(), share, proposal: Some(id), by: Some(by) };
    let link = insert::link(tx, new).await?;
    let change = Change::new("link.confirm", format!("link:{link}"));
    tx.record(change.project(pair.project()).after(&pair.facts(share, note))?).await
}
