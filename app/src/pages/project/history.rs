//! `/projects/:code/history`: the audit log of one project.

use backend::query::log::{self, PAGE};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::frame::{Tab, project_page};
use crate::{
    pages::audit,
    ui::pagination::{pagination, query},
};

#[component]
pub(crate) fn History() -> impl IntoView {
    let page = use_query_map().read_untracked().get("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    project_page(
        Tab::History,
        move |ctx, project| async move { log::of_project(&ctx, &project, page).await },
        |project, data| {
            let address = |page: u64| {
                let page = if page > 1 { page.to_string() } else { String::new() };
                format!("/projects/{}/history{}", project.code, query(&[("page", page)]))
            };
            let pages = pagination(data.page, data.pages, PAGE, data.total, address);
            view! {
                {audit::table(data.entries, false)}
                {pages}
            }
        },
    )
}
