//! The next step: the project manager's answers, or the note of the one who validates or confirms.

use backend::query::{
    gender::marker::{Choice, ProjectMarker},
    project::Project,
};
use domain::gender::Stage;
use leptos::{prelude::*, server_fn::ServerFn};

use super::Turn;
use crate::{
    api::gender::{CodeGender, ConfirmGender, ValidateGender},
    flash::Flash,
    t, ui,
};

/// The questions; the code follows from the answers, so it is not asked.
pub(super) fn code(project: &Project, data: &ProjectMarker, flash: &Flash) -> AnyView {
    let marker = data.marker.as_ref();
    let version = marker.map_or(0, |marker| marker.version);
    let title = match marker.map(|marker| marker.stage) {
        None => t!("gender-code-first"),
        Some(Stage::Stale) => t!("gender-code-stale"),
        Some(_) => t!("gender-code-again"),
    };
    let typed = |name: &str, stood: Option<String>| flash.typed(name).map(str::to_owned).or(stood).unwrap_or_default();
    let reaches = typed("reaches", marker.map(|marker| if marker.reaches { "yes" } else { "no" }.to_owned()));
    let principal = typed("principal", marker.map(|marker| if marker.principal { "yes" } else { "" }.to_owned()));
    let output = marker.and_then(|marker| marker.output.as_ref()).map(|evidence| evidence.node.to_string());
    let activity = marker.and_then(|marker| marker.activity.as_ref()).map(|evidence| evidence.node.to_string());
    let needs = marker.and_then(|marker| marker.needs.clone()).unwrap_or_default();
    let open = marker.is_none_or(|marker| marker.stage == Stage::Stale) || !flash.is_empty();
    let rationale = data.rationale.clone().unwrap_or_else(|| t!("gender-no-rationale"));
    view! {
        <details class="card" open=open>
            <summary class="strong">{title}</summary>
            {ui::form::summary(flash)}
            <form class="form" method="post" action=CodeGender::url()>
                <input type="hidden" name="project" value=project.code.to_string() />
                <input type="hidden" name="version" value=version />
                <fieldset>
                    <legend>{t!("gender-ask-reaches")}</legend>
                    {choice("reaches", "yes", &reaches, t!("gender-reaches-yes"), None)}
                    {choice("reaches", "no", &reaches, t!("gender-reaches-no"), Some(t!("gender-reaches-no-hint")))}
                    {ui::form::error(flash, "reaches")}
                </fieldset>
                <details>
                    <summary>{t!("gender-show-rationale")}</summary>
                    <blockquote class="prose">{rationale}</blockquote>
                </details>
                {ui::form::area(flash, "needs", t!("gender-ask-needs"), Some(t!("gender-ask-needs-hint")), &needs)}
                {rows(flash, "output", t!("gender-ask-output"), &data.outputs, output)}
                {rows(flash, "activity", t!("gender-ask-activity"), &data.activities, activity)}
                <fieldset>
                    <legend>{t!("gender-ask-principal")}</legend>
                    <label class="choice">
                        <input type="checkbox" name="principal" value="yes" checked=principal == "yes" />
                        <span>{t!("gender-principal")} <small>{t!("gender-principal-hint")}</small></span>
                    </label>
                </fieldset>
                {ui::form::area(flash, "note", t!("gender-note"), None, "")}
                <div class="form-actions">
                    <button class="btn primary" type="submit">{t!("gender-code-submit")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn choice(
    name: &'static str,
    value: &'static str,
    typed: &str,
    words: String,
    hint: Option<String>,
) -> impl IntoView + use<> {
    let checked = typed == value;
    view! {
        <label class="choice">
            <input type="radio" name=name value=value checked=checked />
            <span>{words}{hint.map(|hint| view! { " "<small>{hint}</small> })}</span>
        </label>
    }
}

/// One row of the matrix as evidence, or none.
fn rows(flash: &Flash, name: &'static str, label: String, choices: &[Choice], stood: Option<String>) -> AnyView {
    let none = (String::new(), t!("gender-no-evidence"));
    let options = choices.iter().map(|row| (row.node.to_string(), format!("{} · {}", row.number, row.statement)));
    ui::form::select(
        flash,
        name,
        label,
        None,
        std::iter::once(none).chain(options).collect(),
        &stood.unwrap_or_default(),
    )
}

/// The second or the third person agrees, with a note if they wish.
pub(super) fn judge(project: &Project, data: &ProjectMarker, flash: &Flash, turn: Turn) -> AnyView {
    let Some(marker) = &data.marker else { return ().into_any() };
    let code = marker.code.as_str();
    let (action, title, button, text) = if turn == Turn::Validate {
        (
            ValidateGender::url(),
            t!("gender-validate"),
            t!("gender-validate-submit", code = code),
            t!("gender-validate-text"),
        )
    } else {
        (
            ConfirmGender::url(),
            t!("gender-confirm"),
            t!("gender-confirm-submit", code = code),
            t!("gender-confirm-text"),
        )
    };
    view! {
        <section class="card">
            <h2>{title}</h2>
            <p>{text}</p>
            {ui::form::summary(flash)}
            <form class="form" method="post" action=action>
                <input type="hidden" name="project" value=project.code.to_string() />
                <input type="hidden" name="version" value=marker.version />
                {ui::form::area(flash, "note", t!("gender-note"), None, "")}
                <div class="form-actions"><button class="btn primary" type="submit">{button}</button></div>
            </form>
        </section>
    }
    .into_any()
}
