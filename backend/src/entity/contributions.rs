//! What donors give, each under one agreement.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contributions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub donor_id: i64,
    pub reference: String,
    pub year: i64,
    pub currency: String,
    pub project_id: Option<i64>,
    pub earmarking: String,
    pub region_id: Option<i64>,
    pub area: Option<String>,
    pub conditions: String,
    pub version: i64,
    pub created_at: i64,
    pub retired_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
