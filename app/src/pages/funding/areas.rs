//! `/funding/:appeal/areas`: for which areas an appeal asks for money, what uses each, and for who answers for the appeal a form in which
//! they are added, renamed, put in order and taken away.

use backend::{
    error::Error,
    query::appeal::areas::{self, AppealAreas, UsedArea},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use crate::{
    api::appeal::ReviseAppealAreas,
    flash::{self, Flash},
    pages::frame::{Nav, page},
    request::{self, dated},
    t,
    ui::form,
};

/// The name under which the session keeps what was typed about the areas of a year.
pub(crate) fn areas_form(year: &str) -> String {
    format!("appeal_areas:{}", year.trim())
}

/// Rows for areas to be added.
const BLANK: usize = 3;

#[component]
pub(crate) fn Areas() -> impl IntoView {
    let year = use_params_map().read_untracked().get("appeal").unwrap_or_default().parse::<i64>();
    let load = async move {
        let year = year.map_err(|_| Error::NotFound)?;
        let found = areas::of_year(&request::ctx(), year).await?;
        let flash = match found.may_edit {
            true => flash::take(&request::visit(), &areas_form(&year.to_string())).await,
            false => Flash::default(),
        };
        Ok((found, flash))
    };
    page(Nav::Funding, load, |(found, flash)| (t!("areas-title", year = found.year), draw(&found, &flash)))
}

fn draw(found: &AppealAreas, flash: &Flash) -> AnyView {
    let year = found.year;
    let body = if found.may_edit { edit(found, flash) } else { read(found) };
    view! {
        <nav class="breadcrumbs" aria-label=t!("breadcrumbs")>
            <ol>
                <li><a href=dated("/funding".into())>{t!("nav-funding")}</a></li>
                <li><a href=dated(format!("/funding?appeal={year}"))>{found.title.clone()}</a></li>
                <li>{t!("areas-crumb")}</li>
            </ol>
        </nav>
        <div class="page-head">
            <h1>{t!("areas-title", year = year)}</h1>
            <p class="lead">{t!("areas-lead")}</p>
        </div>
        {body}
    }
    .into_any()
}

fn used(of: &UsedArea) -> String {
    if of.is_used() { t!("areas-used", figures = of.figures, tied = of.tied) } else { t!("areas-unused") }
}

fn read(found: &AppealAreas) -> AnyView {
    let rows = found.areas.iter().map(|of| {
        view! {
            <tr>
                <th scope="row" class="name">{of.area.to_string()}</th>
                <td data-label=t!("areas-about")>{of.about.clone()}</td>
                <td data-label=t!("areas-use")>{used(of)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="card flush">
            <table class="data" aria-label=t!("areas-table")>
                <thead>
                    <tr>
                        <th scope="col">{t!("areas-name")}</th>
                        <th scope="col">{t!("areas-about")}</th>
                        <th scope="col">{t!("areas-use")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// A row of the form: `key` is `a12` for the area with that id, `n1` for a new one.
struct Row<'a> {
    key: String,
    /// How it is called on the page.
    label: String,
    position: String,
    name: String,
    about: String,
    of: Option<&'a UsedArea>,
}

fn edit(found: &AppealAreas, flash: &Flash) -> AnyView {
    let present = found.areas.iter().zip(1..).map(|(of, position)| Row {
        key: format!("a{}", of.id),
        label: of.area.to_string(),
        position: i32::to_string(&position),
        name: of.area.to_string(),
        about: of.about.clone(),
        of: Some(of),
    });
    let new = (1..=BLANK).map(|number| Row {
        key: format!("n{number}"),
        label: t!("areas-new", number = number),
        position: String::new(),
        name: String::new(),
        about: String::new(),
        of: None,
    });
    let rows = present.chain(new).map(|row| line(flash, &row)).collect_view();
    view! {
        <section class="card flush">
            <form method="post" action=ReviseAppealAreas::url()>
                {form::summary(flash)}
                <input type="hidden" name="year" value=found.year.to_string() />
                <input type="hidden" name="version" value=form::version(flash, found.version, "areas-changed") />
                <table class="data fill-in" aria-label=t!("areas-table")>
                    <thead>
                        <tr>
                            <th scope="col">{t!("areas-position")}</th>
                            <th scope="col">{t!("areas-name")}</th>
                            <th scope="col">{t!("areas-about")}</th>
                            <th scope="col">{t!("areas-use")}</th>
                            <th scope="col">{t!("areas-remove")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <div class="form-actions foot"><button class="btn primary" type="submit">{t!("areas-save")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn line(flash: &Flash, row: &Row<'_>) -> AnyView {
    let cell = |column: &'static str, word: String, value: &str| {
        let field = format!("{}.{column}", row.key);
        let typed = flash.typed(&field).unwrap_or(value).to_owned();
        let wrong = flash.problem(&field).is_some();
        let label = t!("areas-cell", area = row.label.clone(), column = word.clone());
        view! {
            <td data-label=word>
                <div class="field">
                    <input
                        id=field.clone()
                        class=format!("in-{column}")
                        name=format!("areas[{field}]")
                        type="text"
                        value=typed
                        aria-label=label
                        aria-invalid=wrong.then_some("true")
                        aria-describedby=wrong.then(|| format!("{field}-error"))
                    />
                    {form::error(flash, &field)}
                </div>
            </td>
        }
    };
    // What is used cannot be taken away.
    let remove = row.of.filter(|of| !of.is_used()).map(|_| {
        let field = format!("{}.remove", row.key);
        let label = t!("areas-cell", area = row.label.clone(), column = t!("areas-remove"));
        let ticked = flash.typed(&field).is_some();
        view! { <input type="checkbox" name=format!("areas[{field}]") value="yes" checked=ticked aria-label=label /> }
    });
    view! {
        <tr>
            {cell("position", t!("areas-position"), &row.position)}
            {cell("name", t!("areas-name"), &row.name)}
            {cell("about", t!("areas-about"), &row.about)}
            <td data-label=t!("areas-use")>{row.of.map(used)}</td>
            <td data-label=t!("areas-remove")>{remove}</td>
        </tr>
    }
    .into_any()
}
