//! The head of every page of one project: where it is, what it is, its state, its tabs with what waits there.

use backend::{
    ctx::Ctx,
    error::{Error, Result},
    query::project::{Project, overview},
};
use domain::{code::ProjectCode, policy::Action};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    pages::{
        as_at,
        frame::{Nav, page},
    },
    request, t, ui,
};

/// The pages of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    Overview,
    Matrix,
    Progress,
    Budget,
    Gender,
    History,
}

impl Tab {
    const ALL: [Self; 6] = [Self::Overview, Self::Matrix, Self::Progress, Self::Budget, Self::Gender, Self::History];

    fn href(self, code: &ProjectCode) -> String {
        match self {
            Self::Overview => format!("/projects/{code}"),
            Self::Matrix => format!("/projects/{code}/matrix"),
            Self::Progress => format!("/projects/{code}/progress"),
            Self::Budget => format!("/projects/{code}/budget"),
            Self::Gender => format!("/projects/{code}/gender"),
            Self::History => format!("/projects/{code}/history"),
        }
    }

    fn word(self) -> String {
        t!(match self {
            Self::Overview => "tab-overview",
            Self::Matrix => "tab-matrix",
            Self::Progress => "tab-progress",
            Self::Budget => "tab-budget",
            Self::Gender => "tab-gender",
            Self::History => "tab-history",
        })
    }
}

/// Loads and draws one page of the project in the URL, for whoever may view it. `load` gets the project itself, so that
/// nothing is asked about a project that this person may not see.
pub(crate) fn project_page<T, V, F>(
    tab: Tab,
    load: impl FnOnce(Ctx, Project) -> F + Send + 'static,
    draw: impl FnOnce(&Project, T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
    F: Future<Output = Result<T>> + Send + 'static,
{
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let load = async move {
        let ctx = request::ctx();
        let code: ProjectCode = code.parse().map_err(|_| Error::NotFound)?;
        let project = ctx.project(&code, Action::View).await?;
        let waiting = overview::waiting(&ctx, &project).await?;
        let log = ctx.may(&project, Action::ViewLog);
        let now = ctx.day();
        let data = load(ctx, project.clone()).await?;
        Ok((project, waiting, log, data, now))
    };
    page(Nav::Projects, load, move |(project, waiting, log, data, now)| {
        let body = draw(&project, data);
        let title = format!("{} · {}", tab.word(), project.title);
        let view = view! {
            {head(&project)}
            {tabs(tab, &project, waiting, log)}
            {body}
            {(tab != Tab::History).then(|| as_at::ask(now))}
        };
        (title, view)
    })
}

fn head(project: &Project) -> impl IntoView + use<> {
    let region = format!("/projects?region={}", project.region);
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href="/projects">{t!("nav-projects")}</a></li>
                <li><a href=region>{project.region_name.clone()}</a></li>
                <li>{project.office_name.clone()}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{project.title.clone()}</h1>
            <span class="chip code">{project.code.to_string()}</span>
            {ui::state::project_state(project.state)}
        </div>
    }
}

fn tabs(current: Tab, project: &Project, waiting: overview::Waiting, log: bool) -> impl IntoView + use<> {
    let links = Tab::ALL
        .into_iter()
        .filter(|tab| *tab != Tab::History || log)
        .map(|tab| {
            let count = match tab {
                Tab::Progress => waiting.progress,
                Tab::Gender => waiting.gender,
                Tab::Overview | Tab::Matrix | Tab::Budget | Tab::History => 0,
            };
            let count = (count > 0).then(|| {
                view! {
                    <span class="count bad">{count}<span class="visually-hidden">{t!("tab-waiting", count = count)}</span></span>
                }
            });
            view! {
                <a href=request::dated(tab.href(&project.code)) aria-current=(tab == current).then_some("page")>
                    {tab.word()}
                    {count}
                </a>
            }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=t!("tabs-label")>{links}</nav> }
}
