//! Overlaps, proposed and declared.

use domain::{
    id::{CorporateIndicatorId, OverlapId, OverlapProposalId, ProjectId, UserId},
    overlap::Method,
    quantity::Quantity,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{overlap_projects, overlap_proposal_projects, overlap_proposals, overlaps},
    error::Result,
};

/// So much of what these projects claim together is claimed more than once; `by` proposed it.
#[derive(Clone, Debug)]
pub struct NewOverlap<'a> {
    pub corporate: CorporateIndicatorId,
    pub projects: &'a [ProjectId],
    pub amount: Quantity,
    pub reason: &'a str,
    pub by: UserId,
    /// None of those that were declared before approvals were asked for.
    pub proposal: Option<OverlapProposalId>,
}

pub async fn overlap(tx: &Tx, new: NewOverlap<'_>) -> Result<OverlapId> {
    let row = overlaps::ActiveModel {
        corporate_indicator_id: Set(new.corporate.0),
        amount: Set(new.amount.ten_thousandths()),
        reason: Set(new.reason.into()),
        user_id: Set(new.by.0),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        withdrawn_by: Set(None),
        withdraw_reason: Set(None),
        proposal_id: Set(new.proposal.map(|id| id.0)),
        ..Default::default()
    };
    let id = overlaps::Entity::insert(row).exec(tx.conn()).await?.last_insert_id;
    let projects = new
        .projects
        .iter()
        .map(|project| overlap_projects::ActiveModel { overlap_id: Set(id), project_id: Set(project.0) });
    overlap_projects::Entity::insert_many(projects).exec_without_returning(tx.conn()).await?;
    Ok(OverlapId(id))
}

/// The same as it is proposed; it waits.
#[derive(Clone, Debug)]
pub struct NewProposal<'a> {
    pub corporate: CorporateIndicatorId,
    pub replaces: Option<OverlapId>,
    pub projects: &'a [ProjectId],
    pub amount: Quantity,
    pub method: Method,
    /// Of [`Method::Other`]; else empty.
    pub method_words: &'a str,
    pub reason: &'a str,
    pub by: UserId,
}

pub async fn proposal(tx: &Tx, new: NewProposal<'_>) -> Result<OverlapProposalId> {
    let row = overlap_proposals::ActiveModel {
        corporate_indicator_id: Set(new.corporate.0),
        replaces_id: Set(new.replaces.map(|id| id.0)),
        amount: Set(new.amount.ten_thousandths()),
        method: Set(new.method.to_string()),
        method_words: Set(new.method_words.into()),
        reason: Set(new.reason.into()),
        user_id: Set(new.by.0),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        outcome: Set(None),
        decided_by: Set(None),
        note: Set(None),
        ..Default::default()
    };
    let id = overlap_proposals::Entity::insert(row).exec(tx.conn()).await?.last_insert_id;
    let projects = new
        .projects
        .iter()
        .map(|project| overlap_proposal_projects::ActiveModel { proposal_id: Set(id), project_id: Set(project.0) });
    overlap_proposal_projects::Entity::insert_many(projects).exec_without_returning(tx.conn()).await?;
    Ok(OverlapProposalId(id))
}
