//! Project indicators that count towards corporate ones, as headquarters confirmed it; append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "links")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub indicator_id: i64,
    pub corporate_indicator_id: i64,
    /// Who confirmed it.
    pub user_id: Option<i64>,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
    pub share: i64,
    pub proposal_id: Option<i64>,
    pub ended_by: Option<i64>,
    pub end_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
