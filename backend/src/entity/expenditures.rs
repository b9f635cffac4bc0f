//! What was spent on a line of a budget: original, rate, USD cents; append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expenditures")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub project_id: i64,
    pub line_id: i64,
    pub day: Date,
    pub document: Option<String>,
    pub description: String,
    pub currency: String,
    pub amount_minor: i64,
    pub rate_id: Option<i64>,
    pub amount_usd: Option<i64>,
    pub user_id: Option<i64>,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
