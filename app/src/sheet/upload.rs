//! A spreadsheet that came back: read, looked at, and kept in the session until it is applied or another one comes.
//!
//! What is kept is what was typed, never what it would do: that is asked anew each time, so that what a colleague saved
//! meanwhile shows.

use std::collections::HashMap;

use backend::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    sheet::read::{Fault, MOST_BYTES, MOST_ROWS, Row, Sheet, Unreadable},
    usecase::actual::{self, Change, Fate, Looked, Save, TypedRow},
};
use domain::{code::ProjectCode, id::PeriodId, policy::Action};
use serde::{Deserialize, Serialize};

use crate::{flash, request::Visit};

/// The rows of a file in which something was changed, or cannot be read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub sheet: Sheet,
    /// Cells of the other rows.
    pub same: usize,
}

/// A row of the file, and how it would fare.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub row: Row,
    pub looked: Looked,
    /// All that stands against it, the cells that could not be read at all among it.
    pub problems: Vec<Problem>,
}

impl Seen {
    pub(crate) fn is_good(&self) -> bool {
        self.problems.is_empty() && self.looked.fate == Fate::Written
    }

    /// Only a colleague's change of the same cells stands against it.
    pub(crate) fn is_met(&self) -> bool {
        matches!(&self.looked.fate, Fate::Met(met) if met.len() == self.problems.len())
    }

    fn differs(&self) -> bool {
        !self.problems.is_empty() || self.looked.fate != Fate::Same
    }

    /// The name of the cell at a place: "F12".
    pub(crate) fn at(&self, place: &str) -> Option<&str> {
        self.row.cells.iter().find(|cell| cell.place == place).map(|cell| cell.at.as_str())
    }
}

/// Where the file of a period is kept.
fn key(project: &ProjectCode, period: PeriodId) -> String {
    format!("sheet:{project}:{period}")
}

pub(crate) async fn kept(visit: &Visit, project: &ProjectCode, period: PeriodId) -> Result<Option<Kept>> {
    visit.session.get(&key(project, period)).await.map_err(Error::internal)
}

/// Whether this person may bring values for this project at all: asked before the file is taken in.
pub async fn may_upload(visit: &Visit, project: &str) -> Result<()> {
    visit.ctx.subject()?;
    let project: ProjectCode = project.parse().map_err(|_| Error::NotFound)?;
    visit.ctx.project(&project, Action::EnterValues).await.map(|_| ())
}

/// Takes a file in. Refused as a whole: what is no spreadsheet of this period of this project, and one for a period that
/// is locked or has not begun.
pub async fn upload(visit: &Visit, project: &str, period: &str, file: Result<Sheet, Unreadable>) -> Result<()> {
    may_upload(visit, project).await?;
    let project: ProjectCode = project.parse().map_err(|_| Error::NotFound)?;
    let period: PeriodId = period.parse().map_err(|_| Error::NotFound)?;
    let mut sheet = file.map_err(|error| refused(&error))?;
    if sheet.project != project.as_str() {
        let problem = Problem::new("file", "sheet-other-project");
        return Err(problem.with("theirs", &sheet.project).with("code", &project).into());
    }
    if sheet.period != period.to_string() {
        return Err(Error::invalid("file", "sheet-other-period"));
    }
    let (seen, same) = look(&visit.ctx, &sheet, &project, period).await?;
    sheet.rows = seen.into_iter().map(|seen| seen.row).collect();
    visit.session.insert(&key(&project, period), Kept { sheet, same }).await.map_err(Error::internal)
}

/// Keeps what was said against a file, to be shown with the form that sent it.
pub async fn refuse(visit: &Visit, period: &str, problems: Vec<Problem>) {
    flash::refuse(visit, &form(period), [], problems).await;
}

/// The name of the form that sends a file, and of the one that applies it.
pub(crate) fn form(period: impl std::fmt::Display) -> String {
    format!("sheet:{period}")
}

fn refused(error: &Unreadable) -> Problem {
    match error {
        Unreadable::TooLarge => Problem::new("file", "sheet-too-large").with("megabytes", MOST_BYTES / 1024 / 1024),
        Unreadable::NotXlsx => Problem::new("file", "sheet-not-xlsx"),
        Unreadable::Foreign => Problem::new("file", "sheet-foreign"),
        Unreadable::Damaged => Problem::new("file", "sheet-damaged"),
        Unreadable::TooManyRows => Problem::new("file", "sheet-too-many-rows").with("max", MOST_ROWS),
        Unreadable::NoColumn(heading) => Problem::new("file", "sheet-no-column").with("heading", heading),
    }
}

