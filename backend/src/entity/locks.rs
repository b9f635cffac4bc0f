//! Locks of reporting periods; a lifted one is superseded and says by whom and why.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "locks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub reach: String,
    pub reach_id: Option<i64>,
    pub through: Date,
    pub until: Option<Date>,
    pub reason: String,
    pub user_id: i64,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
    pub lifted_by: Option<i64>,
    pub lift_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
