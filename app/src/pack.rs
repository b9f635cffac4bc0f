//! What stands behind one corporate total, to take away: as sheets, as a table of its values, and as an evidence pack, which holds
//! the sheets, the files behind the values that count, and a manifest with the hash of each.
//!
//! Who asks and about which day is in the context. The figures are those of the page, from the same query.

mod manifest;
mod sheets;

use std::fs::File;

use backend::{
    archive::{Archive, json},
    ctx::Ctx,
    error::Result,
    files::Files,
    query::results::{
        Filter, Which, Years,
        pack::{Pack, Piece, pack},
    },
    sheet::{listing::table_csv, write::tables},
};
use domain::{code::ProjectCode, evidence::FileName, format};

use crate::{listing::Format, sheet::Download, t};

/// Bytes of files that one pack may hold; what is beyond is named in it and stays where it is.
const MOST: u64 = 200 * 1024 * 1024;

/// Which total: what stands in the address of its page.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The codes of the framework and of the corporate indicator.
    pub framework: String,
    pub indicator: String,
    pub which: Which,
    pub years: Years,
}

impl Asked {
    /// With the parameters of its page; what cannot be is not found, as there.
    pub fn read(framework: String, indicator: String, get: impl Fn(&str) -> Option<String>) -> Result<Self> {
        Ok(Self { framework, indicator, which: Which::read(&get)?, years: Years::read(&get)? })
    }

    /// What is chosen, by the names of its parameters.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.which.pairs();
        pairs.extend(self.years.pairs());
        pairs
    }

    async fn load(&self, ctx: &Ctx) -> Result<Pack> {
        ctx.subject()?;
        let framework = Some(self.framework.clone());
        let filter = Filter { framework, which: self.which.clone(), years: self.years };
        pack(ctx, &filter, &self.indicator).await
    }

    /// "MIGOF-P1.1-2026-03-31", in letters that every system takes.
    fn name(&self, ctx: &Ctx) -> String {
        let chosen: String = self.pairs().iter().map(|(name, word)| format!("-{name}-{word}")).collect();
        let day = ctx.past_day().map(|day| format!("-{day}")).unwrap_or_default();
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '_' };
        let codes: String = format!("{}-{}{chosen}", self.framework, self.indicator).chars().map(plain).collect();
        format!("{codes}{day}")
    }
}

/// The sheets, or the values alone as text.
pub async fn provenance(ctx: &Ctx, asked: &Asked, form: Format) -> Result<Download> {
    let pack = asked.load(ctx).await?;
    let of = sheets::Sheets { ctx, pack: &pack };
    let (bytes, ending) = match form {
        Format::Xlsx => (tables(&of.without_files())?, "xlsx"),
        Format::Csv => (table_csv(&of.values())?, "csv"),
    };
    Ok(Download { name: format!("{}.{ending}", asked.name(ctx)), bytes })
}

/// A zip file, to be read from its beginning.
#[derive(Debug)]
pub struct Packed {
    pub name: String,
    pub file: File,
}

/// Makes the pack on the disk, one file after the other.
pub async fn evidence_pack(ctx: &Ctx, store: &Files, asked: &Asked) -> Result<Packed> {
    let pack = asked.load(ctx).await?;
    let (taken, mut left) = within(&pack.files, MOST);
    let mut archive = Archive::begin(store).await?;
    let mut inside = Vec::new();
    for piece in taken {
        match store.read(&piece.hash).await {
            Ok(content) => {
                archive = archive.add(path(piece), content).await?;
                inside.push(piece);
            }
            // It is logged; a pack that says what it lacks is of more use than none.
            Err(_) => left.push(Left { what: Lacking::Piece(piece), why: Why::Unreadable }),
        }
    }
    left.extend(
        pack.hidden.iter().map(|(project, files)| Left { what: Lacking::Number(project, *files), why: Why::NotYours }),
    );
    let of = sheets::Sheets { ctx, pack: &pack };
    archive = archive.add("results.xlsx".into(), tables(&of.with_files(&inside, &left))?).await?;
    let listed = archive.entries().to_vec();
    let manifest = manifest::manifest(ctx, asked, &pack, &listed, &left);
    archive = archive.add("manifest.json".into(), json(&manifest)?).await?;
    Ok(Packed { name: format!("{}-evidence.zip", asked.name(ctx)), file: archive.finish().await? })
}