/// How the rows of a file would fare now, those of which nothing is to be said left out, but for the number of their cells.
/// Rows of indicators that were retired are left out altogether.
pub(crate) async fn look(
    ctx: &Ctx,
    sheet: &Sheet,
    project: &ProjectCode,
    period: PeriodId,
) -> Result<(Vec<Seen>, usize)> {
    let rows = sheet.rows.iter().map(TypedRow::try_from).collect::<Result<_>>()?;
    let looked = actual::preview(ctx, &Save { project: project.clone(), period, rows }).await?;
    let mut looked: HashMap<String, Looked> =
        looked.into_iter().map(|looked| (looked.measured.indicator.to_string(), looked)).collect();
    let seen = |row: &Row| {
        let looked = looked.remove(&row.indicator)?;
        let faults = row.cells.iter().filter_map(|cell| {
            let code = match cell.fault? {
                Fault::Date => "sheet-date",
                Fault::Formula => "sheet-formula",
            };
            Some(Problem::new(format!("{}.{}", row.indicator, cell.place), code))
        });
        let against = match &looked.fate {
            Fate::Same | Fate::Written => [].as_slice(),
            Fate::Met(problems) | Fate::Refused(problems) => problems,
        };
        let problems = faults.chain(against.iter().cloned()).collect();
        Some(Seen { row: row.clone(), looked, problems })
    };
    let (seen, same): (Vec<Seen>, Vec<Seen>) = sheet.rows.iter().filter_map(seen).partition(Seen::differs);
    Ok((seen, same.iter().map(|seen| seen.looked.cells).sum()))
}

/// What is to be applied of a file.
#[derive(Clone, Debug)]
pub(crate) struct Apply {
    pub project: ProjectCode,
    pub period: PeriodId,
    /// Everything or nothing; else what is good.
    pub all: bool,
    /// Rows to be put over a colleague's, by indicator, with the version of which the person was told.
    pub mine: HashMap<String, String>,
}

/// Values that were written, and rows that were not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Applied {
    pub written: u32,
    pub left: usize,
}

pub(crate) async fn apply(visit: &Visit, command: Apply) -> Result<Applied> {
    let ctx = &visit.ctx;
    let Apply { project, period, all, mine } = command;
    ctx.project(&project, Action::EnterValues).await?;
    let kept = kept(visit, &project, period).await?.ok_or_else(|| Error::invalid("", "sheet-none"))?;
    let (seen, _) = look(ctx, &kept.sheet, &project, period).await?;
    let rows = seen.iter().map(|seen| chosen(seen, mine.get(&seen.row.indicator))).collect::<Result<Vec<_>>>()?;
    let number = rows.len();
    let rows: Vec<TypedRow> = rows.into_iter().flatten().collect();
    let left = number - rows.len();
    if all && left > 0 {
        return Err(Error::invalid("", "sheet-not-all"));
    }
    if rows.is_empty() {
        return Err(Error::invalid("", "sheet-nothing-good"));
    }
    let written = actual::save(ctx, Save { project: project.clone(), period, rows }).await?;
    visit.session.remove_value(&key(&project, period)).await.map_err(Error::internal)?;
    Ok(Applied { written, left })
}

/// The row as it is to be written, where it may be: as it was typed, or, over a colleague's change that this person has
/// seen, the cells that they changed themselves.
fn chosen(seen: &Seen, mine: Option<&String>) -> Result<Option<TypedRow>> {
    let typed = TypedRow::try_from(&seen.row)?;
    let Some(version) = mine.filter(|_| seen.is_met()) else { return Ok(seen.is_good().then_some(typed)) };
    let changed = |place: &str| seen.looked.changes.iter().any(|change: &Change| change.place == place);
    Ok(Some(TypedRow {
        version: version.clone(),
        total: typed.total.filter(|_| changed("total")),
        cells: typed.cells.into_iter().filter(|(cell, _)| changed(&cell.to_string())).collect(),
        narrative: typed.narrative.filter(|_| changed("narrative")),
        ..typed
    }))
}
