//! What is measured on an objective, outcome or output.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "indicators")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub project_id: i64,
    pub node_id: i64,
    pub position: i64,
    pub title: String,
    pub unit: String,
    pub kind: String,
    pub direction: String,
    pub accumulation: String,
    pub operator: String,
    pub crossed: bool,
    pub answers: String,
    pub source: String,
    pub version: i64,
    pub created_at: i64,
    pub expected_from: Date,
    pub retired_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
