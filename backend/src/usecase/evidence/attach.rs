//! Attaches a file to a value, for who may [`EnterValues`](domain::policy::Action::EnterValues).

use domain::{
    code::ProjectCode,
    evidence::{FileName, FileType},
    id::EvidenceId,
    policy::Action,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tokio::task::spawn_blocking;

use super::{Facts, there};
use crate::{
    ctx::{Ctx, Tx},
    entity::evidence::{Column, Entity, Model},
    error::{Error, Problem, Result},
    event::Change,
    files::{Files, Stored, Unfit, kind},
    insert::evidence::{self, NewEvidence, Of},
    query::project::Project,
    usecase::{
        actual,
        text::{clean, within},
    },
};

/// Characters that say what a file shows.
pub const ABOUT_MAX: usize = 200;
/// Files that stand behind one value.
pub const MOST_FILES: usize = 20;

#[derive(Clone, Debug)]
pub struct Attach {
    pub project: ProjectCode,
    pub of: Of,
    /// As it was sent.
    pub name: String,
    /// What the file shows; may be empty.
    pub about: String,
    pub content: Vec<u8>,
}

/// Whether this person may attach a file there now: asked before its content is taken in. Errors: what stops a value stops its
/// evidence (`period-not-begun`, `period-locked`).
pub async fn may_attach(ctx: &Ctx, project: &ProjectCode, of: Of) -> Result<Project> {
    let project = ctx.project(project, Action::EnterValues).await?;
    there(ctx.read(), project.id, of).await?;
    actual::open(ctx, ctx.read(), &project, of.period).await?;
    Ok(project)
}

/// The content is looked at, kept on the disk, and only then named in the database.
///
/// Errors at `file`: none or an empty one, one that is too large, of a type that is not taken, with a program in it, or named as
/// another type than it is; the same content is there already; too many. At `about`: too long.
pub async fn attach(ctx: &Ctx, files: &Files, command: Attach) -> Result<EvidenceId> {
    let Attach { project, of, name, about, content } = command;
    may_attach(ctx, &project, of).await?;
    let by = ctx.subject()?.user;
    let about = self::about(&about)?;
    let (name, kind, content) = read(files, &name, content).await?;
    let stored = files.keep(content).await?;

    let project = ctx.project(&project, Action::EnterValues).await?;
    let tx = ctx.write().await?;
    there(tx.conn(), project.id, of).await?;
    actual::open(ctx, tx.conn(), &project, of.period).await?;
    room(&tx, of, &stored).await?;
    let new = NewEvidence { of, stored: &stored, kind, name: &name, about: about.as_deref(), by };
    let id = evidence::evidence(&tx, new).await?;
    let facts = Facts {
        indicator: of.indicator.0,
        period: of.period.0,
        name: name.as_str(),
        bytes: i64::try_from(stored.bytes).map_err(Error::internal)?,
        hash: &stored.hash,
        about: about.as_deref(),
        reason: None,
    };
    tx.record(Change::new("evidence.attach", format!("evidence:{id}")).project(project.id).after(&facts)?).await?;
    tx.commit().await?;
    Ok(id)
}

fn about(text: &str) -> Result<Option<String>> {
    let text = clean(text).replace('\n', " ");
    within("about", &text, ABOUT_MAX)?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// The name, cleaned, and the type, by the content; both must say the same.
async fn read(files: &Files, name: &str, content: Vec<u8>) -> Result<(FileName, FileType, Vec<u8>)> {
    if content.is_empty() {
        return Err(Error::invalid("file", if name.is_empty() { "evidence-missing" } else { "evidence-empty" }));
    }
    if content.len() > files.most() {
        return Err(Problem::new("file", "evidence-too-large").with("megabytes", files.most_megabytes()).into());
    }
    let name = FileName::parse(name).ok_or_else(|| Error::invalid("file", "evidence-no-name"))?;
    let (found, content) =
        spawn_blocking(move || (kind(&content), content)).await.map_err(|_| Error::invalid("file", "evidence-type"))?;
    let kind = found.map_err(|unfit| {
        let code = match unfit {
            Unfit::Unknown => "evidence-type",
            Unfit::Macros => "evidence-macros",
        };
        Problem::new("file", code).with("name", name.as_str())
    })?;
    if !kind.endings().contains(&name.ending().as_str()) {
        let problem = Problem::new("file", "evidence-other-type").with("name", name.as_str());
        return Err(problem.with("kind", kind).with("ending", kind.endings().join(", .")).into());
    }
    Ok((name, kind, content))
}

/// The same content twice is a slip of the hand; more than [`MOST_FILES`] is no evidence that anybody reads.
async fn room(tx: &Tx, of: Of, stored: &Stored) -> Result<()> {
    let there = current(tx.conn(), of).await?;
    if let Some(same) = there.iter().find(|row| row.hash == stored.hash) {
        return Err(Problem::new("file", "evidence-twice").with("name", &same.name).into());
    }
    if there.len() >= MOST_FILES {
        return Err(Problem::new("file", "evidence-too-many").with("max", MOST_FILES).into());
    }
    Ok(())
}

async fn current(conn: &impl ConnectionTrait, of: Of) -> Result<Vec<Model>> {
    let rows = Entity::find()
        .filter(Column::IndicatorId.eq(of.indicator.0))
        .filter(Column::PeriodId.eq(of.period.0))
        .filter(Column::SupersededAt.is_null());
    Ok(rows.all(conn).await?)
}
