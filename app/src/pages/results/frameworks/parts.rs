//! The forms of a framework, of its areas and of what is to be achieved in them; and retiring any of its parts.

use backend::query::framework::{Area, Framework, FrameworkResult};
use domain::framework::{Level, Part};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{indicator, one::Page, open::Open};
use crate::{
    api::framework::{RetireFrameworkPart, ReviseFramework, SaveFrameworkArea, SaveFrameworkResult},
    pages::lock::field::reason,
    t,
    ui::form::{area as text_area, summary, text, version},
};

/// The code of the problem that tells of another version, and so of the present one.
const CONFLICT: &str = "changed-meanwhile";

/// Whether what a form is about stands in this framework.
pub(super) fn is_there(framework: &Framework, open: Open) -> bool {
    matches!(open, Open::Framework | Open::NewArea) || framework.areas.iter().any(|area| is_in(area, open))
}

/// Whether what a form is about stands in this area.
pub(super) fn is_in(area: &Area, open: Open) -> bool {
    match open {
        Open::Framework | Open::NewArea => false,
        Open::Area(id) | Open::NewOutcome(id) | Open::NewIndicator(id) => area.id == id,
        Open::Result(id) => area.results.iter().any(|one| one.id == id),
        Open::NewOutput(id) => area.results.iter().any(|one| one.id == id && one.level == Level::Outcome),
        Open::Indicator(id) | Open::Targets(id) => area.indicators.iter().any(|one| one.id == id),
    }
}

/// An outcome or output in its area.
pub(super) fn line(page: &Page, one: &FrameworkResult) -> AnyView {
    let name = t!(&format!("framework-{}-number", one.level), number = one.number.clone());
    let output = (one.level == Level::Outcome)
        .then(|| page.way(Open::NewOutput(one.id), t!("framework-add-output"), name.clone()));
    view! {
        <li id=format!("result-{}", one.id)>
            <span class="title">{name.clone()}</span>
            <p class="meta">{one.statement.clone()}</p>
            <div class="side">{page.way(Open::Result(one.id), t!("framework-change"), name)} " " {output}</div>
        </li>
    }
    .into_any()
}

/// The form that is open.
pub(super) fn form(page: &Page, open: Open) -> AnyView {
    let framework = &page.framework;
    match open {
        Open::Framework => whole(page),
        Open::NewArea => area(page, None),
        Open::Area(id) => area(page, framework.area(id)),
        Open::NewOutcome(id) => result(page, t!("framework-add-outcome"), ("area", id.0), None),
        Open::NewOutput(id) => result(page, t!("framework-add-output"), ("parent", id.0), None),
        Open::Result(id) => match framework.result(id) {
            Some((_, one)) => {
                let title = t!(&format!("framework-{}-number", one.level), number = one.number.clone());
                result(page, title, ("result", id.0), Some(one))
            }
            None => ().into_any(),
        },
        Open::NewIndicator(id) => {
            framework.area(id).map_or_else(|| ().into_any(), |of| indicator::form(page, of, None))
        }
        Open::Indicator(id) => match framework.indicator(id) {
            Some((of, one)) => indicator::form(page, of, Some(one)),
            None => ().into_any(),
        },
        Open::Targets(id) => match framework.indicator(id) {
            Some((_, one)) => indicator::targets(page, one),
            None => ().into_any(),
        },
    }
}

/// The hidden fields of every form: the framework, and the version that was read.
pub(super) fn names(page: &Page, present: i64) -> AnyView {
    view! {
        <input type="hidden" name="framework" value=page.framework.code.clone() />
        <input type="hidden" name="version" value=version(&page.flash, present, CONFLICT) />
    }
    .into_any()
}

pub(super) fn buttons(page: &Page, open: Open) -> AnyView {
    view! {
        <div class="form-actions">
            <button class="btn primary" type="submit">{t!("framework-save")}</button>
            <a class="btn" href=open.after(&page.framework.code)>{t!("matrix-cancel")}</a>
        </div>
    }
    .into_any()
}

