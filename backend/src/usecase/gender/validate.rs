//! The gender focal point agrees with the code: a second pair of eyes.

use domain::{code::ProjectCode, gender, policy::Action};

use super::current;
use crate::{
    ctx::Ctx,
    entity::gender_assessments::Model,
    error::{Error, Result},
};

#[derive(Clone, Debug)]
pub struct Validate {
    pub project: ProjectCode,
    pub version: i64,
    pub note: String,
}

/// Coded → validated. Who coded it cannot validate it, whatever else they may do.
pub async fn validate(ctx: &Ctx, form: Validate) -> Result<()> {
    let project = ctx.project(&form.project, Action::ValidateGender).await?;
    let note = current::note(&form.note)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let before = current::of(&tx, project.id).await?;
    current::unchanged(before.as_ref(), form.version)?;
    let before = before.ok_or_else(|| Error::invalid("", "gender-wrong-stage"))?;
    let stage = gender::validate(current::stage(&before)?, current::hands(&before), by).map_err(current::refused)?;
    let next = Model {
        version: before.version + 1,
        stage: stage.as_str().into(),
        validator_id: Some(by.0),
        validated_at: Some(tx.now()),
        validator_note: note.clone(),
        ..before.clone()
    };
    current::step(tx, "gender.validate", project.id, &before, next, note.as_deref()).await
}
