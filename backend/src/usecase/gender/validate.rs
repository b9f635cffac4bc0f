//! The gender focal point agrees with the code: a second pair of eyes.

use domain::{code::ProjectCode, gender, policy::Action};

use super::judge::{Judgement, judge};
use crate::{ctx::Ctx, entity::gender_assessments::Model, error::Result};

#[derive(Clone, Debug)]
pub struct Validate {
    pub project: ProjectCode,
    pub version: i64,
    pub note: String,
}

/// Coded → validated. Who coded it cannot validate it, whatever else they may do.
pub async fn validate(ctx: &Ctx, form: Validate) -> Result<()> {
    let judgement = Judgement {
        project: &form.project,
        version: form.version,
        note: &form.note,
        needs: Action::ValidateGender,
        action: "gender.validate",
        rule: gender::validate,
    };
    judge(ctx, judgement, |row, hand| Model {
        validator_id: Some(hand.by),
        validated_at: Some(hand.at),
        validator_note: hand.note,
        ..row
    })
    .await
}
