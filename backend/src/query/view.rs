//! Views that people have saved: a page with its filters under a name, for oneself or for everybody.

use domain::{
    id::{UserId, ViewId},
    view::Page,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::all,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub id: ViewId,
    pub page: Page,
    pub name: String,
    /// What stands behind the question mark of its address.
    pub query: String,
    pub shared: bool,
    pub owner: UserId,
    pub owner_name: String,
    /// A change names it.
    pub version: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    page: String,
    name: String,
    query: String,
    shared: bool,
    user_id: i64,
    owner: String,
    version: i64,
}

/// Those of a page that this person may open: their own by name, then those that others share. In one statement.
pub async fn views(ctx: &Ctx, page: Page) -> Result<Vec<View>> {
    let me = ctx.subject()?.user;
    let rows = read(ctx.read(), &format!("v.page = '{page}' AND (v.user_id = {me} OR v.shared)")).await?;
    let (mine, others): (Vec<View>, Vec<View>) = rows.into_iter().partition(|view| view.owner == me);
    Ok(mine.into_iter().chain(others).collect())
}

/// Those under a condition over `v`, by name.
pub(crate) async fn read(conn: &impl ConnectionTrait, condition: &str) -> Result<Vec<View>> {
    let rows: Vec<Row> = all(
        conn,
        &format!(
            "SELECT v.id, v.page, v.name, v.query, v.shared, v.user_id, u.name AS owner, v.version
             FROM saved_views v
             JOIN users u ON u.id = v.user_id
             WHERE {condition} ORDER BY LOWER(v.name), v.id"
        ),
        [],
    )
    .await?;
    let view = |row: Row| {
        Ok(View {
            id: ViewId(row.id),
            page: row.page.parse().map_err(Error::internal)?,
            name: row.name,
            query: row.query,
            shared: row.shared,
            owner: UserId(row.user_id),
            owner_name: row.owner,
            version: row.version,
        })
    };
    rows.into_iter().map(view).collect()
}
