//! `manifest.json`: what is in the pack, each file with its SHA-256, the total and what was asked, and the audit log's last hash.

use std::collections::BTreeMap;

use backend::{
    archive::Entry,
    ctx::Ctx,
    query::results::{Overlapped, pack::Pack},
};
use chrono::{DateTime, SecondsFormat};
use domain::{quantity::Quantity, value::Value};
use serde::Serialize;

use super::{Asked, Lacking, Left};

#[derive(Serialize)]
pub(super) struct Manifest<'a> {
    framework: &'a str,
    indicator: &'a str,
    title: &'a str,
    unit: &'a str,
    /// What was chosen, by the names of the parameters: empty for everything.
    filters: BTreeMap<&'static str, String>,
    /// The past day at whose end everything is read; null for the present.
    as_at: Option<String>,
    /// When the pack was made.
    made_at: String,
    made_by: &'a str,
    total: Total,
    audit_log: Option<Log<'a>>,
    files: Vec<Inside<'a>>,
    left_out: Vec<Out<'a>>,
}

/// As decimals with a point; a ratio as its two halves.
#[derive(Serialize)]
struct Total {
    achieved: Option<String>,
    gross: Option<String>,
    overlap: Option<String>,
    target: Option<String>,
    /// The values that count, added up again from the values alone.
    from_values: Option<String>,
    values_add_up: bool,
}

#[derive(Serialize)]
struct Log<'a> {
    entry: i64,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Inside<'a> {
    path: &'a str,
    bytes: usize,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Out<'a> {
    project: String,
    /// Null where only their number may be told.
    name: Option<&'a str>,
    sha256: Option<&'a str>,
    files: u32,
    why: &'static str,
}

pub(super) fn manifest<'a>(
    ctx: &'a Ctx,
    asked: &'a Asked,
    pack: &'a Pack,
    files: &'a [Entry],
    left: &'a [Left],
) -> Manifest<'a> {
    let corporate = &pack.of.corporate;
    let made_at = DateTime::from_timestamp_micros(ctx.now());
    Manifest {
        framework: &pack.results.framework.code,
        indicator: &corporate.code,
        title: &corporate.title,
        unit: &corporate.unit,
        filters: asked.pairs().into_iter().collect(),
        as_at: ctx.past_day().map(|day| day.to_string()),
        made_at: made_at.map(|at| at.to_rfc3339_opts(SecondsFormat::Micros, true)).unwrap_or_default(),
        made_by: ctx.subject().map(|subject| subject.name.as_str()).unwrap_or_default(),
        total: total(pack),
        audit_log: pack.seal.as_ref().map(|seal| Log { entry: seal.id, sha256: &seal.hash }),
        files: files.iter().map(|of| Inside { path: &of.path, bytes: of.bytes, sha256: &of.hash }).collect(),
        left_out: left.iter().map(out).collect(),
    }
}

fn total(pack: &Pack) -> Total {
    let total = &pack.of.total;
    let (gross, overlap) = match &total.overlap {
        Some(Overlapped::Net(net)) => (Some(plain(net.gross)), Some(plain(net.overlap))),
        Some(Overlapped::TooMuch { gross, .. }) => (Some(plain(*gross)), None),
        None => (None, None),
    };
    let said = |value: Option<Value>| value.map(|value| value.typed().replace(' ', ""));
    Total {
        achieved: said(total.achieved.unwrap_or(None)),
        gross,
        overlap,
        target: said(total.target),
        from_values: said(pack.from_values().unwrap_or(None)),
        values_add_up: pack.values_add_up(),
    }
}

fn plain(quantity: Quantity) -> String {
    quantity.to_string()
}

fn out<'a>(left: &'a Left) -> Out<'a> {
    let why = left.why.word();
    match left.what {
        Lacking::Piece(piece) => Out {
            project: piece.project.to_string(),
            name: Some(&piece.name),
            sha256: Some(&piece.hash),
            files: 1,
            why,
        },
        Lacking::Number(project, files) => Out { project: project.to_string(), name: None, sha256: None, files, why },
    }
}
