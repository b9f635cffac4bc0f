//! A ledger that was sent or pasted: kept in the session, with what was said of its columns and accounts, until it is recorded or another
//! one comes. What it would do is asked anew each time.

use std::collections::BTreeMap;

use backend::{
    error::{Error, Problem, Result},
    logframe::{Limits, Unreadable, table_within},
    usecase::expenditure::{Imported, Ledger, Row, import},
};
use domain::{
    code::ProjectCode,
    id::BudgetLineId,
    ledger::{Column, guess},
    policy::Action,
};
use serde::{Deserialize, Serialize};

use crate::{flash, request::Visit};

/// Bytes of a file: some 5 000 rows.
pub const MOST_BYTES: usize = 1024 * 1024;
const LIMITS: Limits = Limits { characters: MOST_BYTES, rows: 5_001, columns: 40 };

/// The name of the forms that send a ledger.
pub(crate) const FORM: &str = "ledger";

/// A table, and what a person said of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub project: ProjectCode,
    /// Of the file; empty where it was pasted.
    pub name: String,
    /// Rows of cells, the headings among them.
    pub table: Vec<Vec<String>>,
    /// Rows that stood before them and held nothing.
    pub blank: usize,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// The first row holds headings.
    pub headings: bool,
    /// Texts that name no line, with the line that is meant.
    pub mapped: BTreeMap<String, i64>,
}

impl Kept {
    /// The rows as the columns say.
    pub(crate) fn ledger(&self) -> Ledger {
        let at = |column: Column| self.columns.iter().position(|of| *of == column);
        let places = Column::ALL.iter().map(|column| (*column, at(*column))).collect::<Vec<_>>();
        let skip = usize::from(self.headings);
        let row = |(number, cells): (usize, &Vec<String>)| {
            let text = |column: Column| {
                let place = places.iter().find(|(of, _)| *of == column).and_then(|(_, place)| *place);
                place.and_then(|place| cells.get(place)).cloned().unwrap_or_default()
            };
            Row {
                number: self.blank + number + 1,
                document: text(Column::Document),
                day: text(Column::Day),
                line: text(Column::Line),
                amount: text(Column::Amount),
                currency: text(Column::Currency),
                description: text(Column::Description),
            }
        };
        Ledger {
            project: self.project.clone(),
            rows: self.table.iter().enumerate().skip(skip).map(row).collect(),
            mapped: self.mapped.iter().map(|(text, line)| (text.clone(), BudgetLineId(*line))).collect(),
        }
    }

    /// The columns that are still to be named.
    pub(crate) fn missing(&self) -> Vec<Column> {
        Column::NEEDED.into_iter().filter(|needed| !self.columns.contains(needed)).collect()
    }
}

fn key(project: &ProjectCode) -> String {
    format!("ledger:{project}")
}

/// What was said of accounts outlives the ledger: the next one has the same.
fn accounts_key(project: &ProjectCode) -> String {
    format!("ledger-accounts:{project}")
}

pub(crate) async fn kept(visit: &Visit, project: &ProjectCode) -> Result<Option<Kept>> {
    visit.session.get(&key(project)).await.map_err(Error::internal)
}

async fn keep(visit: &Visit, kept: &Kept) -> Result<()> {
    visit.session.insert(&key(&kept.project), kept).await.map_err(Error::internal)
}

/// Whether this person may bring a ledger at all: asked before a file is taken in.
pub async fn may_bring(visit: &Visit, project: &str) -> Result<ProjectCode> {
    visit.ctx.subject()?;
    let code: ProjectCode = project.parse().map_err(|_| Error::NotFound)?;
    visit.ctx.project(&code, Action::EnterExpenditure).await?;
    Ok(code)
}

/// Takes a file in. Problems: `ledger-file-too-large`, `ledger-no-file`, `not-utf-8`, and as of [`take`].
pub async fn upload(visit: &Visit, project: &ProjectCode, name: &str, bytes: Vec<u8>) -> Result<()> {
    if bytes.len() > MOST_BYTES {
        return Err(Problem::new("file", "ledger-file-too-large").with("kilobytes", MOST_BYTES / 1024).into());
    }
    if bytes.is_empty() {
        return Err(Error::invalid("file", "ledger-no-file"));
    }
    let text = String::from_utf8(bytes).map_err(|_| Error::invalid("file", "not-utf-8"))?;
    let name: String = name.chars().take(100).collect();
    take_in(visit, project, &name, &text).await.map_err(|error| match error {
        Error::Invalid(problems) => {
            Error::Invalid(problems.into_iter().map(|problem| Problem { field: "file".into(), ..problem }).collect())
        }
        error => error,
    })
}

