//! `/projects/:code/matrix/paste`: a logframe that stands in a spreadsheet becomes rows of the matrix. Paste it, say what its
//! columns hold, see what would be added, add it.

mod columns;
mod preview;

use backend::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    query::project::Project,
    usecase::matrix::{Looked, Paste, preview_paste},
};
use domain::{code::ProjectCode, policy::Action};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::frame::{Tab, project_page};
use crate::{
    api::logframe::LogframeTake,
    flash::{self, Flash},
    logframe, request, t,
    ui::form,
};

/// The names under which the session keeps what was typed.
pub(crate) const FORM: &str = "logframe";

pub(crate) fn columns_form() -> String {
    format!("{FORM}:columns")
}

pub(crate) fn href(project: &str) -> String {
    format!("/projects/{project}/matrix/paste")
}

struct Page {
    code: ProjectCode,
    may_edit: bool,
    pasted: Option<Paste>,
    looked: Vec<Looked>,
    /// Why nothing of it can be looked at.
    blocked: Vec<Problem>,
    form: Flash,
    columns: Flash,
}

#[component]
pub(crate) fn PasteLogframe() -> impl IntoView {
    let again = use_query_map().read_untracked().get("again").is_some();
    project_page(Tab::Matrix, move |ctx, project| load(ctx, project, again), |_, page| draw(&page))
}

async fn load(ctx: Ctx, project: Project, again: bool) -> Result<Page> {
    let visit = request::visit();
    let may_edit = ctx.may(&project, Action::EditMatrix);
    let code = project.code;
    let pasted = if may_edit && !again { logframe::kept(&visit, &code).await? } else { None };
    let (mut looked, mut blocked) = (Vec::new(), Vec::new());
    if let Some(pasted) = &pasted {
        match preview_paste(&ctx, pasted).await {
            Ok(lines) => looked = lines,
            Err(Error::Invalid(problems)) => blocked = problems,
            Err(error) => return Err(error),
        }
    }
    let form = flash::take(&visit, FORM).await;
    let columns = flash::take(&visit, &columns_form()).await;
    Ok(Page { code, may_edit, pasted, looked, blocked, form, columns })
}

fn draw(page: &Page) -> AnyView {
    let matrix = format!("/projects/{}/matrix", page.code);
    let body = match &page.pasted {
        _ if !page.may_edit => view! { <p class="notice info">{t!("logframe-not-yours")}</p> }.into_any(),
        None => paste(page),
        Some(pasted) => view! {
            {form::summary(&page.form)}
            {columns::card(page, pasted)}
            {preview::card(page)}
        }
        .into_any(),
    };
    view! {
        <div class="section-head">
            <h2>{t!("logframe-title")}</h2>
            <div class="actions"><a class="btn" href=matrix>{t!("logframe-back")}</a></div>
        </div>
        {body}
    }
    .into_any()
}

/// The first step.
fn paste(page: &Page) -> AnyView {
    view! {
        <section class="card">
            <p>{t!("logframe-lead")}</p>
            <form class="form" method="post" action=LogframeTake::url()>
                {form::summary(&page.form)}
                <input type="hidden" name="project" value=page.code.to_string() />
                <div class="tall">{form::area(&page.form, "text", t!("logframe-text"), Some(t!("logframe-text-hint")), "")}</div>
                <div class="form-actions">
                    <button class="btn primary" type="submit">{t!("logframe-look")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
