//! Files of an appeal that were sent: checked, looked at, and kept in the session until they are applied or others come.
//!
//! What is kept is the files, never what they would do: that is asked anew each time, so that what a colleague changed meanwhile shows.

use backend::{
    appeal_csv::{self, Appeal, File},
    ctx::Ctx,
    error::{Error, Problem, Result},
    usecase::appeal::{self, Imported, Preview},
};
use domain::policy::Wide;
use serde::{Deserialize, Serialize};

use crate::{flash, request::Visit};

/// The form that sends files, and the one that applies them.
pub(crate) const FORM: &str = "appeal_import";

const KEY: &str = "appeal-files";

/// Bytes that the files of one year may have together; those of 2018 have 70 KB.
pub const MOST_BYTES: usize = 1024 * 1024;
const MOST_FILES: usize = 10;

/// A file as it is kept: only UTF-8 is one that can be read.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    name: String,
    text: String,
}

/// Files that were sent, and what they would do.
#[derive(Clone, Debug)]
pub(crate) struct Looked {
    pub(crate) names: Vec<String>,
    pub(crate) outcome: std::result::Result<Preview, Vec<Problem>>,
}

/// Whether this person may import at all: asked before the files are taken in.
pub fn may_import(visit: &Visit) -> Result<()> {
    visit.ctx.wide(Wide::EditAppeal)
}

/// Keeps files to be looked at. Refused as a whole: none, too many, too large (`None`), or one that is no text.
pub async fn upload(visit: &Visit, files: Option<Vec<File>>) -> Result<()> {
    may_import(visit)?;
    let too_large = || Problem::new("file", "appeal-files-too-large").with("kilobytes", MOST_BYTES / 1024);
    let files = files.ok_or_else(too_large)?;
    if files.is_empty() {
        return Err(Error::invalid("file", "appeal-files-none"));
    }
    if files.len() > MOST_FILES {
        return Err(Problem::new("file", "appeal-files-too-many").with("most", MOST_FILES).into());
    }
    let mut kept = Vec::new();
    for File { name, bytes } in files {
        match String::from_utf8(bytes) {
            Ok(text) => kept.push(Kept { name, text }),
            Err(_) => return Err(Problem::new(name, "not-utf-8").into()),
        }
    }
    visit.session.insert(KEY, kept).await.map_err(Error::internal)
}

/// Keeps what was said against files, to be shown with the form that sent them.
pub async fn refuse(visit: &Visit, problems: Vec<Problem>) {
    flash::refuse(visit, FORM, [], problems).await;
}

async fn kept(visit: &Visit) -> Result<Option<Vec<File>>> {
    let kept: Option<Vec<Kept>> = visit.session.get(KEY).await.map_err(Error::internal)?;
    Ok(kept.map(|kept| kept.into_iter().map(|Kept { name, text }| File { name, bytes: text.into_bytes() }).collect()))
}

/// What the files that were sent would do now; none where none were.
pub(crate) async fn look(visit: &Visit) -> Result<Option<Looked>> {
    let Some(files) = kept(visit).await? else { return Ok(None) };
    let names = files.iter().map(|file| file.name.clone()).collect();
    let outcome = match read(&visit.ctx, &files).await {
        Ok(preview) => Ok(preview),
        Err(Error::Invalid(problems)) => Err(problems),
        Err(error) => return Err(error),
    };
    Ok(Some(Looked { names, outcome }))
}

async fn read(ctx: &Ctx, files: &[File]) -> Result<Preview> {
    appeal::preview(ctx, &parsed(files)?).await
}

fn parsed(files: &[File]) -> Result<Appeal> {
    appeal_csv::parse(files).map_err(Error::Invalid)
}

/// Imports the files that were looked at, all or nothing.
pub(crate) async fn apply(visit: &Visit) -> Result<Imported> {
    may_import(visit)?;
    let files = kept(visit).await?.ok_or_else(|| Error::invalid("", "appeal-files-gone"))?;
    let imported = appeal::import(&visit.ctx, &parsed(&files)?).await?;
    visit.session.remove_value(KEY).await.map_err(Error::internal)?;
    Ok(imported)
}
