//! What was said about a value, and the files behind it.

use domain::{
    evidence::FileType,
    id::{CommentId, EvidenceId, UserId},
};
use sea_orm::FromQueryResult;

use super::until;
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    insert::evidence::Of,
    query::{all, one, progress::Hand, project::Project},
};

#[derive(Clone, Debug)]
pub struct Comment {
    pub id: CommentId,
    /// None where it was withdrawn.
    pub text: Option<String>,
    pub by: Hand,
}

#[derive(Clone, Debug)]
pub struct File {
    pub id: EvidenceId,
    pub name: String,
    pub kind: FileType,
    pub bytes: i64,
    /// SHA-256 of the content.
    pub hash: String,
    /// What it shows.
    pub about: Option<String>,
    pub by: Hand,
    pub withdrawn: Option<Withdrawn>,
}

#[derive(Clone, Debug)]
pub struct Withdrawn {
    pub by: Hand,
    pub reason: String,
}

#[derive(FromQueryResult)]
struct Row {
    what: String,
    id: i64,
    text: Option<String>,
    name: Option<String>,
    kind: Option<String>,
    bytes: Option<i64>,
    hash: Option<String>,
    user_id: i64,
    who: String,
    recorded_at: i64,
    superseded_at: Option<i64>,
    withdrawn_by: Option<i64>,
    withdrawer: Option<String>,
    withdraw_reason: Option<String>,
}

/// Comments and files in the order in which they came, in one statement.
pub(super) async fn said(ctx: &Ctx, of: Of) -> Result<(Vec<Comment>, Vec<File>)> {
    let until = until(ctx);
    let rows: Vec<Row> = all(
        ctx.read(),
        "SELECT 'comment' AS what, c.id, c.text, CAST(NULL AS TEXT) AS name, CAST(NULL AS TEXT) AS kind,
                CAST(NULL AS BIGINT) AS bytes, CAST(NULL AS TEXT) AS hash, c.user_id, u.name AS who, c.recorded_at,
                c.superseded_at, c.user_id AS withdrawn_by, u.name AS withdrawer, CAST(NULL AS TEXT) AS withdraw_reason
         FROM comments c
         JOIN users u ON u.id = c.user_id
         WHERE c.indicator_id = $1 AND c.period_id = $2 AND c.recorded_at <= $3
         UNION ALL
         SELECT 'file', f.id, f.about, f.name, f.kind, f.bytes, f.hash, f.user_id, u.name, f.recorded_at,
                f.superseded_at, f.withdrawn_by, w.name, f.withdraw_reason
         FROM evidence f
         JOIN users u ON u.id = f.user_id
         LEFT JOIN users w ON w.id = f.withdrawn_by
         WHERE f.indicator_id = $1 AND f.period_id = $2 AND f.recorded_at <= $3
         ORDER BY 10, 2",
        [of.indicator.0.into(), of.period.0.into(), until.into()],
    )
    .await?;
    let (mut comments, mut files) = (Vec::new(), Vec::new());
    for mut row in rows {
        // What was withdrawn after the moment that is asked about stood then.
        row.superseded_at = row.superseded_at.filter(|at| *at <= until);
        if row.what == "comment" {
            comments.push(row.comment());
        } else {
            files.push(row.file()?);
        }
    }
    Ok((comments, files))
}

impl Row {
    fn by(&self) -> Hand {
        Hand { user: UserId(self.user_id), name: self.who.clone(), at: self.recorded_at }
    }

    fn comment(self) -> Comment {
        let by = self.by();
        Comment { id: CommentId(self.id), text: self.text.filter(|_| self.superseded_at.is_none()), by }
    }

    fn file(self) -> Result<File> {
        let by = self.by();
        let missing = || Error::internal(format!("evidence {} lacks a column", self.id));
        let withdrawn = self.superseded_at.map(|at| {
            let by = Hand {
                user: UserId(self.withdrawn_by.unwrap_or(self.user_id)),
                name: self.withdrawer.clone().unwrap_or_default(),
                at,
            };
            Withdrawn { by, reason: self.withdraw_reason.clone().unwrap_or_default() }
        });
        Ok(File {
            id: EvidenceId(self.id),
            kind: self.kind.as_deref().ok_or_else(missing)?.parse().map_err(Error::internal)?,
            bytes: self.bytes.ok_or_else(missing)?,
            name: self.name.clone().ok_or_else(missing)?,
            hash: self.hash.clone().ok_or_else(missing)?,
            about: self.text.clone(),
            by,
            withdrawn,
        })
    }
}

/// What is needed to hand a file out.
#[derive(Clone, Debug)]
pub struct FileAt {
    pub name: String,
    pub kind: FileType,
    pub hash: String,
}

#[derive(FromQueryResult)]
struct AtRow {
    name: String,
    kind: String,
    hash: String,
}

/// A file of this project, also a withdrawn one; that of another project is not found.
pub async fn file(ctx: &Ctx, project: &Project, id: EvidenceId) -> Result<FileAt> {
    let row: Option<AtRow> = one(
        ctx.read(),
        "SELECT f.name, f.kind, f.hash FROM evidence f
         JOIN indicators i ON i.id = f.indicator_id
         WHERE f.id = $1 AND i.project_id = $2",
        [id.0.into(), project.id.0.into()],
    )
    .await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(FileAt { name: row.name, kind: row.kind.parse().map_err(Error::internal)?, hash: row.hash })
}
