//! Ends a proposed overlap: another person approves or refuses it, or who proposed it takes it back.

use std::collections::BTreeSet;

use domain::{
    id::{CorporateIndicatorId, OverlapId, OverlapProposalId, ProjectId, UserId},
    overlap::{Outcome, may_end},
    policy::Wide,
    quantity::Quantity,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;

use super::{REASON_MAX, claims::Claimants};
use crate::{
    ctx::{Ctx, Tx},
    entity::{
        overlap_proposal_projects,
        overlap_proposals::{Column, Entity, Model},
    },
    error::{Error, Problem, Result},
    event::Change,
    insert::overlap::{NewOverlap, overlap},
    usecase::{
        overlap::withdraw,
        text::{clean, stated, within},
    },
};

/// What a person says about a proposal.
#[derive(Clone, Debug)]
pub struct Judge {
    pub proposal: OverlapProposalId,
    /// To refuse needs one.
    pub note: String,
}

#[derive(Serialize)]
struct Facts<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    /// The declaration that was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    overlap: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced: Option<i64>,
}

/// From now on it is subtracted; the one whose place it takes is not any more. Errors: one's own proposal (`overlap-own`); more by
/// now than there can be (`overlap-too-large-now`, which says how much at most); one that was decided meanwhile, or whose
/// predecessor was withdrawn (conflicts `overlap-decided`, `overlap-predecessor-gone`).
pub async fn approve(ctx: &Ctx, command: Judge) -> Result<OverlapId> {
    ctx.wide(Wide::ApproveOverlap)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let proposal = waiting(&tx, command.proposal).await?;
    owned(Outcome::Approved, &proposal, by)?;
    let note = clean(&command.note);
    within("note", &note, REASON_MAX)?;
    let projects = projects(&tx, command.proposal).await?;
    let corporate = CorporateIndicatorId(proposal.corporate_indicator_id);
    let amount = Quantity::from_ten_thousandths(proposal.amount);
    let replaces = proposal.replaces_id.map(OverlapId);
    if let Some(replaced) = replaces
        && !withdraw::supersede(&tx, replaced, by, &proposal.reason).await?
    {
        return Err(Error::Conflict(vec![Problem::new("", "overlap-predecessor-gone")]));
    }
    let set: BTreeSet<ProjectId> = projects.iter().copied().collect();
    let most = Claimants::of(&tx, corporate).await?.room(&tx, &set, replaces).await?;
    if amount > most {
        return Err(Problem::new("", "overlap-too-large-now").with("most", most.grouped()).into());
    }
    let new = NewOverlap {
        corporate,
        projects: &projects,
        amount,
        reason: &proposal.reason,
        by: UserId(proposal.user_id),
        proposal: Some(command.proposal),
    };
    let id = overlap(&tx, new).await?;
    end(&tx, command.proposal, Outcome::Approved, by, &note).await?;
    let facts = Facts { note: &note, overlap: Some(id.0), replaced: proposal.replaces_id };
    record(&tx, "overlap.approve", command.proposal, &facts).await?;
    tx.commit().await?;
    Ok(id)
}

/// It is never subtracted. Errors: a missing note; one's own proposal; one that was decided meanwhile.
pub async fn refuse(ctx: &Ctx, command: Judge) -> Result<()> {
    ctx.wide(Wide::ApproveOverlap)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let proposal = waiting(&tx, command.proposal).await?;
    owned(Outcome::Refused, &proposal, by)?;
    let note = stated("note", &command.note, REASON_MAX, "overlap-note-missing")?;
    end(&tx, command.proposal, Outcome::Refused, by, &note).await?;
    record(&tx, "overlap.refuse", command.proposal, &Facts { note: &note, overlap: None, replaced: None }).await?;
    tx.commit().await
}

/// Who proposed it thinks better of it. Errors: another's proposal (`overlap-not-own`); one that was decided meanwhile.
pub async fn take_back(ctx: &Ctx, proposal: OverlapProposalId) -> Result<()> {
    ctx.wide(Wide::ProposeOverlap)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    owned(Outcome::TakenBack, &waiting(&tx, proposal).await?, by)?;
    end(&tx, proposal, Outcome::TakenBack, by, "").await?;
    record(&tx, "overlap.take-back", proposal, &Facts { note: "", overlap: None, replaced: None }).await?;
    tx.commit().await
}

async fn waiting(tx: &Tx, id: OverlapProposalId) -> Result<Model> {
    let proposal = Entity::find_by_id(id.0).one(tx.conn()).await?.ok_or(Error::NotFound)?;
    if proposal.superseded_at.is_some() { Err(decided()) } else { Ok(proposal) }
}

fn decided() -> Error {
    Error::Conflict(vec![Problem::new("", "overlap-decided")])
}

fn owned(outcome: Outcome, proposal: &Model, by: UserId) -> Result<()> {
    match (may_end(outcome, UserId(proposal.user_id), by), outcome) {
        (true, _) => Ok(()),
        (false, Outcome::Approved | Outcome::Refused) => Err(Error::invalid("", "overlap-own")),
        (false, Outcome::TakenBack) => Err(Error::invalid("", "overlap-not-own")),
    }
}

async fn projects(tx: &Tx, id: OverlapProposalId) -> Result<Vec<ProjectId>> {
    let rows = overlap_proposal_projects::Entity::find()
        .filter(overlap_proposal_projects::Column::ProposalId.eq(id.0))
        .all(tx.conn())
        .await?;
    Ok(rows.into_iter().map(|row| ProjectId(row.project_id)).collect())
}

async fn end(tx: &Tx, id: OverlapProposalId, outcome: Outcome, by: UserId, note: &str) -> Result<()> {
    let ended = Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(tx.now()))
        .col_expr(Column::Outcome, Expr::value(outcome.as_str()))
        .col_expr(Column::DecidedBy, Expr::value(by.0))
        .col_expr(Column::Note, Expr::value(note))
        .filter(Column::Id.eq(id.0))
        .filter(Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    if ended.rows_affected == 1 { Ok(()) } else { Err(decided()) }
}

async fn record(tx: &Tx, action: &'static str, id: OverlapProposalId, facts: &Facts<'_>) -> Result<()> {
    tx.record(Change::new(action, format!("overlap-proposal:{id}")).after(facts)?).await
}
