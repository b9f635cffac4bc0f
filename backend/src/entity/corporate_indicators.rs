//! What headquarters adds up.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "corporate_indicators")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub area_id: i64,
    pub code: String,
    pub title: String,
    pub definition: String,
    pub unit: String,
    pub kind: String,
    pub direction: String,
    pub operator: String,
    pub position: i64,
    pub answers: String,
    pub method: String,
    /// The outcome or output of which it is; null is its area.
    pub result_id: Option<i64>,
    pub version: i64,
    pub created_at: i64,
    pub retired_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
