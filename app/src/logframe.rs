//! A logframe that was pasted: kept in the session, with what was said of its columns, until its rows are added or another
//! one is pasted. What it would do is asked anew each time.

use backend::{
    error::{Error, Problem, Result},
    logframe::{MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Unreadable, table},
    usecase::matrix::{Paste, Pasted, paste},
};
use domain::{
    code::ProjectCode,
    logframe::{Column, guess},
    policy::Action,
};

use crate::{request::Visit, t};

fn key(project: &ProjectCode) -> String {
    format!("logframe:{project}")
}

pub(crate) async fn kept(visit: &Visit, project: &ProjectCode) -> Result<Option<Paste>> {
    visit.session.get(&key(project)).await.map_err(Error::internal)
}

async fn keep(visit: &Visit, pasted: &Paste) -> Result<()> {
    visit.session.insert(&key(&pasted.project), pasted).await.map_err(Error::internal)
}

/// Takes a table in, with a guess at its columns from its first row. One whose first row names no two columns has no
/// headings, and its columns are for the person to name.
pub(crate) async fn take(visit: &Visit, project: &ProjectCode, text: &str) -> Result<()> {
    visit.ctx.project(project, Action::EditMatrix).await?;
    let table = table(text).map_err(|error| refused(&error))?;
    let first = table.iter().position(|row| row.iter().any(|cell| !cell.is_empty())).unwrap_or_default();
    let columns = guess(&table[first]);
    let headings = columns.iter().filter(|column| **column != Column::Ignored).count() >= 2;
    let columns = if headings { columns } else { vec![Column::Ignored; columns.len()] };
    let table = table.into_iter().skip(first).collect();
    let unit = t!("logframe-unit-usual");
    keep(visit, &Paste { project: project.clone(), table, columns, headings, unit }).await
}

/// What a person says of the columns, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub columns: Vec<Option<Column>>,
    pub headings: bool,
    pub unit: String,
}

/// Keeps what was said. Two columns cannot hold the same; each that says so again is named.
pub(crate) async fn say(visit: &Visit, project: &ProjectCode, said: Said) -> Result<()> {
    visit.ctx.project(project, Action::EditMatrix).await?;
    let mut pasted = kept(visit, project).await?.ok_or_else(|| Error::invalid("", "logframe-none"))?;
    let mut problems = Vec::new();
    for (at, column) in said.columns.iter().enumerate().take(pasted.columns.len()) {
        let field = format!("columns[c{at}]");
        match column {
            None => problems.push(Problem::new(field, "not-a-choice")),
            Some(Column::Ignored) => pasted.columns[at] = Column::Ignored,
            Some(column) if said.columns[..at].contains(&Some(*column)) => {
                problems.push(Problem::new(field, "logframe-column-twice").with("column", column));
            }
            Some(column) => pasted.columns[at] = *column,
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    keep(visit, &Paste { headings: said.headings, unit: said.unit, ..pasted }).await
}

pub(crate) async fn apply(visit: &Visit, project: &ProjectCode, all: bool) -> Result<Pasted> {
    visit.ctx.project(project, Action::EditMatrix).await?;
    let pasted = kept(visit, project).await?.ok_or_else(|| Error::invalid("", "logframe-none"))?;
    let done = paste(&visit.ctx, &pasted, all).await?;
    visit.session.remove_value(&key(project)).await.map_err(Error::internal)?;
    Ok(done)
}

fn refused(error: &Unreadable) -> Problem {
    match error {
        Unreadable::Blank => Problem::new("text", "required"),
        Unreadable::TooLong => Problem::new("text", "logframe-too-long").with("max", MOST_CHARACTERS),
        Unreadable::TooManyRows => Problem::new("text", "logframe-too-many-rows").with("max", MOST_ROWS),
        Unreadable::TooManyColumns => Problem::new("text", "logframe-too-many-columns").with("max", MOST_COLUMNS),
        Unreadable::NoColumns => Problem::new("text", "logframe-no-table"),
    }
}
