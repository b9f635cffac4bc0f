//! What an indicator promises and what its approved values amount to, remembered; a row for each that is not retired.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator_sums")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub indicator_id: i64,
    pub project_id: i64,
    pub kind: String,
    pub direction: String,
    pub accumulation: String,
    pub baseline_numerator: Option<i64>,
    pub baseline_denominator: Option<i64>,
    pub target_numerator: Option<i64>,
    pub target_denominator: Option<i64>,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    pub female_numerator: Option<i64>,
    pub female_denominator: Option<i64>,
    pub male_numerator: Option<i64>,
    pub male_denominator: Option<i64>,
    pub missing_since: Option<Date>,
    /// All of these as one text.
    pub packed: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
