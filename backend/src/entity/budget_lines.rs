//! Lines of a budget, without their append-only amounts.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "budget_lines")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub project_id: i64,
    pub position: i64,
    pub section: String,
    pub node_id: Option<i64>,
    pub description: String,
    pub version: i64,
    pub created_at: i64,
    pub retired_at: Option<i64>,
    pub first_id: Option<i64>,
    pub year: i64,
    pub unit: String,
    pub evaluation: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
