//! A period to take away: for whoever may view the project. What this person may not type is locked.

use backend::{
    error::{Error, Result},
    query::{self, progress::progress},
    sheet::write::{Book, write},
};
use domain::{code::ProjectCode, id::PeriodId, policy::Action};

use super::{matrix, progress::Sheet, targets};
use crate::request::Visit;

/// A file with the name under which a browser keeps it.
#[derive(Clone, Debug)]
pub struct Download {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The spreadsheet of one period; where none is named, of the one that needs attention first.
pub async fn download(visit: &Visit, code: &str, period: &str) -> Result<Download> {
    let ctx = &visit.ctx;
    ctx.subject()?;
    let code: ProjectCode = code.parse().map_err(|_| Error::NotFound)?;
    let project = ctx.project(&code, Action::View).await?;
    let asked = match period {
        "" => None,
        id => Some(id.parse::<PeriodId>().map_err(|_| Error::NotFound)?),
    };
    let progress = progress(ctx, &project, asked).await?;
    let period = progress.period().ok_or(Error::NotFound)?;
    let matrix = query::matrix::matrix(ctx, &project).await?;
    let may_enter = period.begun && !period.closed() && ctx.may(&project, Action::EnterValues);
    let sheet = Sheet { project: &project, progress: &progress, period, matrix: &matrix, may_enter };
    let book = Book {
        project: code.to_string(),
        period: period.id.to_string(),
        progress: sheet.progress(ctx.now(), &ctx.subject()?.name),
        targets: targets::table(&project, &progress, &matrix),
        matrix: matrix::table(&project, &matrix),
    };
    Ok(Download { name: name(&code, &period.dates.days()), bytes: write(&book)? })
}

/// "DP.1649-Q3-2026.xlsx", in letters that every system takes.
fn name(code: &ProjectCode, period: &str) -> String {
    let plain: String = period.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    format!("{code}-{}.xlsx", parts.join("-"))
}