/// What is not in the pack.
struct Left<'a> {
    what: Lacking<'a>,
    why: Why,
}

enum Lacking<'a> {
    Piece(&'a Piece),
    /// So many files of a project, of which nothing else is told.
    Number(&'a ProjectCode, u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// The pack would be larger than it may be.
    TooMuch,
    /// The file is gone, or is no longer what it was.
    Unreadable,
    /// Its project is not among those that this person may read.
    NotYours,
}

impl Why {
    const fn word(self) -> &'static str {
        match self {
            Self::TooMuch => "beyond-the-largest-pack",
            Self::Unreadable => "unreadable",
            Self::NotYours => "project-not-visible",
        }
    }

    fn said(self) -> String {
        match self {
            Self::TooMuch => t!("pack-left-too-much", megabytes = MOST / 1024 / 1024),
            Self::Unreadable => t!("pack-left-unreadable"),
            Self::NotYours => t!("pack-left-not-yours"),
        }
    }
}

/// As many files as fit, in their order; a large one does not keep smaller ones after it out.
fn within(files: &[Piece], most: u64) -> (Vec<&Piece>, Vec<Left<'_>>) {
    let (mut taken, mut left, mut bytes) = (Vec::new(), Vec::new(), 0u64);
    for piece in files {
        let with = bytes.saturating_add(piece.bytes);
        if with <= most {
            bytes = with;
            taken.push(piece);
        } else {
            left.push(Left { what: Lacking::Piece(piece), why: Why::TooMuch });
        }
    }
    (taken, left)
}

/// A folder for each project; the number of the file keeps names apart.
fn path(piece: &Piece) -> String {
    let name = FileName::parse(&piece.name).map_or_else(|| "file".to_owned(), |name| name.ascii());
    format!("evidence/{}/{}-{name}", piece.project, piece.id)
}

/// The moment that the figures are of: a past day, or now.
fn moment(ctx: &Ctx) -> String {
    match ctx.past_day() {
        Some(day) => t!("pack-end-of-day", day = format::date(day)),
        None => t!("funding-file-utc", at = format::moment(ctx.now())),
    }
}

#[cfg(test)]
mod tests {
    use domain::{evidence::FileType, id::EvidenceId, period::Period};

    use super::*;

    fn piece(id: i64, name: &str, bytes: u64) -> Piece {
        let day = "2026-03-31".parse().unwrap();
        Piece {
            id: EvidenceId(id),
            project: "HA.0001".parse().unwrap(),
            indicator: "People sheltered".into(),
            period: Period { starts: day, ends: day, due: day, name: None },
            name: name.into(),
            kind: FileType::Pdf,
            bytes,
            hash: String::new(),
            who: String::new(),
            at: 0,
        }
    }

    #[test]
    fn what_does_not_fit_is_left_out_by_name() {
        let files = [piece(1, "a.pdf", 60), piece(2, "b.pdf", 50), piece(3, "c.pdf", 40)];
        let (taken, left) = within(&files, 100);
        assert_eq!(taken.iter().map(|piece| piece.id.0).collect::<Vec<_>>(), [1, 3]);
        assert!(matches!(
            left[..],
            [Left { what: Lacking::Piece(Piece { id: EvidenceId(2), .. }), why: Why::TooMuch }]
        ));
        assert!(within(&files, u64::MAX).1.is_empty());
    }

    #[test]
    fn a_path_is_plain_and_stays_in_its_folder() {
        assert_eq!(path(&piece(7, "../Liste signée.pdf", 1)), "evidence/HA.0001/7-Liste sign_e.pdf");
        assert_eq!(path(&piece(8, "..", 1)), "evidence/HA.0001/8-file");
    }
}
