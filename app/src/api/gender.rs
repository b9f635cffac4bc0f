//! Coding, validating and confirming a gender marker.

#![expect(clippy::too_many_arguments, reason = "the fields of a form arrive one by one")]

use backend::{
    error::Error,
    usecase::gender::{self, Code, Confirm, Validate},
};
use domain::code::ProjectCode;
use leptos::prelude::*;

use super::typed;
use crate::{flash, request, t};

fn code_of(project: &str) -> Result<ProjectCode, Error> {
    project.parse().map_err(|_| Error::NotFound)
}

fn back(project: &str) -> String {
    format!("/projects/{project}/gender")
}

#[server(CodeGender, prefix = "/api", endpoint = "gender_code")]
pub async fn code_gender(
    #[server(default)] project: String,
    #[server(default)] version: String,
    #[server(default)] reaches: String,
    #[server(default)] principal: String,
    #[server(default)] needs: String,
    #[server(default)] output: String,
    #[server(default)] activity: String,
    #[server(default)] note: String,
) -> Result<(), ServerFnError> {
    let typed = typed([
        ("reaches", &reaches),
        ("principal", &principal),
        ("needs", &needs),
        ("output", &output),
        ("activity", &activity),
        ("note", &note),
    ]);
    let outcome = async {
        let form = Code {
            project: code_of(&project)?,
            version: version.parse().unwrap_or(0),
            reaches: match reaches.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            principal: principal == "yes",
            needs,
            output: output.parse().ok(),
            activity: activity.parse().ok(),
            note,
        };
        gender::code(&request::ctx(), form).await
    };
    let outcome = outcome.await.map(|coded| (back(&project), t!("gender-done-coded", code = coded.as_str())));
    flash::answer("gender_code", typed, &back(&project), outcome).await
}

#[server(ValidateGender, prefix = "/api", endpoint = "gender_validate")]
pub async fn validate_gender(
    #[server(default)] project: String,
    #[server(default)] version: String,
    #[server(default)] note: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("note", &note)]);
    let outcome = async {
        let form = Validate { project: code_of(&project)?, version: version.parse().unwrap_or(0), note };
        gender::validate(&request::ctx(), form).await
    };
    let outcome = outcome.await.map(|()| (back(&project), t!("gender-done-validated")));
    flash::answer("gender_judge", typed, &back(&project), outcome).await
}

#[server(ConfirmGender, prefix = "/api", endpoint = "gender_confirm")]
pub async fn confirm_gender(
    #[server(default)] project: String,
    #[server(default)] version: String,
    #[server(default)] note: String,
) -> Result<(), ServerFnError> {
    let typed = typed([("note", &note)]);
    let outcome = async {
        let form = Confirm { project: code_of(&project)?, version: version.parse().unwrap_or(0), note };
        gender::confirm(&request::ctx(), form).await
    };
    let outcome = outcome.await.map(|()| (back(&project), t!("gender-done-confirmed")));
    flash::answer("gender_judge", typed, &back(&project), outcome).await
}
