//! What went wrong, as `application/problem+json` (RFC 9457), in the same words as on the pages.

use std::collections::BTreeMap;

use app::{t, words};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::error::{self, Error};
use serde::Serialize;
use utoipa::{
    IntoResponses, ToSchema,
    openapi::{ContentBuilder, Ref, RefOr, Response as Described, ResponseBuilder},
};

const MEDIA_TYPE: &str = "application/problem+json";

/// Why a request was not carried out. Nothing was changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// `urn:baseline:problem:` and a word that stays
    #[serde(rename = "type")]
    #[schema(example = "urn:baseline:problem:conflict")]
    kind: String,
    title: String,
    status: u16,
    /// In words, for people
    detail: String,
    /// What is wrong with which field; empty where the request as a whole is meant
    errors: Vec<FieldError>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct FieldError {
    /// The field as it was sent (`values[0].cells[1].value`); empty where the whole is meant
    field: String,
    /// A word that stays, for programs
    code: String,
    /// In words, for people
    detail: String,
    /// What the words tell, each by its name: on a conflict the `version`, the `value`, `who` and `at` (RFC 3339)
    args: BTreeMap<String, String>,
}

/// A problem on its way out.
#[derive(Debug)]
pub(crate) struct Failure {
    status: StatusCode,
    problem: Problem,
}

impl Failure {
    pub fn new(status: StatusCode, detail: String, problems: &[error::Problem]) -> Self {
        let word = match status {
            StatusCode::BAD_REQUEST => "malformed",
            StatusCode::UNAUTHORIZED => "signed-out",
            StatusCode::FORBIDDEN => "forbidden",
            StatusCode::NOT_FOUND => "not-found",
            StatusCode::METHOD_NOT_ALLOWED => "no-method",
            StatusCode::CONFLICT => "conflict",
            StatusCode::PAYLOAD_TOO_LARGE => "too-large",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "not-json",
            StatusCode::UNPROCESSABLE_ENTITY => "invalid",
            _ => "internal",
        };
        let errors = problems.iter().map(|problem| FieldError {
            field: problem.field.clone(),
            code: problem.code.clone(),
            detail: words::problem(problem),
            args: problem.args.clone(),
        });
        let problem = Problem {
            kind: format!("urn:baseline:problem:{word}"),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail,
            errors: errors.collect(),
        };
        Self { status, problem }
    }

    /// One problem that is the whole of it.
    pub fn one(status: StatusCode, problem: &error::Problem) -> Self {
        Self::new(status, words::problem(problem), std::slice::from_ref(problem))
    }
}

/// A failure without fields, in the words of `key`.
pub(crate) fn json(status: StatusCode, key: &str) -> Failure {
    Failure::new(status, words::say(key, &[]), &[])
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::SignedOut => json(StatusCode::UNAUTHORIZED, "api-signed-out"),
            Error::NotFound => json(StatusCode::NOT_FOUND, "api-not-found"),
            Error::Forbidden => json(StatusCode::FORBIDDEN, "api-forbidden"),
            Error::Conflict(problems) => Self::new(StatusCode::CONFLICT, t!("api-conflict"), &problems),
            Error::Invalid(problems) => Self::new(StatusCode::UNPROCESSABLE_ENTITY, t!("api-invalid"), &problems),
            Error::Internal(id) => Self::new(StatusCode::INTERNAL_SERVER_ERROR, t!("api-internal", id = id), &[]),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"baseline\""));
        }
        response
    }
}

fn described(of: &[(&str, &str)]) -> BTreeMap<String, RefOr<Described>> {
    let content = || ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let response = |text: &str| ResponseBuilder::new().description(text).content(MEDIA_TYPE, content()).build();
    of.iter().map(|(status, text)| ((*status).to_owned(), RefOr::T(response(text)))).collect()
}

const SIGNED_OUT: (&str, &str) = ("401", "No token, or none that is good");
const NOT_FOUND: (&str, &str) = ("404", "It is not there, or not to be known of");
const REFUSED: (&str, &str) = ("422", "A field cannot be read, or a rule refuses it; `errors` names each");

/// What every read may answer instead.
pub(crate) struct Unread;

impl IntoResponses for Unread {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        described(&[SIGNED_OUT, ("403", "Not for this person's roles"), NOT_FOUND, REFUSED])
    }
}

/// What every write may answer instead; then nothing was written.
pub(crate) struct Unwritten;

impl IntoResponses for Unwritten {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        described(&[
            ("400", "The body is no JSON; `errors` says where"),
            SIGNED_OUT,
            ("403", "Visible, but not for this person to change"),
            NOT_FOUND,
            ("409", "Changed since it was read; `errors` says what stands there now, by whom and since when"),
            ("413", "The body is larger than 2 MB"),
            ("415", "The body is not sent as JSON"),
            REFUSED,
        ])
    }
}
