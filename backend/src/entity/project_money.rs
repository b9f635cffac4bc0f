//! What each project has budgeted and spent in all, in USD cents, remembered.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "project_money")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: i64,
    pub staff_office_usd: i64,
    pub evaluation_usd: i64,
    pub overhead_usd: i64,
    pub budget_usd: i64,
    pub amounts: i64,
    pub not_converted: i64,
    pub spent_usd: i64,
    pub spent_not_converted: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
