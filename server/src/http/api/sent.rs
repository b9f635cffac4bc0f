//! What was sent: path, query and JSON body, each read into a type of its own; what cannot be read is named.
//!
//! A body is taken unread, so that a handler can ask first whether this person may do that at all.

use app::request::AS_AT;
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Query, Request},
    http::{StatusCode, Uri, header, request::Parts},
};
use backend::error::{Error, Problem};
use serde::de::DeserializeOwned;

use super::problem::Failure;

/// The parameters of the path. What is no code or no number is the name of nothing: 404.
pub(crate) struct At<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for At<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(read)) => Ok(Self(read)),
            Err(_) => Err(Error::NotFound.into()),
        }
    }
}

/// The query string, unread.
pub(crate) struct Asked(Uri);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        // The past day is the [caller's](super::caller::Caller).
        Ok(Self(only(&parts.uri, |name| name != AS_AT)))
    }
}

/// The address with these parameters alone.
fn only(uri: &Uri, wanted: impl Fn(&str) -> bool) -> Uri {
    let Some(query) = uri.query() else { return uri.clone() };
    let kept: Vec<&str> = query.split('&').filter(|pair| wanted(pair.split('=').next().unwrap_or_default())).collect();
    format!("{}?{}", uri.path(), kept.join("&")).parse().unwrap_or_else(|_| uri.clone())
}

impl Asked {
    /// The parameters of these names, and all others.
    pub fn parted(&self, names: &[&str]) -> (Self, Self) {
        let (these, others) = (|name: &str| names.contains(&name), |name: &str| !names.contains(&name));
        (Self(only(&self.0, these)), Self(only(&self.0, others)))
    }

    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        let read = Query::<T>::try_from_uri(&self.0).map_err(|rejection| {
            let said = rejection.body_text();
            let said = said.strip_prefix("Failed to deserialize query string: ").unwrap_or(&said);
            let (field, why) = said.split_once(": ").unwrap_or(("", said));
            Failure::from(Error::Invalid(vec![unread(field, why)]))
        })?;
        Ok(read.0)
    }
}

/// A JSON body, unread. None at all is an empty object.
pub(crate) struct Sent {
    bytes: Bytes,
    is_json: bool,
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase();
        let is_json = kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"));
        match Bytes::from_request(request, state).await {
            Ok(bytes) => Ok(Self { bytes, is_json }),
            Err(_) => Err(Failure::one(StatusCode::PAYLOAD_TOO_LARGE, &Problem::new("", "too-much"))),
        }
    }
}

impl Sent {
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        let bytes: &[u8] = if self.bytes.is_empty() { b"{}" } else { &self.bytes };
        if !self.is_json && !self.bytes.is_empty() {
            return Err(Failure::one(StatusCode::UNSUPPORTED_MEDIA_TYPE, &Problem::new("", "not-json")));
        }
        let mut reader = serde_json::Deserializer::from_slice(bytes);
        let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            refused(if path == "." { "" } else { &path }, error.inner())
        })?;
        reader.end().map_err(|error| refused("", &error))?;
        Ok(read)
    }
}

fn refused(path: &str, error: &serde_json::Error) -> Failure {
    if error.is_data() {
        let said = error.to_string();
        let why = said.rsplit_once(" at line ").map_or(said.as_str(), |(why, _)| why);
        return Error::Invalid(vec![unread(path, why)]).into();
    }
    let problem = Problem::new("", "malformed-json").with("line", error.line()).with("column", error.column());
    Failure::one(StatusCode::BAD_REQUEST, &problem)
}

/// What serde says about one field, with its name taken out of the sentence.
fn unread(path: &str, why: &str) -> Problem {
    let named = |start: &str| Some(why.strip_prefix(start)?.split('`').next()?.to_owned());
    if let Some(name) = named("unknown field `") {
        // The path ends with the name already where it could be told.
        let last = path.rsplit('.').next() == Some(name.as_str());
        let field = if last { path.to_owned() } else { under(path, &name) };
        Problem::new(field, "unknown-field").with("name", name)
    } else if let Some(name) = named("missing field `") {
        Problem::new(under(path, &name), "missing-field").with("name", name)
    } else {
        Problem::new(path, "wrong-type").with("why", why)
    }
}

fn under(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::unread;

    #[test]
    fn fields_are_named_as_they_were_sent() {
        let told = |path, why| {
            let problem = unread(path, why);
            (problem.field, problem.code)
        };
        for (path, why, field, code) in [
            ("", "unknown field `totl`, expected one of `version`, `total`", "totl", "unknown-field"),
            ("values[0].totl", "unknown field `totl`, expected `total`", "values[0].totl", "unknown-field"),
            ("values[1]", "missing field `total`", "values[1].total", "missing-field"),
            ("version", "invalid type: string \"1\", expected i64", "version", "wrong-type"),
        ] {
            assert_eq!(told(path, why), (field.to_owned(), code.to_owned()));
        }
    }
}
