//! The endorser confirms the validated code: a third person.

use domain::{code::ProjectCode, gender, policy::Action};

use super::current;
use crate::{
    ctx::Ctx,
    entity::gender_assessments::Model,
    error::{Error, Result},
};

#[derive(Clone, Debug)]
pub struct Confirm {
    pub project: ProjectCode,
    pub version: i64,
    pub note: String,
}

/// Validated → confirmed. Who coded or validated it cannot confirm it.
pub async fn confirm(ctx: &Ctx, form: Confirm) -> Result<()> {
    let project = ctx.project(&form.project, Action::ConfirmGender).await?;
    let note = current::note(&form.note)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let before = current::of(&tx, project.id).await?;
    current::unchanged(before.as_ref(), form.version)?;
    let before = before.ok_or_else(|| Error::invalid("", "gender-wrong-stage"))?;
    let stage = gender::confirm(current::stage(&before)?, current::hands(&before), by).map_err(current::refused)?;
    let next = Model {
        version: before.version + 1,
        stage: stage.as_str().into(),
        confirmer_id: Some(by.0),
        confirmed_at: Some(tx.now()),
        confirmer_note: note.clone(),
        ..before.clone()
    };
    current::step(tx, "gender.confirm", project.id, &before, next, note.as_deref()).await
}
