//! The total of a row as printed (cents), append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appeal_row_totals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub row_id: i64,
    pub printed_usd: i64,
    pub user_id: Option<i64>,
    pub reason: Option<String>,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
