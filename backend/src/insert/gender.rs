//! One step of a gender assessment. Every step is a new row; the caller supersedes the one before.

use domain::{
    gender::{GenderCode, Stage},
    id::{AssessmentId, NodeId, ProjectId},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{ctx::Tx, entity::gender_assessments, error::Result};

/// Who did it, when (microseconds UTC), and what they noted.
#[derive(Clone, Debug)]
pub struct Hand {
    pub user: i64,
    pub at: i64,
    pub note: Option<String>,
}

#[derive(Clone, Debug)]
pub struct NewAssessment {
    pub project: ProjectId,
    pub version: i64,
    pub code: GenderCode,
    pub stage: Stage,
    pub reaches_beneficiaries: bool,
    pub principal_purpose: bool,
    /// The sentence that shows gender in the needs assessment.
    pub needs_evidence: Option<String>,
    /// The output or activity that shows it, with its statement at that time.
    pub output: Option<(NodeId, String)>,
    pub activity: Option<(NodeId, String)>,
    pub override_reason: Option<String>,
    pub coded: Hand,
    pub validated: Option<Hand>,
    pub confirmed: Option<Hand>,
    pub stale_reason: Option<String>,
    pub recorded_at: i64,
    pub superseded_at: Option<i64>,
}

pub async fn assessment(tx: &Tx, new: NewAssessment) -> Result<AssessmentId> {
    let (output_id, output_evidence) = new.output.map(|(id, text)| (id.0, text)).unzip();
    let (activity_id, activity_evidence) = new.activity.map(|(id, text)| (id.0, text)).unzip();
    let row = gender_assessments::ActiveModel {
        project_id: Set(new.project.0),
        version: Set(new.version),
        code: Set(new.code.as_str().into()),
        stage: Set(new.stage.as_str().into()),
        reaches_beneficiaries: Set(new.reaches_beneficiaries),
        principal_purpose: Set(new.principal_purpose),
        needs_evidence: Set(new.needs_evidence),
        output_id: Set(output_id),
        output_evidence: Set(output_evidence),
        activity_id: Set(activity_id),
        activity_evidence: Set(activity_evidence),
        override_reason: Set(new.override_reason),
        coder_id: Set(new.coded.user),
        coded_at: Set(new.coded.at),
        coder_note: Set(new.coded.note),
        validator_id: Set(new.validated.as_ref().map(|hand| hand.user)),
        validated_at: Set(new.validated.as_ref().map(|hand| hand.at)),
        validator_note: Set(new.validated.and_then(|hand| hand.note)),
        confirmer_id: Set(new.confirmed.as_ref().map(|hand| hand.user)),
        confirmed_at: Set(new.confirmed.as_ref().map(|hand| hand.at)),
        confirmer_note: Set(new.confirmed.and_then(|hand| hand.note)),
        stale_reason: Set(new.stale_reason),
        recorded_at: Set(new.recorded_at),
        superseded_at: Set(new.superseded_at),
        ..Default::default()
    };
    Ok(AssessmentId(gender_assessments::Entity::insert(row).exec(tx.conn()).await?.last_insert_id))
}