fn whole(page: &Page) -> AnyView {
    let (framework, flash) = (&page.framework, &page.flash);
    view! {
        <form class="panel" id="form" method="post" action=ReviseFramework::url()>
            <h2>{t!("framework-edit")}</h2>
            {summary(flash)}
            {names(page, framework.version)}
            <div class="fields">
                <div class="wide">{text(flash, "title", t!("framework-name"), None, &framework.title)}</div>
                {text(flash, "first", t!("framework-first"), None, &framework.years.0.to_string())}
                {text(flash, "last", t!("framework-last"), None, &framework.years.1.to_string())}
            </div>
            {buttons(page, Open::Framework)}
        </form>
    }
    .into_any()
}

fn area(page: &Page, of: Option<&Area>) -> AnyView {
    let flash = &page.flash;
    let open = of.map_or(Open::NewArea, |of| Open::Area(of.id));
    let title = of.map_or_else(|| t!("framework-add-area"), |of| format!("{} · {}", of.code, of.name));
    let shown = |field: fn(&Area) -> String| of.map(field).unwrap_or_default();
    let id = of.map(|of| of.id.to_string()).unwrap_or_default();
    let retire = of.map(|of| retire(page, Part::Area, of.id.0, of.version, t!("framework-retire-area")));
    view! {
        <div id="form">
            <form class="panel" method="post" action=SaveFrameworkArea::url()>
                <h3>{title}</h3>
                {summary(flash)}
                {names(page, of.map_or(0, |of| of.version))}
                <input type="hidden" name="area" value=id />
                <div class="fields">
                    {text(flash, "code", t!("framework-part-code"), Some(t!("framework-part-code-hint")), &shown(|of| of.code.clone()))}
                    {text(flash, "name", t!("framework-area-name"), None, &shown(|of| of.name.clone()))}
                    {text(flash, "position", t!("framework-position"), Some(t!("framework-position-hint")), &shown(|of| of.position.to_string()))}
                    {text_area(flash, "statement", t!("framework-statement"), None, &shown(|of| of.statement.clone()))}
                </div>
                {buttons(page, open)}
            </form>
            {retire}
        </div>
    }
    .into_any()
}

/// `of` names the row that is changed, or that under which one is added.
fn result(page: &Page, title: String, of: (&'static str, i64), one: Option<&FrameworkResult>) -> AnyView {
    let flash = &page.flash;
    let open = match of {
        ("area", id) => Open::NewOutcome(domain::id::AreaId(id)),
        ("parent", id) => Open::NewOutput(domain::id::ResultId(id)),
        (_, id) => Open::Result(domain::id::ResultId(id)),
    };
    let statement = one.map(|one| one.statement.clone()).unwrap_or_default();
    let position = one.map(|one| one.position.to_string()).unwrap_or_default();
    let retire = one.map(|one| retire(page, Part::Result, one.id.0, one.version, t!("framework-retire-result")));
    view! {
        <div id="form">
            <form class="panel" method="post" action=SaveFrameworkResult::url()>
                <h3>{title}</h3>
                {summary(flash)}
                {names(page, one.map_or(0, |one| one.version))}
                <input type="hidden" name=of.0 value=of.1.to_string() />
                <div class="fields">
                    {text_area(flash, "statement", t!("framework-statement"), None, &statement)}
                    {text(flash, "position", t!("framework-position"), Some(t!("framework-position-hint")), &position)}
                </div>
                {buttons(page, open)}
            </form>
            {retire}
        </div>
    }
    .into_any()
}

/// Retiring asks once more, and for a reason: it stands behind a line that has to be opened.
pub(super) fn retire(page: &Page, part: Part, id: i64, present: i64, says: String) -> AnyView {
    let flash = &page.flash;
    view! {
        <details class="edit" open=flash.typed("retire").is_some()>
            <summary>{t!("framework-retire")}</summary>
            <form class="panel" method="post" action=RetireFrameworkPart::url()>
                <p>{says}</p>
                {names(page, present)}
                <input type="hidden" name="part" value=part.to_string() />
                <input type="hidden" name="id" value=id.to_string() />
                <div class="fields">{reason(flash, "retire", t!("framework-retire-hint"))}</div>
                <div class="form-actions"><button class="btn danger" type="submit">{t!("framework-retire-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
