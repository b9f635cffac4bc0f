//! `POST /api/v1/frameworks` and `PUT /api/v1/frameworks/{framework}`

use axum::{Json, http::StatusCode};
use backend::{
    query::framework as query,
    usecase::framework::{self, Add, Revise},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::{
        Answer,
        caller::Caller,
        problem::{Failure, Unwritten},
        sent::{At, Sent},
    },
    edits,
    shape::DefinedFramework,
};

/// A framework to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrameworkSent {
    #[schema(example = "MIGOF-2029")]
    code: String,
    title: String,
    first: i64,
    last: i64,
    /// The code of the framework of which it is made; left out, it begins empty
    #[serde(default)]
    copy_of: Option<String>,
}

/// Its title and its years as they are to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrameworkRevised {
    /// That was read
    version: i64,
    title: String,
    first: i64,
    last: i64,
}

/// Adds a framework, empty or made of an older one
///
/// Areas, results and indicators are copied; targets and links are not.
#[utoipa::path(
    post, path = "/frameworks", operation_id = "add_framework", request_body = FrameworkSent,
    responses((status = 201, description = "The framework", body = DefinedFramework), Unwritten)
)]
pub(crate) async fn add(caller: Caller, sent: Sent) -> Result<(StatusCode, Json<DefinedFramework>), Failure> {
    edits(&caller)?;
    let FrameworkSent { code, title, first, last, copy_of } = sent.read()?;
    let command =
        Add { code, title, first: first.to_string(), last: last.to_string(), copy_of: copy_of.unwrap_or_default() };
    let code = framework::add(&caller.ctx, command).await?;
    Ok((StatusCode::CREATED, Json(query::framework(&caller.ctx, &code).await?.into())))
}

/// Changes the title and the years of a framework
#[utoipa::path(
    put, path = "/frameworks/{framework}", operation_id = "revise_framework", request_body = FrameworkRevised,
    params(("framework" = String, Path, description = "The framework's code")),
    responses((status = 200, description = "As it stands now", body = DefinedFramework), Unwritten)
)]
pub(crate) async fn revise(caller: Caller, At(code): At<String>, sent: Sent) -> Answer<DefinedFramework> {
    edits(&caller)?;
    let FrameworkRevised { version, title, first, last } = sent.read()?;
    let command = Revise { framework: code.clone(), version, title, first: first.to_string(), last: last.to_string() };
    framework::revise(&caller.ctx, command).await?;
    Ok(Json(query::framework(&caller.ctx, &code).await?.into()))
}
