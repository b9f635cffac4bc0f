//! A file of rates that was sent: looked at, and kept in the session until it is imported or another one comes.

use backend::{
    appeal_csv,
    error::{Error, Problem, Result},
    rates_csv::{self, MOST_BYTES},
    usecase::rate::{self, Imported},
};
use domain::policy::Wide;
use serde::{Deserialize, Serialize};

use crate::{flash, request::Visit};

const KEY: &str = "rates";

/// The name of the form that sends a file.
pub(crate) const FORM: &str = "rates";

#[derive(Serialize, Deserialize)]
struct Kept {
    name: String,
    text: String,
}

impl Kept {
    fn read(self) -> Result<rates_csv::Rates> {
        let file = appeal_csv::File { name: self.name, bytes: self.text.into_bytes() };
        rates_csv::parse(&file).map_err(Error::Invalid)
    }
}

/// Whether this person may bring rates at all: asked before the file is taken in.
pub fn may_upload(visit: &Visit) -> Result<()> {
    visit.ctx.subject()?;
    visit.ctx.wide(Wide::ImportRates)
}

/// Takes a file in; what is wrong with it shows with the preview. Problems: `rates-file-too-large`, `rates-no-file`.
pub async fn upload(visit: &Visit, name: &str, bytes: Vec<u8>) -> Result<()> {
    may_upload(visit)?;
    if bytes.len() > MOST_BYTES {
        return Err(Problem::new("file", "rates-file-too-large").with("kilobytes", MOST_BYTES / 1024).into());
    }
    if bytes.is_empty() {
        return Err(Error::invalid("file", "rates-no-file"));
    }
    // What is no UTF-8 cannot be kept as text: it is refused here with its place.
    let file = appeal_csv::File { name: name.chars().take(100).collect(), bytes };
    let text = match String::from_utf8(file.bytes.clone()) {
        Ok(text) => text,
        Err(_) => {
            return Err(rates_csv::parse(&file)
                .err()
                .map_or_else(|| Error::invalid("file", "not-utf-8"), Error::Invalid));
        }
    };
    visit.session.insert(KEY, Kept { name: file.name, text }).await.map_err(Error::internal)
}

/// Keeps what was said against a file, to be shown with the form that sent it.
pub async fn refuse(visit: &Visit, problems: Vec<Problem>) {
    flash::refuse(visit, FORM, [], problems).await;
}

/// A file that waits, and what would become of it.
pub(crate) struct Waiting {
    pub name: String,
    pub seen: Result<Imported, Vec<Problem>>,
}

pub(crate) async fn waiting(visit: &Visit) -> Result<Option<Waiting>> {
    let Some(kept) = visit.session.get::<Kept>(KEY).await.map_err(Error::internal)? else { return Ok(None) };
    let name = kept.name.clone();
    let seen = async { rate::preview(&visit.ctx, &kept.read()?).await };
    let seen = match seen.await {
        Ok(imported) => Ok(imported),
        Err(Error::Invalid(problems)) => Err(problems),
        Err(error) => return Err(error),
    };
    Ok(Some(Waiting { name, seen }))
}

/// Imports the file that waits. Problem `rates-none-waits`.
pub(crate) async fn apply(visit: &Visit) -> Result<Imported> {
    may_upload(visit)?;
    let kept: Option<Kept> = visit.session.get(KEY).await.map_err(Error::internal)?;
    let kept = kept.ok_or_else(|| Error::invalid("", "rates-none-waits"))?;
    let imported = rate::import(&visit.ctx, &kept.read()?).await?;
    discard(visit).await?;
    Ok(imported)
}

/// Forgets the file that waits.
pub(crate) async fn discard(visit: &Visit) -> Result<()> {
    visit.session.remove_value(KEY).await.map(|_| ()).map_err(Error::internal)
}
