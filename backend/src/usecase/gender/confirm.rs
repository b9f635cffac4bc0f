//! The endorser confirms the validated code: a third person.

use domain::{code::ProjectCode, gender, policy::Action};

use super::judge::{Judgement, judge};
use crate::{ctx::Ctx, entity::gender_assessments::Model, error::Result};

#[derive(Clone, Debug)]
pub struct Confirm {
    pub project: ProjectCode,
    pub version: i64,
    pub note: String,
}

/// Validated → confirmed. Who coded or validated it cannot confirm it.
pub async fn confirm(ctx: &Ctx, form: Confirm) -> Result<()> {
    let judgement = Judgement {
        project: &form.project,
        version: form.version,
        note: &form.note,
        needs: Action::ConfirmGender,
        action: "gender.confirm",
        rule: gender::confirm,
    };
    judge(ctx, judgement, |row, hand| Model {
        confirmer_id: Some(hand.by),
        confirmed_at: Some(hand.at),
        confirmer_note: hand.note,
        ..row
    })
    .await
}
