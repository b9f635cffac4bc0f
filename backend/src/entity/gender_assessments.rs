//! Gender markers through their stages, append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "gender_assessments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub project_id: i64,
    pub version: i64,
    pub code: String,
    pub stage: String,
    pub reaches_beneficiaries: bool,
    pub principal_purpose: bool,
    pub needs_evidence: Option<String>,
    pub output_id: Option<i64>,
    pub output_evidence: Option<String>,
    pub activity_id: Option<i64>,
    pub activity_evidence: Option<String>,
    pub override_reason: Option<String>,
    pub coder_id: i64,
    pub coded_at: i64,
    pub coder_note: Option<String>,
    pub validator_id: Option<i64>,
    pub validated_at: Option<i64>,
    pub validator_note: Option<String>,
    pub confirmer_id: Option<i64>,
    pub confirmed_at: Option<i64>,
    pub confirmer_note: Option<String>,
    pub stale_reason: Option<String>,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
