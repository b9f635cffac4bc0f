//! Files behind values on their way in and out, for the server: the same checks, and what is said against a file is kept
//! for the form that sent it.

use backend::{
    error::{Error, Problem, Result},
    insert::evidence::Of,
    query::value::{self, FileAt},
    usecase::evidence::{self, Attach},
};
use domain::{code::ProjectCode, evidence::FileName, policy::Action};

use crate::{
    flash,
    pages::project::progress::value::{form, value_href},
    request::Visit,
    t,
};

/// The page of the value that a file is for.
pub fn page(code: &str, of: Of) -> String {
    let code = code.parse::<ProjectCode>().map_or_else(|_| crate::escape(code), |code| code.to_string());
    format!("{}#files", value_href(&code, of.period, of.indicator))
}

/// Whether this person may attach a file there now: asked before anything of it is read.
pub async fn may_attach(visit: &Visit, code: &str, of: Of) -> Result<ProjectCode> {
    visit.ctx.subject()?;
    let project: ProjectCode = code.parse().map_err(|_| Error::NotFound)?;
    evidence::may_attach(&visit.ctx, &project, of).await?;
    Ok(project)
}

pub async fn attach(visit: &Visit, command: Attach) -> Result<()> {
    let name = FileName::parse(&command.name).map(|name| name.as_str().to_owned()).unwrap_or_default();
    evidence::attach(&visit.ctx, &visit.files, command).await?;
    flash::say(visit, t!("behind-done-attached", name = name)).await;
    Ok(())
}

/// Keeps what was said against a file, and what was typed beside it.
pub async fn refuse(visit: &Visit, of: Of, about: String, problems: Vec<Problem>) {
    flash::refuse(visit, &form("evidence", of.period, of.indicator), [("about".to_owned(), about)], problems).await;
}

/// A file with its content, for whoever may see the project.
pub async fn read(visit: &Visit, code: &str, id: &str) -> Result<(FileAt, Vec<u8>)> {
    visit.ctx.subject()?;
    let code: ProjectCode = code.parse().map_err(|_| Error::NotFound)?;
    let project = visit.ctx.project(&code, Action::View).await?;
    let id = id.parse().map_err(|_| Error::NotFound)?;
    let file = value::file(&visit.ctx, &project, id).await?;
    let content = visit.files.read(&file.hash).await?;
    Ok((file, content))
}
