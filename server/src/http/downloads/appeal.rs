//! `POST /funding/import/files`: the files of an appeal, taken in to be looked at on `/funding/import`.

use app::{
    appeal_files::{self, MOST_BYTES},
    request::Visit,
};
use axum::{
    extract::{Extension, Multipart, multipart::MultipartRejection},
    response::Response,
};
use backend::{appeal_csv::File, error::Error};

const PAGE: &str = "/funding/import";

/// Who may not import is refused before anything of the files is read.
pub(super) async fn upload(
    Extension(visit): Extension<Visit>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let outcome = async {
        appeal_files::may_import(&visit)?;
        appeal_files::upload(&visit, files(form).await).await
    };
    match outcome.await {
        Ok(()) => super::see_other(&format!("{PAGE}#preview")),
        Err(Error::Invalid(problems) | Error::Conflict(problems)) => {
            appeal_files::refuse(&visit, problems).await;
            super::see_other(PAGE)
        }
        Err(error) => super::failed(&error, PAGE),
    }
}

/// The fields "file", without their folders; none where they are larger than they may be together.
async fn files(form: Result<Multipart, MultipartRejection>) -> Option<Vec<File>> {
    let Ok(mut form) = form else { return Some(Vec::new()) };
    let (mut files, mut all) = (Vec::new(), 0);
    while let Some(mut field) = form.next_field().await.ok()? {
        let name = field.file_name().unwrap_or_default();
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        if field.name() != Some("file") || name.is_empty() {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.ok()? {
            all += chunk.len();
            if all > MOST_BYTES {
                return None;
            }
            bytes.extend_from_slice(&chunk);
        }
        files.push(File { name, bytes });
    }
    Some(files)
}
