//! Who is let in under a lock, up to which day; append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lock_exceptions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub lock_id: i64,
    pub user_id: i64,
    pub until: Date,
    pub reason: String,
    pub granted_by: i64,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
