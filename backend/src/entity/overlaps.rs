//! Declared overlaps of claims, append-only. Amounts are ten-thousandths.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "claim_overlaps")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub corporate_indicator_id: i64,
    pub amount: i64,
    pub reason: String,
    pub user_id: i64,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
    pub withdrawn_by: Option<i64>,
    pub withdraw_reason: Option<String>,
    pub proposal_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
