//! The form. It is sent to the page itself, which shows what would change.

use domain::period::{PERIOD_NAME_MAX, Schedule};
use leptos::prelude::*;

use super::{Page, href};
use crate::{t, ui, words};

/// Lines for new periods of the project's own.
const NEW: usize = 4;

pub(super) fn form(page: &Page) -> AnyView {
    let project = &page.project;
    let chosen = page.field("schedule", project.schedule.to_string());
    let options = Schedule::ALL.iter().map(|schedule| {
        let selected = chosen == schedule.as_str();
        view! { <option value=schedule.as_str() selected=selected>{t!(&format!("edit-schedule-{schedule}"))}</option> }
    });
    let options = options.collect_view();
    view! {
        <section class="card">
            {summary(page)}
            <form class="form" method="get" action=href(page.code()) autocomplete="off">
                <input type="hidden" name="version" value=version(page) />
                {input(page, "title", "text", project.title.clone(), false)}
                <div class="fields">
                    {input(page, "starts", "date", project.starts.to_string(), false)}
                    {input(page, "ends", "date", project.ends.to_string(), false)}
                    <div class="field">
                        <label for="schedule">{t!("edit-field-schedule")}</label>
                        <select id="schedule" name="schedule" aria-describedby="schedule-hint schedule-error">{options}</select>
                        <p class="hint" id="schedule-hint">{t!("edit-hint-schedule")}</p>
                        {error(page, "schedule", "schedule")}
                    </div>
                    {input(page, "due_after", "number", project.due_after.to_string(), true)}
                </div>
                {(project.schedule == Schedule::Custom && chosen == Schedule::Custom.as_str()).then(|| own(page))}
                <div class="form-actions">
                    <button class="btn primary" type="submit" name="preview" value="yes">{t!("edit-preview")}</button>
                    <a class="btn" href=format!("/projects/{}", page.code())>{t!("edit-cancel")}</a>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// What concerns the whole of it, wherever it was found.
fn summary(page: &Page) -> Option<AnyView> {
    if let Some(Err(problems)) = &page.preview {
        let lines = problems.iter().map(|wrong| view! { <li>{words::problem(wrong)}</li> }).collect_view();
        return Some(
            view! {
                <div class="notice bad" role="alert">
                    <p><strong>{t!("form-refused", count = problems.len())}</strong></p>
                    <ul>{lines}</ul>
                </div>
            }
            .into_any(),
        );
    }
    ui::form::summary(&page.flash)
}

/// The version that the save names: after a conflict the one that it told of, so that saving again is a decision.
fn version(page: &Page) -> String {
    let told = page.flash.problem("").and_then(|problem| problem.args.get("version")).cloned();
    told.unwrap_or_else(|| page.field("version", page.project.version.to_string()))
}

fn error(page: &Page, name: &str, id: &str) -> Option<AnyView> {
    let said = page.problem(name)?;
    Some(view! { <p class="error" id=format!("{id}-error")>{said}</p> }.into_any())
}

fn input(page: &Page, name: &'static str, kind: &'static str, present: String, hint: bool) -> AnyView {
    let wrong = page.problem(name).is_some();
    let hint = hint.then(|| view! { <p class="hint" id=format!("{name}-hint")>{t!(&format!("edit-hint-{name}"))}</p> });
    view! {
        <div class="field">
            <label for=name>{t!(&format!("edit-field-{name}"))}</label>
            <input
                id=name
                name=name
                type=kind
                required
                value=page.field(name, present)
                aria-invalid=wrong.then_some("true")
                aria-describedby=format!("{name}-hint {name}-error")
            />
            {hint}
            {error(page, name, name)}
        </div>
    }
    .into_any()
}

/// The periods of the project's own, one a line, and lines for new ones.
fn own(page: &Page) -> AnyView {
    let known = page.existing.iter().map(|one| {
        let dates = &one.dates;
        let present = [dates.starts.to_string(), dates.ends.to_string(), dates.name.clone().unwrap_or_default()];
        line(page, &format!("p{}", one.id), &dates.days(), present, one.reported)
    });
    let new = (1..=NEW).map(|n| line(page, &format!("x{n}"), &t!("edit-own-new"), Default::default(), false));
    let lines = known.chain(new).collect_view();
    view! {
        <fieldset>
            <legend>{t!("edit-own")}</legend>
            <p class="hint">{t!("edit-own-hint")}</p>
            {lines}
        </fieldset>
    }
    .into_any()
}

/// First day, last day and name; what has values keeps its days.
fn line(page: &Page, key: &str, period: &str, present: [String; 3], fixed: bool) -> AnyView {
    let [starts, ends, named] = present;
    let cell = |field: &str, present: String, is_day: bool| {
        let name = format!("{key}.{field}");
        let label = t!(&format!("edit-own-{field}"), period = period.to_owned());
        let wrong = page.problem(&name).is_some();
        view! {
            <div class=if is_day { "field" } else { "field half" }>
                <label for=name.clone()>{label}</label>
                <input
                    id=name.clone()
                    name=format!("own[{name}]")
                    type=if is_day { "date" } else { "text" }
                    readonly=fixed && is_day
                    maxlength=(!is_day).then_some(PERIOD_NAME_MAX.to_string())
                    value=page.field(&name, present)
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=format!("{name}-error")
                />
                {error(page, &name, &name)}
            </div>
        }
    };
    view! {
        <div class="fields">{cell("starts", starts, true)} {cell("ends", ends, true)} {cell("name", named, false)}</div>
    }
    .into_any()
}
