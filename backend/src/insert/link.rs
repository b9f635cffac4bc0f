//! Links from project indicators to corporate ones, and what was proposed.

use domain::{
    id::{CorporateIndicatorId, IndicatorId, LinkId, ProposalId, UserId},
    link::{Decision, Share},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    ctx::Tx,
    entity::{link_proposals, links},
    error::Result,
};

/// Somebody proposes that this much of an indicator counts.
#[derive(Clone, Copy, Debug)]
pub struct NewProposal<'a> {
    pub indicator: IndicatorId,
    pub corporate: CorporateIndicatorId,
    pub share: Share,
    /// Why both units mean the same; blank where they are the same words.
    pub same_unit: &'a str,
    pub by: UserId,
}

pub async fn proposal(tx: &Tx, new: NewProposal<'_>) -> Result<ProposalId> {
    let row = link_proposals::ActiveModel {
        indicator_id: Set(new.indicator.0),
        corporate_indicator_id: Set(new.corporate.0),
        share: Set(new.share.ten_thousandths()),
        same_unit: Set(new.same_unit.into()),
        user_id: Set(new.by.0),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        decision: Set(None),
        decided_by: Set(None),
        note: Set(String::new()),
        ..Default::default()
    };
    Ok(ProposalId(link_proposals::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}

/// Supersedes a proposal that waits with what became of it; whether it still waited.
pub async fn decide(tx: &Tx, proposal: ProposalId, decision: Decision, by: UserId, note: &str) -> Result<bool> {
    let decided = link_proposals::Entity::update_many()
        .col_expr(link_proposals::Column::SupersededAt, Expr::value(tx.now()))
        .col_expr(link_proposals::Column::Decision, Expr::value(decision.as_str()))
        .col_expr(link_proposals::Column::DecidedBy, Expr::value(by.0))
        .col_expr(link_proposals::Column::Note, Expr::value(note))
        .filter(link_proposals::Column::Id.eq(proposal.0))
        .filter(link_proposals::Column::SupersededAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(decided.rows_affected == 1)
}

/// A link that counts from now on. The caller supersedes the one before.
#[derive(Clone, Copy, Debug)]
pub struct NewLink {
    pub indicator: IndicatorId,
    pub corporate: CorporateIndicatorId,
    pub share: Share,
    pub proposal: Option<ProposalId>,
    /// Who confirmed it.
    pub by: Option<UserId>,
}

pub async fn link(tx: &Tx, new: NewLink) -> Result<LinkId> {
    let row = links::ActiveModel {
        indicator_id: Set(new.indicator.0),
        corporate_indicator_id: Set(new.corporate.0),
        user_id: Set(new.by.map(|by| by.0)),
        recorded_at: Set(tx.now()),
        superseded_at: Set(None),
        share: Set(new.share.ten_thousandths()),
        proposal_id: Set(new.proposal.map(|id| id.0)),
        ended_by: Set(None),
        end_reason: Set(None),
        ..Default::default()
    };
    Ok(LinkId(links::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}
