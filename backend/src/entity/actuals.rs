//! Reported values in ten-thousandths, append-only; the null numerator is a blank.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "actuals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub indicator_id: i64,
    pub period_id: i64,
    pub version: i64,
    pub state: String,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    pub narrative: Option<String>,
    pub author_id: i64,
    pub submitter_id: Option<i64>,
    pub submitted_at: Option<i64>,
    pub reviewer_id: Option<i64>,
    pub reviewed_at: Option<i64>,
    pub note: Option<String>,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
