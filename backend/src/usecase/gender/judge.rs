//! What validating and confirming share: the assessment that was read, four eyes, a signature with its note.

use domain::{
    code::ProjectCode,
    gender::{GenderError, Hands, Stage},
    id::UserId,
    policy::Action,
};

use super::current;
use crate::{
    ctx::Ctx,
    entity::gender_assessments::Model,
    error::{Error, Result},
};

/// One person's agreement with the assessment that they read.
pub(super) struct Judgement<'a> {
    pub project: &'a ProjectCode,
    pub version: i64,
    pub note: &'a str,
    pub needs: Action,
    pub action: &'static str,
    /// The rule: from which stage, and by whose hand.
    pub rule: fn(Stage, Hands, UserId) -> Result<Stage, GenderError>,
}

/// Who signs, when, and with what note.
pub(super) struct Signature {
    pub by: i64,
    pub at: i64,
    pub note: Option<String>,
}

/// Takes the step where the rule lets it; `sign` puts the signature where it belongs.
pub(super) async fn judge(
    ctx: &Ctx,
    judgement: Judgement<'_>,
    sign: impl FnOnce(Model, Signature) -> Model,
) -> Result<()> {
    let project = ctx.project(judgement.project, judgement.needs).await?;
    let note = current::note(judgement.note)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let before = current::of(&tx, project.id).await?;
    current::unchanged(before.as_ref(), judgement.version)?;
    let before = before.ok_or_else(|| Error::invalid("", "gender-wrong-stage"))?;
    let stage = (judgement.rule)(current::stage(&before)?, current::hands(&before), by).map_err(current::refused)?;
    let next = Model { version: before.version + 1, stage: stage.as_str().into(), ..before.clone() };
    let next = sign(next, Signature { by: by.0, at: tx.now(), note: note.clone() });
    current::step(tx, judgement.action, project.id, &before, next, note.as_deref()).await
}
