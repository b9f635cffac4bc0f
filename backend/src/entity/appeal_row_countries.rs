//! The countries one row of an appeal stands for.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appeal_row_countries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub row_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub country_id: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
