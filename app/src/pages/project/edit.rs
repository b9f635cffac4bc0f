//! `/projects/:code/edit`: a project's title, dates and reporting periods, for whoever may view it; with the form for those
//! who may change them.
//!
//! The form first asks for a look (`?preview=yes` with what was typed, a plain GET): the page then says what would become of
//! the periods, and saves that.

mod form;
mod preview;

use backend::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    query::project::Project,
    usecase::project::{self, OwnText, Preview, ProjectText},
};
use domain::{format, policy::Action, schedule::Existing};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::frame::{Tab, project_page};
use crate::{
    api::project::own,
    flash::{self, Flash},
    request, t,
    words::problem,
};

/// The address of the page.
pub(crate) fn href(project: &str) -> String {
    format!("/projects/{project}/edit")
}

/// The name under which the session keeps what was typed.
pub(crate) const FORM: &str = "project:edit";

/// What the page draws.
struct Page {
    project: Project,
    existing: Vec<Existing>,
    may_edit: bool,
    /// What was typed, if it came back or is looked at; by the names of the fields.
    typed: Option<Vec<(String, String)>>,
    flash: Flash,
    /// What it would make of the project, where that was asked, or why it cannot.
    preview: Option<Result<Preview, Vec<Problem>>>,
}

#[component]
pub(crate) fn Edit() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let typed: Vec<(String, String)> = query.into_iter().map(|(name, text)| (plain(&name), text.to_string())).collect();
    project_page(Tab::Overview, move |ctx, project| load(ctx, project, typed), |_, page| draw(&page))
}

/// The name of a field as problems have it: `p12.starts` of `own[p12.starts]`.
fn plain(name: &str) -> String {
    name.strip_prefix("own[").and_then(|rest| rest.strip_suffix(']')).unwrap_or(name).to_owned()
}

async fn load(ctx: Ctx, project: Project, typed: Vec<(String, String)>) -> Result<Page> {
    let existing = project::standing(&ctx, &project).await?;
    let may_edit = ctx.may(&project, Action::EditProject);
    let flash = if may_edit { flash::take(&request::visit(), FORM).await } else { Flash::default() };
    let asks = |name: &str| typed.iter().any(|(known, text)| known == name && text == "yes");
    let looks = may_edit && (asks("preview") || asks("again"));
    let preview = if looks && asks("preview") {
        match project::preview(&ctx, &project.code, &text(&typed)).await {
            Ok(preview) => Some(Ok(preview)),
            Err(Error::Invalid(problems)) => Some(Err(problems)),
            Err(error) => return Err(error),
        }
    } else {
        None
    };
    Ok(Page { project, existing, may_edit, typed: looks.then_some(typed), flash, preview })
}

fn text(typed: &[(String, String)]) -> ProjectText {
    let get =
        |name: &str| typed.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone()).unwrap_or_default();
    let own: Vec<OwnText> = own(typed.iter().filter(|(name, _)| name.contains('.')).cloned());
    ProjectText {
        title: get("title"),
        starts: get("starts"),
        ends: get("ends"),
        schedule: get("schedule"),
        due_after: get("due_after"),
        own,
    }
}

impl Page {
    /// What a field holds: what was typed, else `present`.
    fn field(&self, name: &str, present: String) -> String {
        let typed = self.typed.as_ref().and_then(|typed| typed.iter().find(|(known, _)| known == name));
        typed.map(|(_, text)| text.as_str()).or(self.flash.typed(name)).map_or(present, str::to_owned)
    }

    fn problem(&self, name: &str) -> Option<String> {
        let of_preview = match &self.preview {
            Some(Err(problems)) => problems.iter().find(|wrong| wrong.field == name),
            _ => None,
        };
        of_preview.or_else(|| self.flash.problem(name)).map(problem)
    }

    fn code(&self) -> &str {
        self.project.code.as_str()
    }
}

fn draw(page: &Page) -> AnyView {
    let body = match &page.preview {
        Some(Ok(looked)) => preview::preview(page, looked),
        _ if page.may_edit => form::form(page),
        _ => view! { <p class="notice info">{t!("edit-read-only")}</p> }.into_any(),
    };
    view! {
        <div class="section-head"><h2>{t!("edit-title")}</h2></div>
        <p class="lead">{t!("edit-lead")}</p>
        <div class="stack">
            {body}
            {periods(page)}
        </div>
    }
    .into_any()
}

/// The periods as they are.
fn periods(page: &Page) -> AnyView {
    let rows = page.existing.iter().map(|one| {
        let days = format!("{} – {}", format::date(one.dates.starts), format::date(one.dates.ends));
        let reported = if one.reported { t!("edit-reported") } else { t!("edit-not-reported") };
        view! {
            <tr>
                <th scope="row" class="name">{one.dates.label()}</th>
                <td data-label=t!("edit-days")>{days}</td>
                <td data-label=t!("edit-due")>{format::date(one.dates.due)}</td>
                <td data-label=t!("edit-has-values")>{reported}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="card flush">
            <div class="card-head"><h2>{t!("edit-periods")}</h2></div>
            <table class="data" aria-label=t!("edit-periods")>
                <thead>
                    <tr>
                        <th scope="col">{t!("edit-period")}</th>
                        <th scope="col">{t!("edit-days")}</th>
                        <th scope="col">{t!("edit-due")}</th>
                        <th scope="col">{t!("edit-has-values")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