/// Takes a pasted table in.
pub(crate) async fn take(visit: &Visit, project: &ProjectCode, text: &str) -> Result<()> {
    visit.ctx.project(project, Action::EnterExpenditure).await?;
    take_in(visit, project, "", text).await
}

/// With a guess at its columns from its first row. One whose first row names no two columns has no headings, and its columns are for the
/// person to name. What was said of accounts before is remembered.
async fn take_in(visit: &Visit, project: &ProjectCode, name: &str, text: &str) -> Result<()> {
    let table = table_within(text, LIMITS).map_err(|error| refused(&error))?;
    let first = table.iter().position(|row| row.iter().any(|cell| !cell.is_empty())).unwrap_or_default();
    let columns = guess(&table[first]);
    let headings = columns.iter().filter(|column| **column != Column::Ignored).count() >= 2;
    let columns = if headings { columns } else { vec![Column::Ignored; columns.len()] };
    let table = table.into_iter().skip(first).collect();
    let mapped = visit.session.get(&accounts_key(project)).await.map_err(Error::internal)?.unwrap_or_default();
    let kept = Kept { project: project.clone(), name: name.to_owned(), table, blank: first, columns, headings, mapped };
    keep(visit, &kept).await
}

/// Keeps what was said against a file, to be shown with the form that sent it.
pub async fn refuse(visit: &Visit, problems: Vec<Problem>) {
    flash::refuse(visit, FORM, [], problems).await;
}

/// What a person says of the columns, in their order, and of texts that name no line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub columns: Vec<Option<Column>>,
    pub headings: bool,
    /// None for a text of which nothing is to be said any more.
    pub mapped: Vec<(String, Option<i64>)>,
}

/// Keeps what was said. Two columns cannot hold the same; each that says so again is named.
pub(crate) async fn say(visit: &Visit, project: &ProjectCode, said: Said) -> Result<()> {
    visit.ctx.project(project, Action::EnterExpenditure).await?;
    let mut kept = kept(visit, project).await?.ok_or_else(|| Error::invalid("", "ledger-none"))?;
    let mut problems = Vec::new();
    for (at, column) in said.columns.iter().enumerate().take(kept.columns.len()) {
        let field = format!("columns[c{at}]");
        match column {
            None => problems.push(Problem::new(field, "not-a-choice")),
            Some(Column::Ignored) => kept.columns[at] = Column::Ignored,
            Some(column) if said.columns[..at].contains(&Some(*column)) => {
                problems.push(Problem::new(field, "logframe-column-twice").with("column", column));
            }
            Some(column) => kept.columns[at] = *column,
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    for (text, line) in said.mapped {
        match line {
            Some(line) => kept.mapped.insert(text, line),
            None => kept.mapped.remove(&text),
        };
    }
    visit.session.insert(&accounts_key(project), &kept.mapped).await.map_err(Error::internal)?;
    keep(visit, &Kept { headings: said.headings, ..kept }).await
}

/// Records the ledger that waits, and forgets it.
pub(crate) async fn apply(visit: &Visit, project: &ProjectCode, all: bool) -> Result<Imported> {
    visit.ctx.project(project, Action::EnterExpenditure).await?;
    let kept = kept(visit, project).await?.ok_or_else(|| Error::invalid("", "ledger-none"))?;
    if !kept.missing().is_empty() {
        return Err(Error::invalid("", "ledger-columns-missing"));
    }
    let imported = import(&visit.ctx, &kept.ledger(), all).await?;
    discard(visit, project).await?;
    Ok(imported)
}

/// Forgets the ledger that waits.
pub(crate) async fn discard(visit: &Visit, project: &ProjectCode) -> Result<()> {
    visit.session.remove_value(&key(project)).await.map(|_| ()).map_err(Error::internal)
}

fn refused(error: &Unreadable) -> Problem {
    match error {
        Unreadable::Blank => Problem::new("text", "required"),
        Unreadable::TooLong => {
            Problem::new("text", "ledger-file-too-large").with("kilobytes", LIMITS.characters / 1024)
        }
        Unreadable::TooManyRows => Problem::new("text", "ledger-too-many-rows").with("max", LIMITS.rows - 1),
        Unreadable::TooManyColumns => Problem::new("text", "ledger-too-many-columns").with("max", LIMITS.columns),
        Unreadable::NoColumns => Problem::new("text", "logframe-no-table"),
    }
}
