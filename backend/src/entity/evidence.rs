//! Files behind reported values, append-only; a withdrawn one is superseded and says by whom and why.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub indicator_id: i64,
    pub period_id: i64,
    pub hash: String,
    pub bytes: i64,
    pub kind: String,
    pub name: String,
    pub about: Option<String>,
    pub user_id: i64,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
    pub withdrawn_by: Option<i64>,
    pub withdraw_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
