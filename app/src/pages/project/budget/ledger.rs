//! `/projects/:code/budget/ledger`: what was recorded, entry by entry; for who may, a ledger to be brought: send or paste it, say what its
//! columns and accounts mean, see what it would do, record it.

mod columns;
mod entries;
mod preview;

use backend::{
    ctx::Ctx,
    error::Result,
    query::{
        expenditure::{self, Entry, Line},
        project::Project,
    },
    usecase::expenditure::{Looked, preview as look},
};
use domain::{code::ProjectCode, policy::Action};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::{
    super::frame::{Tab, project_page},
    spent,
};
use crate::{
    api::expenditure::LedgerTake,
    flash::{self, Flash},
    ledger::{self, FORM, Kept, MOST_BYTES},
    request, t,
    ui::form,
};

/// Entries that the page lists; the spreadsheet has all of them.
const SHOWN: u64 = 40;

/// The name under which the session keeps what was said of the columns.
pub(crate) fn columns_form() -> String {
    format!("{FORM}:columns")
}

pub(crate) fn href(project: &str) -> String {
    format!("/projects/{project}/budget/ledger")
}

struct Page {
    code: ProjectCode,
    may_enter: bool,
    kept: Option<Kept>,
    looked: Vec<Looked>,
    lines: Vec<Line>,
    entries: Vec<Entry>,
    form: Flash,
    columns: Flash,
}

#[component]
pub(crate) fn Ledger() -> impl IntoView {
    let again = use_query_map().read_untracked().get("again").is_some();
    project_page(Tab::Budget, move |ctx, project| load(ctx, project, again), |_, page| draw(&page))
}

async fn load(ctx: Ctx, project: Project, again: bool) -> Result<Page> {
    let visit = request::visit();
    let may_enter = ctx.may(&project, Action::EnterExpenditure);
    let entries = expenditure::entries(&ctx, project.id, SHOWN).await?;
    let lines = expenditure::lines_of(&ctx, project.id).await?;
    let code = project.code;
    let mut page = Page {
        may_enter,
        kept: None,
        looked: Vec::new(),
        lines,
        entries,
        form: Flash::default(),
        columns: Flash::default(),
        code,
    };
    if may_enter {
        page.kept = if again { None } else { ledger::kept(&visit, &page.code).await? };
        if let Some(kept) = page.kept.as_ref().filter(|kept| kept.missing().is_empty()) {
            page.looked = look(&ctx, &kept.ledger()).await?;
        }
        page.form = flash::take(&visit, FORM).await;
        page.columns = flash::take(&visit, &columns_form()).await;
    }
    Ok(page)
}

fn draw(page: &Page) -> AnyView {
    let code = page.code.as_str();
    let body = match &page.kept {
        _ if !page.may_enter => None,
        None => Some(bring(page)),
        Some(kept) => Some(
            view! {
                {form::summary(&page.form)}
                {columns::card(page, kept)}
                {preview::card(page, kept)}
            }
            .into_any(),
        ),
    };
    let title = if page.may_enter { t!("ledger-title") } else { t!("ledger-entries") };
    view! {
        <div class="section-head">
            <h2>{title}</h2>
            <div class="actions"><a class="btn" href=request::dated(spent::href(code))>{t!("spent-back")}</a></div>
        </div>
        {body}
        {page.kept.is_none().then(|| entries::card(page))}
    }
    .into_any()
}

/// The first step: a file, or a table that is pasted.
fn bring(page: &Page) -> AnyView {
    let code = page.code.to_string();
    view! {
        <section class="card">
            <p>{t!("ledger-lead")}</p>
            {form::summary(&page.form)}
            <form class="form" method="post" action=format!("{}/file", href(&code)) enctype="multipart/form-data">
                <div class="field">
                    <label for="ledger-file">{t!("ledger-file")}</label>
                    <input id="ledger-file" type="file" name="file" accept=".csv,text/csv" aria-describedby="ledger-file-hint" required />
                    <p class="hint" id="ledger-file-hint">{t!("ledger-file-hint", kilobytes = MOST_BYTES / 1024)}</p>
                </div>
                <div class="form-actions">
                    <button class="btn primary" type="submit">{t!("ledger-look-file")}</button>
                </div>
            </form>
            <details class="edit" open=page.form.typed("text").is_some()>
                <summary>{t!("ledger-or-paste")}</summary>
                <form class="form" method="post" action=LedgerTake::url()>
                    <input type="hidden" name="project" value=code />
                    <div class="tall">{form::area(&page.form, "text", t!("ledger-text"), Some(t!("ledger-text-hint")), "")}</div>
                    <div class="form-actions"><button class="btn" type="submit">{t!("ledger-look")}</button></div>
                </form>
            </details>
        </section>
    }
    .into_any()
}
