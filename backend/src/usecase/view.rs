//! Views that people save: for whoever is signed in, each their own; a shared one is seen by everybody and changed by its owner.

mod delete;
mod revise;
mod save;

use domain::{
    id::ViewId,
    policy::Subject,
    view::{MOST_NAME, Page, Unnamed, name},
};
use serde::Serialize;

pub use self::{
    delete::{Delete, delete},
    revise::{Revise, revise},
    save::{Save, save},
};
use crate::{
    ctx::Tx,
    error::{Error, Problem, Result},
    query::view::{View, read},
};

/// A view as the audit log tells it.
#[derive(Serialize)]
struct Facts<'a> {
    page: Page,
    name: &'a str,
    query: &'a str,
    shared: bool,
}

impl<'a> From<&'a View> for Facts<'a> {
    fn from(view: &'a View) -> Self {
        Self { page: view.page, name: &view.name, query: &view.query, shared: view.shared }
    }
}

/// The view with this id, where this person sees it.
async fn found(tx: &Tx, subject: &Subject, id: ViewId) -> Result<View> {
    let view = read(tx.conn(), &format!("v.id = {id}")).await?.pop();
    view.filter(|view| view.shared || view.owner == subject.user).ok_or(Error::NotFound)
}

/// Problems: `view-name` where it is blank or too long; `view-name-taken` where another one of this person on this page has it.
async fn named(tx: &Tx, subject: &Subject, page: Page, typed: &str, but: Option<ViewId>) -> Result<String> {
    let name = name(typed).map_err(|why| match why {
        Unnamed::Empty => Problem::new("name", "view-no-name"),
        Unnamed::TooLong => Problem::new("name", "view-long-name").with("most", MOST_NAME.to_string()),
    })?;
    let mine = read(tx.conn(), &format!("v.page = '{page}' AND v.user_id = {}", subject.user)).await?;
    if mine.iter().any(|view| view.name == name && Some(view.id) != but) {
        return Err(Problem::new("name", "view-name-taken").with("name", name).into());
    }
    Ok(name)
}
