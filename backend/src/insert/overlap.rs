//! Declared overlaps.

use domain::{
    id::{CorporateIndicatorId, OverlapId, ProjectId, UserId},
    quantity::Quantity,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    ctx::Tx,
    entity::{overlap_projects, overlaps},
    error::Result,
};

/// So much of what these projects claim together is claimed more than once.
#[derive(Clone, Debug)]
pub struct NewOverlap<'a> {
    pub corporate: CorporateIndicatorId,
    pub projects: &'a [ProjectId],
    pub amount: Quantity,
    pub reason: &'a str,
    pub by: UserId,
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
