//! The document around every page, and the route of each.

use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{pages, request};

/// The HTML document. `options` say under which path the browser build and the style sheet are served.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let style = format!("/{}/app.css", options.site_pkg_dir);
    request::content_security_policy();
    request::provide_assets(&options.site_pkg_dir);
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=request::theme()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=style />
                <HydrationScripts options islands=true />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=pages::failure::Missing>
                <Route path=path!("/login") view=pages::session::Login ssr=SsrMode::Async />
                <Route path=path!("/") view=pages::work::MyWork ssr=SsrMode::Async />
                <Route path=path!("/projects") view=pages::project::List ssr=SsrMode::Async />
                <Route path=path!("/projects/:code") view=pages::project::Overview ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/matrix") view=pages::project::ResultsMatrix ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/matrix/paste") view=pages::project::PasteLogframe ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/edit") view=pages::project::Edit ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/matrix/targets") view=pages::project::Targets ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/matrix/links") view=pages::project::ProjectLinks ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/progress") view=pages::project::ProjectProgress ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/progress/sheet") view=pages::project::ProgressSheet ssr=SsrMode::Async />
                <Route
                    path=path!("/projects/:code/progress/:period/:indicator")
                    view=pages::project::ProgressValue
                    ssr=SsrMode::Async
                />
                <Route path=path!("/projects/:code/budget") view=pages::project::ProjectBudget ssr=SsrMode::Async />
                <Route
                    path=path!("/projects/:code/budget/allocations")
                    view=pages::project::BudgetAllocations
                    ssr=SsrMode::Async
                />
                <Route path=path!("/projects/:code/budget/spent") view=pages::project::Spent ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/budget/ledger") view=pages::project::Ledger ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/gender") view=pages::project::Gender ssr=SsrMode::Async />
                <Route path=path!("/projects/:code/history") view=pages::project::History ssr=SsrMode::Async />
                <Route path=path!("/gender") view=pages::gender::Overview ssr=SsrMode::Async />
                <Route path=path!("/results") view=pages::results::Overview ssr=SsrMode::Async />
                <Route path=path!("/results/links") view=pages::results::Links ssr=SsrMode::Async />
                <Route path=path!("/results/pivot") view=pages::results::Pivot ssr=SsrMode::Async />
                <Route path=path!("/results/map") view=pages::results::Map ssr=SsrMode::Async />
                <Route
                    path=path!("/results/:framework/:indicator/charts")
                    view=pages::results::Charts
                    ssr=SsrMode::Async
                />
                <Route path=path!("/results/frameworks") view=pages::results::frameworks::List ssr=SsrMode::Async />
                <Route path=path!("/results/frameworks/:framework") view=pages::results::frameworks::One ssr=SsrMode::Async />
                <Route path=path!("/results/:framework/:indicator") view=pages::results::Indicator ssr=SsrMode::Async />
                <Route path=path!("/funding") view=pages::funding::Overview ssr=SsrMode::Async />
                <Route path=path!("/funding/import") view=pages::funding::Import ssr=SsrMode::Async />
                <Route path=path!("/funding/:appeal/areas") view=pages::funding::Areas ssr=SsrMode::Async />
                <Route
                    path=path!("/funding/contributions")
                    view=pages::funding::contribution::Contributions
                    ssr=SsrMode::Async
                />
                <Route path=path!("/funding/contributions/new") view=pages::funding::contribution::New ssr=SsrMode::Async />
                <Route
                    path=path!("/funding/contributions/:contribution")
                    view=pages::funding::contribution::One
                    ssr=SsrMode::Async
                />
                <Route path=path!("/funding/donors") view=pages::funding::contribution::Donors ssr=SsrMode::Async />
                <Route path=path!("/funding/:appeal/:row") view=pages::funding::Row ssr=SsrMode::Async />
                <Route path=path!("/budget-rules") view=pages::budget_rule::BudgetRules ssr=SsrMode::Async />
                <Route path=path!("/quality-rules") view=pages::quality_rule::QualityRules ssr=SsrMode::Async />
                <Route path=path!("/rates") view=pages::rate::Rates ssr=SsrMode::Async />
                <Route path=path!("/locks") view=pages::lock::Locks ssr=SsrMode::Async />
                <Route path=path!("/audit/log") view=pages::audit::Log ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
