//! The amount of a line: what it is made of, original, rate, USD cents; append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "budget_amounts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub line_id: i64,
    pub currency: String,
    pub amount_minor: i64,
    pub rate_id: Option<i64>,
    pub amount_usd: Option<i64>,
    pub user_id: Option<i64>,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
    pub quantity: i64,
    pub unit_minor: i64,
    pub duration: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
