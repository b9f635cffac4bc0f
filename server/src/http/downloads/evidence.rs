//! `/projects/:code/evidence/:id`: a file behind a value, for whoever may see the project; and the form that sends one,
//! `POST /projects/:code/evidence?period=ID&indicator=ID`.
//!
//! Whatever a file holds, it is handed out as an attachment, under the type that its content has, and may run nothing.

use std::collections::HashMap;

use app::{evidence, request::Visit};
use axum::{
    extract::{Extension, Multipart, Path, Query, multipart::MultipartRejection},
    http::header,
    response::{IntoResponse, Response},
};
use backend::{
    error::{Error, Problem},
    query::value::{self, FileAt},
    usecase::evidence::Attach,
};
use domain::evidence::FileName;

/// Bytes of the text beside a file; what is beyond is of no use to anybody.
const MOST_TEXT: usize = 8 * 1024;

/// A stored file as an answer. The name goes out in ASCII for old programs, and whole (RFC 6266) for the others.
pub(in crate::http) fn answer(file: &FileAt, content: Vec<u8>) -> Response {
    let name = FileName::parse(&file.name);
    let ascii = name.as_ref().map_or_else(|| "file".to_owned(), FileName::ascii);
    let whole = app::escape(name.as_ref().map_or("file", FileName::as_str));
    let headers = [
        (header::CONTENT_TYPE, file.kind.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{whole}")),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, content).into_response()
}

pub(super) async fn download(Extension(visit): Extension<Visit>, Path((code, id)): Path<(String, String)>) -> Response {
    match evidence::read(&visit, &code, &id).await {
        Ok((file, content)) => answer(&file, content),
        Err(error) => super::failed(&error, &format!("/projects/{}", app::escape(&code))),
    }
}

/// Takes a file in. Who may not attach one there is refused before anything of it is read.
pub(super) async fn upload(
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let get = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let Ok(of) = value::of(get("indicator"), get("period")) else {
        return super::failed(&visit.ctx.subject().err().unwrap_or(Error::NotFound), "/projects");
    };
    let page = evidence::page(&code, of);
    let mut about = String::new();
    let outcome = async {
        let project = evidence::may_attach(&visit, &code, of).await?;
        let sent = read(form, visit.files.most())
            .await
            .map_err(|()| Problem::new("file", "evidence-too-large").with("megabytes", visit.files.most_megabytes()))?;
        about.clone_from(&sent.about);
        let Sent { name, about, content } = sent;
        evidence::attach(&visit, Attach { project, of, name, about, content }).await
    };
    match outcome.await {
        Ok(()) => super::see_other(&page),
        Err(Error::Invalid(problems) | Error::Conflict(problems)) => {
            evidence::refuse(&visit, of, about, problems).await;
            super::see_other(&page)
        }
        Err(error) => super::failed(&error, &page),
    }
}

/// What the form holds.
#[derive(Default)]
struct Sent {
    name: String,
    about: String,
    content: Vec<u8>,
}

/// Reads the form; of a file that is too large one byte more than it may have, which is enough to say so. Error: the form is
/// cut off, or larger than any form.
async fn read(form: Result<Multipart, MultipartRejection>, most: usize) -> Result<Sent, ()> {
    let mut sent = Sent::default();
    let Ok(mut form) = form else { return Ok(sent) };
    while let Some(mut field) = form.next_field().await.map_err(drop)? {
        let (most, is_file) = match field.name() {
            Some("file") => (most + 1, true),
            Some("about") => (MOST_TEXT, false),
            _ => continue,
        };
        if is_file {
            sent.name = field.file_name().unwrap_or_default().to_owned();
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(drop)? {
            let room = most - bytes.len();
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        }
        if is_file {
            sent.content = bytes;
        } else {
            sent.about = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
    Ok(sent)
}
