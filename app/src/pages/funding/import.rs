//! `/funding/import`: files of an appeal, and what they would change before anything is written.

mod preview;

use backend::error::Result;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    api::appeal::ApplyAppeal,
    appeal_files::{self, FORM, Looked},
    flash::{self, Flash},
    pages::frame::{Nav, page},
    request, t,
    ui::form,
    words,
};

/// What the page needs to know.
struct Shown {
    may: bool,
    flash: Flash,
    looked: Option<Looked>,
}

#[component]
pub(crate) fn Import() -> impl IntoView {
    page(Nav::Funding, load(), |shown| (t!("appeal-import-title"), draw(&shown)))
}

async fn load() -> Result<Shown> {
    let visit = request::visit();
    visit.ctx.wide(domain::policy::Wide::ViewFunding)?;
    let may = appeal_files::may_import(&visit).is_ok();
    let looked = if may { appeal_files::look(&visit).await? } else { None };
    Ok(Shown { may, flash: flash::take(&visit, FORM).await, looked })
}

fn draw(shown: &Shown) -> AnyView {
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href="/funding">{t!("nav-funding")}</a></li>
                <li>{t!("appeal-import-crumb")}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("appeal-import-title")}</h1>
            <p class="lead">{t!("appeal-import-lead")}</p>
        </div>
        {form::summary(&shown.flash)}
        {shown.looked.as_ref().map(looked)}
        {if shown.may { send() } else { view! { <p class="notice">{t!("appeal-import-not-you")}</p> }.into_any() }}
        {files()}
    }
    .into_any()
}

fn send() -> AnyView {
    view! {
        <section class="card">
            <h2>{t!("appeal-import-send")}</h2>
            <form class="form" method="post" action="/funding/import/files" enctype="multipart/form-data">
                <div class="field">
                    <label for="file">{t!("appeal-import-files")}</label>
                    <input id="file" type="file" name="file" multiple required accept=".csv,text/csv" />
                    <p class="hint">{t!("appeal-import-hint")}</p>
                </div>
                <div class="form-actions">
                    <button class="btn outline" type="submit">{t!("appeal-import-look")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// The files and their columns, as the importer reads them.
fn files() -> AnyView {
    let rows = ["countries", "cells", "row-totals", "totals", "areas", "ambiguous"].map(|file| {
        view! {
            <tr>
                <th scope="row" class="name"><code>{t!(&format!("appeal-file-{file}"))}</code></th>
                <td>{t!(&format!("appeal-file-{file}-columns"))}</td>
            </tr>
        }
    });
    view! {
        <section class="card flush">
            <h2>{t!("appeal-files-title")}</h2>
            <table class="data" aria-label=t!("appeal-files-title")>
                <tbody>{rows.into_iter().collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn looked(looked: &Looked) -> AnyView {
    let names = looked.names.join(", ");
    let body = match &looked.outcome {
        Err(problems) => refused(problems),
        Ok(preview) if !preview.refused.is_empty() => refused(&preview.refused),
        Ok(preview) if !preview.changes() => {
            view! { <p class="notice good">{t!("appeal-preview-same", year = preview.year)}</p> }.into_any()
        }
        Ok(preview) => view! {
            {preview::preview(preview)}
            <form method="post" action=ApplyAppeal::url()>
                <div class="form-actions">
                    <button class="btn primary" type="submit">{t!("appeal-preview-apply", year = preview.year)}</button>
                </div>
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="card" id="preview">
            <h2>{t!("appeal-preview-title")}</h2>
            <p>{t!("appeal-preview-files", names = names)}</p>
            {body}
        </section>
    }
    .into_any()
}

/// Each problem at its file, line and column. Nothing of the files can be applied then.
fn refused(problems: &[backend::error::Problem]) -> AnyView {
    let lines = problems
        .iter()
        .map(|problem| view! { <li><code>{problem.field.clone()}</code>" "{words::problem(problem)}</li> })
        .collect_view();
    view! {
        <div class="notice bad" role="alert">
            <p><strong>{t!("appeal-preview-refused", count = problems.len())}</strong></p>
            <ul>{lines}</ul>
        </div>
    }
    .into_any()
}
