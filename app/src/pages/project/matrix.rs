//! `/projects/:code/matrix`: the results matrix as the organization writes it, read and edited on one page.
//!
//! For whoever may view the project; the ways to edit are drawn only for those who may, and checked again by the use case.

pub(crate) mod form;
mod indicator_form;
mod node_form;
mod open;
mod row;
mod table;

use backend::{
    ctx::Ctx,
    error::Result,
    query::{
        matrix::{self, Matrix},
        project::Project,
    },
};
use domain::{
    lifecycle::ProjectState,
    matrix::NodeKind,
    policy::{Action, Wide},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub(crate) use open::{Open, WHOLE, done_at, indicator_anchor, node_anchor};

use super::{
    frame::{Tab, project_page},
    links, logframe,
};
use crate::{
    flash::{self, Flash},
    request, t,
    ui::state::project_state_word,
};

/// What the page draws.
struct Page {
    project: Project,
    matrix: Matrix,
    may_edit: bool,
    /// Could edit it in another state of the project.
    locked: bool,
    /// May open the corporate results to which indicators are linked.
    results: bool,
    open: Option<Open>,
    flash: Flash,
    /// The anchor of the row that was just changed, with the message to show there.
    done: Option<(String, String)>,
}

#[component]
pub(crate) fn ResultsMatrix() -> impl IntoView {
    let query = use_query_map();
    let query = query.read_untracked();
    let open = Open::from_query(query.get("edit").as_deref(), query.get("add").as_deref());
    let at = query.get("at");
    project_page(Tab::Matrix, move |ctx, project| load(ctx, project, open, at), |_, page| draw(&page))
}

async fn load(ctx: Ctx, project: Project, open: Option<Open>, at: Option<String>) -> Result<Page> {
    let matrix = matrix::matrix(&ctx, &project).await?;
    let may_edit = ctx.may(&project, Action::EditMatrix);
    let active = Project { state: ProjectState::Active, ..project.clone() };
    let locked = !may_edit && ctx.may(&active, Action::EditMatrix);
    let visit = request::visit();
    let open = open.filter(|_| may_edit);
    let flash = match open {
        Some(open) => flash::take(&visit, &open.form()).await,
        None => Flash::default(),
    };
    let done = match at {
        Some(at) => flash::done(&visit).await.map(|message| (at, message)),
        None => None,
    };
    let results = ctx.wide(Wide::ViewResults).is_ok();
    Ok(Page { project, matrix, may_edit, locked, results, open, flash, done })
}

impl Page {
    fn code(&self) -> &str {
        self.project.code.as_str()
    }

    /// The form that is open has no place: its row is no longer there, or takes nothing of that kind.
    fn open_is_gone(&self) -> bool {
        let kind = |id| self.matrix.node(id).map(|node| node.kind);
        match self.open {
            None => false,
            Some(Open::AddObjective) => !self.matrix.nodes.is_empty(),
            Some(Open::Node(id)) => kind(id).is_none(),
            Some(Open::AddUnder(id)) => kind(id).and_then(NodeKind::child).is_none(),
            Some(Open::AddIndicator(id)) => !kind(id).is_some_and(NodeKind::carries_indicators),
            Some(Open::Indicator(id)) => self.matrix.indicator(id).is_none(),
        }
    }
}

fn draw(page: &Page) -> impl IntoView + use<> {
    let gone = page.open_is_gone().then(|| form::notice(&page.flash));
    let locked = page.locked.then(|| {
        let state = project_state_word(page.project.state);
        view! { <p class="status-line">{t!("matrix-locked", state = state)}</p> }
    });
    let counts = (!page.matrix.nodes.is_empty()).then(|| view! { <p class="status-line">{counts(&page.matrix)}</p> });
    let body = if page.matrix.nodes.is_empty() { empty(page) } else { table::table(page) };
    let whole = page.done.as_ref().filter(|(at, _)| at == WHOLE).map(|(_, message)| message.clone());
    view! {
        {whole.map(|message| view! { <p class="notice good" role="status">{message}</p> })}
        <div class="section-head">
            <h2 class="visually-hidden">{t!("matrix-title")}</h2>
            {counts}
            {locked}
            {actions(page)}
        </div>
        {gone}
        {body}
    }
}

/// The ways to what does not stand in the table itself.
fn actions(page: &Page) -> Option<AnyView> {
    let paste = (page.may_edit && !page.matrix.nodes.is_empty())
        .then(|| view! { <a class="btn" href=logframe::href(page.code())>{t!("logframe-paste")}</a> });
    let measured = page.matrix.nodes.iter().any(|node| !node.indicators.is_empty());
    let targets = measured.then(|| {
        let href = request::dated(format!("/projects/{}/matrix/targets", page.code()));
        view! { <a class="btn" href=href>{t!("targets-link")}</a> }
    });
    let links = measured.then(|| {
        let href = request::dated(links::list_href(page.code()));
        view! { <a class="btn" href=href>{t!("links-link")}</a> }
    });
    let any = paste.is_some() || measured;
    any.then(|| view! { <div class="actions">{targets} {links} {paste}</div> }.into_any())
}

fn counts(matrix: &Matrix) -> String {
    let of = |kind: NodeKind| matrix.nodes.iter().filter(|node| node.kind == kind).count();
    let indicators: usize = matrix.nodes.iter().map(|node| node.indicators.len()).sum();
    [
        t!("matrix-outcomes", count = of(NodeKind::Outcome)),
        t!("matrix-outputs", count = of(NodeKind::Output)),
        t!("matrix-activities", count = of(NodeKind::Activity)),
        t!("matrix-indicators", count = indicators),
    ]
    .join(" · ")
}

/// What comes here, and the first step.
fn empty(page: &Page) -> AnyView {
    if page.open == Some(Open::AddObjective) {
        return view! { <div id=open::ADDING>{node_form::add(page, None, NodeKind::Objective)}</div> }.into_any();
    }
    let first = page.may_edit.then(|| {
        view! {
            <div class="actions">
                <a class="btn primary" href=Open::AddObjective.href(page.code())>{t!("matrix-add-objective")}</a>
                <a class="btn" href=logframe::href(page.code())>{t!("logframe-paste")}</a>
            </div>
        }
    });
    view! {
        <div class="card empty">
            <h2>{t!("matrix-empty-title")}</h2>
            <p>{t!("matrix-empty-text")}</p>
            {first}
        </div>
    }
    .into_any()
}
