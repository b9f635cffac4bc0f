//! `/results/:framework/:indicator/evidence.zip`, `…/provenance.xlsx` and `…/provenance.csv`: what stands behind one corporate total, with
//! the parameters of its page.

use std::collections::HashMap;

use app::{
    listing::Format,
    pack::{self, Asked, Packed},
    request::{AS_AT, Visit},
};
use axum::{
    body::Body,
    extract::{Extension, Path, Query},
    http::header,
    response::{IntoResponse, Response},
};
use backend::{ctx::Ctx, error::Result};
use tokio_util::io::ReaderStream;

type At = Path<(String, String)>;
type Filters = Query<HashMap<String, String>>;

/// Bytes that are read from the disk at once.
const CHUNK: usize = 64 * 1024;

pub(super) async fn zip(Extension(visit): Extension<Visit>, Path(of): At, Query(filters): Filters) -> Response {
    let made = async {
        let (ctx, asked) = asked(&visit, &of, &filters)?;
        pack::evidence_pack(&ctx, &visit.files, &asked).await
    };
    match made.await {
        Ok(packed) => streamed(packed),
        Err(error) => super::failed(&error, &page(&of)),
    }
}

pub(super) async fn xlsx(Extension(visit): Extension<Visit>, Path(of): At, Query(filters): Filters) -> Response {
    take(&visit, &of, &filters, Format::Xlsx).await
}

pub(super) async fn csv(Extension(visit): Extension<Visit>, Path(of): At, Query(filters): Filters) -> Response {
    take(&visit, &of, &filters, Format::Csv).await
}

async fn take(visit: &Visit, of: &(String, String), filters: &HashMap<String, String>, format: Format) -> Response {
    let made = async {
        let (ctx, asked) = asked(visit, of, filters)?;
        pack::provenance(&ctx, &asked, format).await
    };
    super::table(made.await, &page(of))
}

fn asked(
    visit: &Visit,
    (framework, indicator): &(String, String),
    filters: &HashMap<String, String>,
) -> Result<(Ctx, Asked)> {
    visit.ctx.subject()?;
    let ctx = visit.about(filters.get(AS_AT).map(String::as_str).unwrap_or_default())?;
    Ok((ctx, Asked::read(framework.clone(), indicator.clone(), |name| filters.get(name).cloned())?))
}

fn page((framework, indicator): &(String, String)) -> String {
    format!("/results/{}/{}", app::escape(framework), app::escape(indicator))
}

/// A pack as an answer, read from the disk as it is sent.
pub(in crate::http) fn streamed(packed: Packed) -> Response {
    let stream = ReaderStream::with_capacity(tokio::fs::File::from_std(packed.file), CHUNK);
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", packed.name)),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, Body::from_stream(stream)).into_response()
}
