//! Deletes a saved view: its owner, and a shared one administrators too, so that none stays of somebody who left.

use domain::{id::ViewId, policy::Wide, view::Page};
use sea_orm::EntityTrait;

use super::{Facts, found};
use crate::{
    ctx::Ctx,
    entity::saved_views::Entity,
    error::{Error, Result},
    event::Change,
};

#[derive(Clone, Copy, Debug)]
pub struct Delete {
    pub view: ViewId,
}

/// Gives the page that it was of. Somebody else's is not found, or forbidden where it is shared.
pub async fn delete(ctx: &Ctx, command: Delete) -> Result<Page> {
    let subject = ctx.subject()?;
    let tx = ctx.write().await?;
    let view = found(&tx, subject, command.view).await?;
    if view.owner != subject.user && ctx.wide(Wide::TidyViews).is_err() {
        return Err(Error::Forbidden);
    }
    Entity::delete_by_id(view.id.0).exec(tx.conn()).await?;
    tx.record(Change::new("view.delete", format!("view:{}", view.id)).before(&Facts::from(&view))?).await?;
    tx.commit().await?;
    Ok(view.page)
}
