//! Saves the present filters of a page under a name.

use domain::{
    id::ViewId,
    view::{MOST_QUERY, MOST_VIEWS, Page},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{Facts, named};
use crate::{
    ctx::Ctx,
    entity::saved_views::{ActiveModel, Entity},
    error::{Error, Problem, Result},
    event::Change,
    query::view::read,
};

#[derive(Clone, Debug)]
pub struct Save {
    pub page: Page,
    pub name: String,
    /// What stands behind the question mark, as the page itself writes it.
    pub query: String,
    pub shared: bool,
}

/// Problems: of the name, see [`named`]; `view-too-many` where this person has [`MOST_VIEWS`] on this page; `view-query` where the
/// address is longer than any page writes.
pub async fn save(ctx: &Ctx, command: Save) -> Result<ViewId> {
    let subject = ctx.subject()?;
    let Save { page, name, query, shared } = command;
    let tx = ctx.write().await?;
    let name = named(&tx, subject, page, &name, None).await?;
    if query.chars().count() > MOST_QUERY {
        return Err(Error::invalid("", "view-query"));
    }
    let mine = read(tx.conn(), &format!("v.page = '{page}' AND v.user_id = {}", subject.user)).await?;
    if mine.len() >= MOST_VIEWS {
        return Err(Problem::new("", "view-too-many").with("most", MOST_VIEWS.to_string()).into());
    }
    let facts = Facts { page, name: &name, query: &query, shared };
    let row = ActiveModel {
        user_id: Set(subject.user.0),
        page: Set(page.to_string()),
        name: Set(name.clone()),
        query: Set(query.clone()),
        shared: Set(shared),
        version: Set(1),
        created_at: Set(tx.now()),
        ..Default::default()
    };
    let id = ViewId(Entity::insert(row).exec(tx.conn()).await?.last_insert_id);
    tx.record(Change::new("view.save", format!("view:{id}")).after(&facts)?).await?;
    tx.commit().await?;
    Ok(id)
}
