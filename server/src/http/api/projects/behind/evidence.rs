//! `…/actuals/{indicator}/evidence`, and `/api/v1/projects/{code}/evidence/{evidence}`: files behind a value, sent and handed
//! out as their bytes.

use axum::{
    Json,
    body::{Body, to_bytes},
    extract::State,
    http::StatusCode,
    response::Response,
};
use backend::{
    error::{Error, Problem},
    query::value,
    usecase::evidence::{self, Attach, Withdraw},
};
use domain::{code::ProjectCode, id::EvidenceId, policy::Action};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{
        super::{
            super::downloads,
            Answer,
            caller::{Caller, Door},
            problem::{Failure, Unread, Unwritten},
            sent::{Asked, At, Sent},
            value::moment,
        },
        actuals::shape::Person,
    },
    Place, of,
};

/// The files behind a value, the first first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Evidence {
    items: Vec<File>,
}

/// A file.
#[derive(Serialize, ToSchema)]
struct File {
    id: i64,
    name: String,
    /// pdf, png, jpeg, webp, docx, xlsx, odt, ods or text, by its content
    kind: String,
    bytes: i64,
    /// SHA-256 of its content, in hexadecimal
    sha256: String,
    /// What it shows
    about: Option<String>,
    by: Person,
    /// Null while it stands
    withdrawn: Option<Withdrawn>,
}

/// Who withdrew it, when and why.
#[derive(Serialize, ToSchema)]
struct Withdrawn {
    who: String,
    /// RFC 3339
    at: String,
    reason: String,
}

impl From<&value::File> for File {
    fn from(of: &value::File) -> Self {
        let withdrawn = of.withdrawn.as_ref().map(|of| Withdrawn {
            who: of.by.name.clone(),
            at: moment(of.by.at),
            reason: of.reason.clone(),
        });
        Self {
            id: of.id.0,
            name: of.name.clone(),
            kind: of.kind.to_string(),
            bytes: of.bytes,
            sha256: of.hash.clone(),
            about: of.about.clone(),
            by: Person::from(&of.by),
            withdrawn,
        }
    }
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    /// The name of the file
    #[param(example = "attendance.pdf")]
    name: String,
    /// What it shows
    #[serde(default)]
    about: String,
}

/// Why a file is withdrawn.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    reason: String,
}

/// The files behind a value
#[utoipa::path(
    get, path = "/projects/{code}/periods/{period}/actuals/{indicator}/evidence", operation_id = "read_evidence",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period"),
        ("indicator" = i64, Path, description = "The indicator")
    ),
    responses((status = 200, description = "In the order in which they came", body = Evidence), Unread)
)]
pub(crate) async fn list(caller: Caller, At(place): At<Place>) -> Answer<Evidence> {
    let behind = super::read(&caller, &place).await?;
    Ok(Json(Evidence { items: behind.files.iter().map(File::from).collect() }))
}

/// Attaches a file to a value; the body is the file itself
///
/// Its type is told by its content. Who may not attach one is refused before it is read.
#[utoipa::path(
    post, path = "/projects/{code}/periods/{period}/actuals/{indicator}/evidence", operation_id = "attach_evidence",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    params(
        ("code" = String, Path, description = "The project's code"),
        ("period" = i64, Path, description = "The period"),
        ("indicator" = i64, Path, description = "The indicator"),
        Named
    ),
    responses((status = 200, description = "The files behind the value now", body = Evidence), Unwritten)
)]
pub(crate) async fn attach(
    caller: Caller,
    State(door): State<Door>,
    At(place): At<Place>,
    asked: Asked,
    body: Body,
) -> Answer<Evidence> {
    evidence::may_attach(&caller.ctx, &place.0, of(&place)).await?;
    let Named { name, about } = asked.read()?;
    // One byte more would be too much already; the rest is not even read.
    let content = to_bytes(body, door.files.most()).await.map_err(|_| {
        let problem = Problem::new("", "evidence-too-large").with("megabytes", door.files.most_megabytes());
        Failure::one(StatusCode::PAYLOAD_TOO_LARGE, &problem)
    })?;
    let command = Attach { project: place.0.clone(), of: of(&place), name, about, content: content.into() };
    evidence::attach(&caller.ctx, &door.files, command).await.map_err(body_is_the_file)?;
    let behind = super::read(&caller, &place).await?;
    Ok(Json(Evidence { items: behind.files.iter().map(File::from).collect() }))
}

/// The file of a form is the body here, which has no name.
fn body_is_the_file(error: Error) -> Error {
    super::super::super::value::renamed(error, |field| if field == "file" { String::new() } else { field.to_owned() })
}

/// A file behind a value, also a withdrawn one
#[utoipa::path(
    get, path = "/projects/{code}/evidence/{evidence}", operation_id = "download_evidence",
    params(
        ("code" = String, Path, description = "The project's code"),
        ("evidence" = i64, Path, description = "The file")
    ),
    responses(
        (status = 200, description = "Its bytes, under the type of its content", body = Vec<u8>,
         content_type = "application/octet-stream"),
        Unread
    )
)]
pub(crate) async fn download(
    caller: Caller,
    State(door): State<Door>,
    At((code, id)): At<(ProjectCode, EvidenceId)>,
) -> Result<Response, Failure> {
    let project = caller.project(&code, Action::View).await?;
    let file = value::file(&caller.ctx, &project, id).await?;
    let content = door.files.read(&file.hash).await?;
    Ok(downloads::evidence::answer(&file, content))
}

/// Withdraws a file with a reason; it stays for the auditor
#[utoipa::path(
    post, path = "/projects/{code}/evidence/{evidence}/withdraw", operation_id = "withdraw_evidence",
    request_body = Reason,
    params(
        ("code" = String, Path, description = "The project's code"),
        ("evidence" = i64, Path, description = "The file")
    ),
    responses((status = 200, description = "The files behind the value now", body = Evidence), Unwritten)
)]
pub(crate) async fn withdraw(
    caller: Caller,
    At((code, id)): At<(ProjectCode, EvidenceId)>,
    sent: Sent,
) -> Answer<Evidence> {
    caller.project(&code, Action::EnterValues).await?;
    let Reason { reason } = sent.read()?;
    let of = evidence::withdraw(&caller.ctx, Withdraw { project: code.clone(), evidence: id, reason }).await?;
    let behind = super::read(&caller, &(code, of.period, of.indicator)).await?;
    Ok(Json(Evidence { items: behind.files.iter().map(File::from).collect() }))
}
