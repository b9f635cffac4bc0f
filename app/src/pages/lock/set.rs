//! The form that locks. Who may lock projects only is not asked for more.

use domain::id::OfficeId;
use leptos::{prelude::*, server_fn::ServerFn};

use super::field::{Field, described, error, input, invalid, reason};
use crate::{api::lock::SetLock, flash::Flash, t, ui};

/// `offices` are none where this person may lock projects only. `asked` are the project and the day that a link brought.
pub(super) fn form(flash: &Flash, offices: &[(OfficeId, String)], asked: &(String, String)) -> AnyView {
    let day = |name, value: &str, label: String, hint: String| {
        input(flash, "set", Field { name, kind: "date", label, hint: Some(hint), value: value.to_owned() })
    };
    view! {
        <section class="card" id="set">
            <h2>{t!("lock-set-title")}</h2>
            {ui::form::summary(flash)}
            <form class="form" method="post" action=SetLock::url()>
                {place(flash, offices, &asked.0)}
                <div class="fields">
                    {day("through", &asked.1, t!("lock-through"), t!("lock-through-hint"))}
                    {day("until", "", t!("lock-set-until"), t!("lock-set-until-hint"))}
                    {reason(flash, "set", t!("lock-reason-hint"))}
                </div>
                <div class="form-actions"><button class="btn primary" type="submit">{t!("lock-set-submit")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn place(flash: &Flash, offices: &[(OfficeId, String)], project: &str) -> AnyView {
    let code = Field {
        name: "project",
        kind: "text",
        label: t!("lock-project"),
        hint: Some(t!("lock-project-hint")),
        value: project.to_owned(),
    };
    let project = input(flash, "set", code);
    if offices.is_empty() {
        return view! { <input type="hidden" name="place" value="project" /> {project} }.into_any();
    }
    let chosen = flash.typed("place").unwrap_or("project").to_owned();
    let choice = |value: &'static str, words: String, note: String| {
        let checked = chosen == value;
        view! {
            <label class="choice">
                <input type="radio" name="place" value=value checked=checked />
                <span>{words} " " <small>{note}</small></span>
            </label>
        }
    };
    let typed = flash.typed("office").unwrap_or_default().to_owned();
    let options = offices.iter().map(|(id, name)| {
        let id = id.to_string();
        let selected = id == typed;
        view! { <option value=id selected=selected>{name.clone()}</option> }
    });
    view! {
        <fieldset>
            <legend>{t!("lock-what")}</legend>
            {choice("project", t!("lock-one-project"), t!("lock-one-project-note"))}
            {choice("office", t!("lock-one-office"), t!("lock-one-office-note"))}
            {choice("everything", t!("lock-everything"), t!("lock-everything-note"))}
            {error(flash, "place", "set-place")}
        </fieldset>
        <div class="fields">
            {project}
            <div class="field">
                <label for="set-office">{t!("lock-office")}</label>
                <select
                    id="set-office"
                    name="office"
                    aria-invalid=invalid(flash, "office")
                    aria-describedby=described(flash, "office", "set-office", false)
                >
                    <option value="">{t!("lock-office-choose")}</option>
                    {options.collect_view()}
                </select>
                {error(flash, "office", "set-office")}
            </div>
        </div>
    }
    .into_any()
}
