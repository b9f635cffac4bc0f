//! The disaggregated cells of one version of an actual.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "actual_cells")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub actual_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub axis: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub category: String,
    pub numerator: i64,
    pub denominator: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
