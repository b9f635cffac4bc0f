//! Cells that the source leaves open, append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appeal_ambiguities")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub row_id: i64,
    pub area: String,
    pub chosen_usd: i64,
    pub alternative_1_usd: i64,
    pub alternative_2_usd: i64,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
