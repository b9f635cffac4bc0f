//! States as chips: a shape, a colour and a word, never colour alone.

use domain::{
    gender::{self, GenderCode, Stage},
    lifecycle::ProjectState,
    progress::Status,
};
use leptos::prelude::*;

use crate::t;

/// A chip: `kind` is empty, `good`, `warn`, `bad` or `info`; the style adds the shape.
pub(crate) fn chip(kind: &'static str, word: String) -> AnyView {
    view! { <span class=format!("state {kind}")>{word}</span> }.into_any()
}

pub(crate) fn project_state_word(state: ProjectState) -> String {
    t!(&format!("project-state-{}", state.as_str()))
}

pub(crate) fn project_state(state: ProjectState) -> AnyView {
    let kind = match state {
        ProjectState::Active => "good",
        ProjectState::Suspended | ProjectState::Returned => "warn",
        ProjectState::Rejected => "bad",
        ProjectState::InEndorsement | ProjectState::Endorsed => "info",
        ProjectState::Concept
        | ProjectState::Proposal
        | ProjectState::Completed
        | ProjectState::Closed
        | ProjectState::Withdrawn => "",
    };
    chip(kind, project_state_word(state))
}

/// The class of a status, for chips and bars.
pub(crate) fn status_kind(status: Status) -> &'static str {
    match status {
        Status::OnTrack => "good",
        Status::AtRisk => "warn",
        Status::OffTrack => "bad",
        Status::Unknown => "",
    }
}

pub(crate) fn status_word(status: Status) -> String {
    t!(match status {
        Status::OnTrack => "status-on-track",
        Status::AtRisk => "status-at-risk",
        Status::OffTrack => "status-off-track",
        Status::Unknown => "status-unknown",
    })
}

pub(crate) fn status(status: Status) -> AnyView {
    chip(status_kind(status), status_word(status))
}

/// What is asked of markers, in a word.
pub(crate) fn gender_asked(of: gender::Asked) -> String {
    match of {
        gender::Asked::Code(code) => code.to_string(),
        gender::Asked::NotAssessed => t!("gender-not-assessed"),
    }
}

/// The class of a stage.
fn stage_kind(stage: Stage) -> &'static str {
    match stage {
        Stage::Confirmed => "good",
        Stage::Validated | Stage::Coded => "info",
        Stage::Stale => "warn",
    }
}

/// The marker as a chip: its code with its stage; not assessed is a state of its own.
pub(crate) fn gender(marker: Option<(GenderCode, Stage)>) -> AnyView {
    let Some((code, stage)) = marker else { return chip("", t!("gender-not-assessed")) };
    let word = t!(&format!("gender-stage-{}", stage.as_str()));
    chip(stage_kind(stage), format!("{} · {word}", code.as_str()))
}

/// The stage alone, where the code stands beside it.
pub(crate) fn gender_stage(stage: Option<Stage>) -> AnyView {
    let Some(stage) = stage else { return chip("", t!("gender-not-assessed")) };
    chip(stage_kind(stage), t!(&format!("gender-stage-{}", stage.as_str())))
}
