//! Saved views: saving the present filters of a page under a name, changing one, deleting it.

use backend::{
    error::{Error, Result},
    usecase::view::{self, Delete, Revise, Save},
};
use domain::view::Page;
use leptos::prelude::*;

use super::typed;
use crate::{
    flash, request, t,
    ui::saved_views::{canonical, href, revise_form, save_form},
};

/// The page of a form, and its present filters as it writes them itself: what is none of its words is left out.
fn present(page: &str, query: &str) -> Result<(Page, String)> {
    let page: Page = page.parse().map_err(|_| Error::NotFound)?;
    Ok((page, canonical(page, query)))
}

#[server(SaveView, prefix = "/api", endpoint = "view_save")]
pub async fn view_save(
    #[server(default)] page: String,
    #[server(default)] query: String,
    #[server(default)] name: String,
    #[server(default)] shared: String,
) -> Result<(), ServerFnError> {
    let kept = typed([("name", &name), ("shared", &shared)]);
    let back = present(&page, &query).map_or_else(|_| "/".to_owned(), |(page, query)| href(page, &query));
    let form = save_form(&page);
    let outcome = async {
        request::ctx().subject()?;
        let (page, query) = present(&page, &query)?;
        let then = href(page, &query);
        let command = Save { page, name: name.clone(), query, shared: !shared.is_empty() };
        view::save(&request::ctx(), command).await?;
        Ok((then, t!("view-saved", name = name.trim().to_owned())))
    };
    let outcome = outcome.await;
    flash::answer(&form, kept, &back, outcome).await
}

/// `query` are the present filters, taken where `replace` is not blank.
#[server(ReviseView, prefix = "/api", endpoint = "view_revise")]
pub async fn view_revise(
    #[server(default)] page: String,
    #[server(default)] view: String,
    #[server(default)] version: String,
    #[server(default)] query: String,
    #[server(default)] name: String,
    #[server(default)] shared: String,
    #[server(default)] replace: String,
) -> Result<(), ServerFnError> {
    let kept = typed([("version", &version), ("name", &name), ("shared", &shared), ("replace", &replace)]);
    let back = present(&page, &query).map_or_else(|_| "/".to_owned(), |(page, query)| href(page, &query));
    let form = revise_form(&view);
    let outcome = async {
        request::ctx().subject()?;
        let query = if replace.is_empty() { None } else { Some(present(&page, &query)?.1) };
        let view = view.parse().map_err(|_| Error::NotFound)?;
        let version = version.parse().unwrap_or_default();
        let command = Revise { view, version, name, shared: !shared.is_empty(), query };
        let now = view::revise(&request::ctx(), command).await?;
        Ok((href(now.page, &now.query), t!("view-revised", name = now.name)))
    };
    let outcome = outcome.await;
    flash::answer(&form, kept, &back, outcome).await
}

#[server(DeleteView, prefix = "/api", endpoint = "view_delete")]
pub async fn view_delete(#[server(default)] view: String) -> Result<(), ServerFnError> {
    let outcome = async {
        request::ctx().subject()?;
        let view = view.parse().map_err(|_| Error::NotFound)?;
        let page = view::delete(&request::ctx(), Delete { view }).await?;
        Ok((page.path().to_owned(), t!("view-deleted")))
    };
    let outcome = outcome.await;
    flash::answer("view-delete", [], "/", outcome).await
}
