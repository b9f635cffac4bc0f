//! What each indicator amounts to in a year, remembered.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator_years")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub indicator_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i64,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    pub female_numerator: Option<i64>,
    pub female_denominator: Option<i64>,
    pub male_numerator: Option<i64>,
    pub male_denominator: Option<i64>,
    pub missing_since: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
