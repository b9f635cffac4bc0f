//! Proposed overlaps of claims: who asked, and what became of it. Amounts are ten-thousandths.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "overlap_proposals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub corporate_indicator_id: i64,
    pub replaces_id: Option<i64>,
    pub amount: i64,
    pub method: String,
    pub method_words: String,
    pub reason: String,
    pub user_id: i64,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
    pub outcome: Option<String>,
    pub decided_by: Option<i64>,
    pub note: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
