//! `/`: what is late, what came back, what is next.

use leptos::prelude::*;

use crate::{
    pages::frame::{Nav, page},
    request, t,
};

#[component]
pub(crate) fn MyWork() -> impl IntoView {
    page(Nav::Work, async { Ok(request::ctx().today()) }, |today| {
        (t!("work-title"), view! { <h1>{today.to_string()}</h1> })
    })
}
