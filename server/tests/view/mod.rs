//! Saved views: each person's own, the shared ones of others, and what can be done to which.

mod delete;
mod revise;
mod save;

use crate::support::{Browser, Page, Who, World};

/// Saves a view of the projects.
async fn saved(browser: &mut Browser, name: &str, query: &str, shared: &str) -> Page {
    let fields = [("page", "projects"), ("query", query), ("name", name), ("shared", shared)];
    browser.submit("/api/view_save", &fields).await
}

/// Where the link of a view leads; none where it is not offered.
fn link(page: &Page, name: &str) -> Option<String> {
    let list = page.body.split("<ul class=\"views\">").nth(1)?.split("</ul>").next()?;
    let before = list.split(&format!(">{name}</a>")).next().filter(|before| before.len() < list.len())?;
    let href = before.rsplit("href=\"").next()?.split('"').next()?;
    Some(href.replace("&amp;", "&"))
}

async fn offered(world: &World, who: Who, name: &str) -> bool {
    link(&world.browser(who).await.get("/projects").await, name).is_some()
}
