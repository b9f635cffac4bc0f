//! `GET /api/v1/projects/{code}/indicators/{indicator}/suggestions`

use axum::Json;
use backend::{
    error::Error,
    query::{
        link::suggest::{self, Suggestion},
        matrix::matrix,
    },
};
use domain::{code::ProjectCode, id::IndicatorId, policy::Action};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::super::{Answer, caller::Caller, problem::Unread, sent::At};

/// What an indicator could count towards.
#[derive(Serialize, ToSchema)]
pub(crate) struct Suggestions {
    /// Those that sound most alike first
    suggestions: Vec<Suggested>,
}

/// A corporate indicator of the same kind, with the same answers.
#[derive(Serialize, ToSchema)]
struct Suggested {
    /// As a proposal names it
    #[schema(example = "MIGOF/P1.1")]
    corporate: String,
    title: String,
    definition: String,
    unit: String,
    /// How alike it sounds, from 0 to 1000
    likeness: u32,
    /// Else the proposal says why both units mean the same
    same_unit: bool,
    /// Whether a part of the indicator can count
    shares: bool,
}

impl From<Suggestion> for Suggested {
    fn from(of: Suggestion) -> Self {
        Self {
            corporate: format!("{}/{}", of.framework, of.code),
            title: of.title,
            definition: of.definition,
            unit: of.unit,
            likeness: of.likeness,
            same_unit: of.same_unit,
            shares: of.shares,
        }
    }
}

/// What an indicator could count towards, by title
#[utoipa::path(
    get, path = "/projects/{code}/indicators/{indicator}/suggestions", operation_id = "read_suggestions",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "Every corporate indicator of its kind", body = Suggestions), Unread)
)]
pub(crate) async fn read(caller: Caller, At((code, indicator)): At<(ProjectCode, IndicatorId)>) -> Answer<Suggestions> {
    let project = caller.project(&code, Action::View).await?;
    let matrix = matrix(&caller.ctx, &project).await?;
    let indicator = matrix.indicator(indicator).ok_or(Error::NotFound)?;
    let found = suggest::suggestions(&caller.ctx, indicator).await?;
    Ok(Json(Suggestions { suggestions: found.into_iter().map(Suggested::from).collect() }))
}
