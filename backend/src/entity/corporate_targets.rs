//! Targets of corporate indicators, append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "corporate_targets")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub corporate_indicator_id: i64,
    pub numerator: i64,
    pub denominator: Option<i64>,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
    /// Null is all years.
    pub year: Option<i64>,
    pub user_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
