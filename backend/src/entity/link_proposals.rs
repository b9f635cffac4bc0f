//! Links that were proposed: waiting until somebody decides, then superseded with the decision.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link_proposals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub indicator_id: i64,
    pub corporate_indicator_id: i64,
    pub share: i64,
    pub same_unit: String,
    pub user_id: i64,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
    pub decision: Option<String>,
    pub decided_by: Option<i64>,
    pub note: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
