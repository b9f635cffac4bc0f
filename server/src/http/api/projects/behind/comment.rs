//! `…/actuals/{indicator}/comments`, and `DELETE /api/v1/projects/{code}/comments/{comment}`

use axum::{Json, http::StatusCode};
use backend::{
    query::value,
    usecase::comment::{self, Add, Withdraw},
};
use domain::{code::ProjectCode, id::CommentId, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::{
        super::{
            Answer,
            caller::Caller,
            problem::{Failure, Unread, Unwritten},
            sent::{At, Sent},
        },
        actuals::shape::Person,
    },
    Place, of,
};

/// What is said about a value, the first first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Comments {
    items: Vec<Comment>,
}

/// A comment. Null as text: it was withdrawn.
#[derive(Serialize, ToSchema)]
struct Comment {
    id: i64,
    text: Option<String>,
    by: Person,
}

impl From<&value::Comment> for Comment {
    fn from(of: &value::Comment) -> Self {
        Self { id: of.id.0, text: of.text.clone(), by: Person::from(&of.by) }
    }
}

/// What is to be said.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CommentSent {
    text: String,
}

/// Who said what about a value
#[utoipa::path(
    get, path = "/projects/{code}/periods/{period}/actuals/{indicator}/comments", operation_id = "read_comments",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "In their order", body = Comments), Unread)
)]
pub(crate) async fn read(caller: Caller, At(place): At<Place>) -> Answer<Comments> {
    let behind = super::read(&caller, &place).await?;
    Ok(Json(Comments { items: behind.comments.iter().map(Comment::from).collect() }))
}

/// Says something about a value; also where its period is locked
#[utoipa::path(
    post, path = "/projects/{code}/periods/{period}/actuals/{indicator}/comments", operation_id = "add_comment",
    request_body = CommentSent,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "What is said now", body = Comments), Unwritten)
)]
pub(crate) async fn add(caller: Caller, At(place): At<Place>, sent: Sent) -> Answer<Comments> {
    caller.project(&place.0, Action::DiscussValues).await?;
    let CommentSent { text } = sent.read()?;
    comment::add(&caller.ctx, Add { project: place.0.clone(), of: of(&place), text }).await?;
    let behind = super::read(&caller, &place).await?;
    Ok(Json(Comments { items: behind.comments.iter().map(Comment::from).collect() }))
}

/// Withdraws a comment of one's own; that there was one stays
#[utoipa::path(
    delete, path = "/projects/{code}/comments/{comment}", operation_id = "withdraw_comment",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("comment" = i64, Path, description = "The comment")
    ),
    responses((status = 204, description = "It is withdrawn"), Unwritten)
)]
pub(crate) async fn withdraw(
    caller: Caller,
    At((project, comment)): At<(ProjectCode, CommentId)>,
) -> Result<StatusCode, Failure> {
    comment::withdraw(&caller.ctx, Withdraw { project, comment }).await?;
    Ok(StatusCode::NO_CONTENT)
}
