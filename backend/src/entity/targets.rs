//! Baselines and targets in ten-thousandths, append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "targets")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub indicator_id: i64,
    pub what: String,
    pub period_id: Option<i64>,
    pub axis: Option<String>,
    pub category: Option<String>,
    pub numerator: i64,
    pub denominator: Option<i64>,
    pub user_id: Option<i64>,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
