//! Says something about a value, for who may [`DiscussValues`](domain::policy::Action::DiscussValues).

use domain::{code::ProjectCode, id::CommentId, policy::Action};

use super::{Facts, TEXT_MAX};
use crate::{
    ctx::Ctx,
    error::Result,
    event::Change,
    insert::evidence::{self, Of},
    usecase::{evidence::there, text::stated},
};

#[derive(Clone, Debug)]
pub struct Add {
    pub project: ProjectCode,
    pub of: Of,
    pub text: String,
}

/// Errors: no text (`comment-missing`), more than [`TEXT_MAX`] characters (`too-long`).
pub async fn add(ctx: &Ctx, command: Add) -> Result<CommentId> {
    let project = ctx.project(&command.project, Action::DiscussValues).await?;
    let by = ctx.subject()?.user;
    let text = stated("text", &command.text, TEXT_MAX, "comment-missing")?;
    let tx = ctx.write().await?;
    there(tx.conn(), project.id, command.of).await?;
    let id = evidence::comment(&tx, command.of, &text, by).await?;
    let facts = Facts { indicator: command.of.indicator.0, period: command.of.period.0, text: &text };
    tx.record(Change::new("comment.add", format!("comment:{id}")).project(project.id).after(&facts)?).await?;
    tx.commit().await?;
    Ok(id)
}
