//! Two editors: the second is told who changed what and when, sees both values, and decides.

use domain::id::ProjectId;
use sea_orm::FromQueryResult;

use crate::{
    ctx::Tx,
    error::{Error, Problem, Result},
    query::one,
};

#[derive(FromQueryResult)]
struct Last {
    name: Option<String>,
    recorded_at: i64,
}

/// The last change of a row according to the audit log; of whatever belongs to no project where none is given.
async fn last(tx: &Tx, project: Option<ProjectId>, subject: &str) -> Result<Option<Last>> {
    let within = project.map(|project| format!("e.project_id = {project} AND ")).unwrap_or_default();
    let row = one(
        tx.conn(),
        &format!(
            "SELECT u.name, e.recorded_at FROM events e LEFT JOIN users u ON u.id = e.user_id
             WHERE {within}e.subject = $1 ORDER BY e.id DESC LIMIT 1"
        ),
        [subject.into()],
    )
    .await?;
    Ok(row)
}

/// A problem of the whole form that says by whom and when; `-by-nobody` where the log names no person.
async fn whole(tx: &Tx, project: Option<ProjectId>, subject: &str, code: &str) -> Result<Problem> {
    Ok(match last(tx, project, subject).await? {
        Some(Last { name: Some(name), recorded_at }) => Problem::new("", code).with("who", name).since(recorded_at),
        _ => Problem::new("", format!("{code}-by-nobody")),
    })
}

/// What was to be changed has been retired since it was read.
pub(super) async fn retired(tx: &Tx, project: ProjectId, subject: &str) -> Result<Error> {
    Ok(Error::Conflict(vec![whole(tx, Some(project), subject, "retired-meanwhile").await?]))
}

/// One field as it was typed and as it stands now.
pub(super) struct Field<'a> {
    pub name: &'static str,
    pub typed: &'a str,
    pub present: &'a str,
}

/// It was changed since it was read: who did it and when, the present `version` with which a second try goes through,
/// and each field that differs with what stands there now.
pub(super) async fn conflict(
    tx: &Tx,
    project: ProjectId,
    subject: &str,
    version: i64,
    fields: &[Field<'_>],
) -> Result<Error> {
    let differing = fields.iter().filter(|field| field.typed != field.present);
    let differing: Vec<_> = differing.map(|field| (field.name.to_owned(), field.present.to_owned())).collect();
    met(tx, project, subject, version, &differing).await
}

/// The same for fields that are known to differ, each with what stands there now.
pub(in crate::usecase) async fn met(
    tx: &Tx,
    project: impl Into<Option<ProjectId>>,
    subject: &str,
    version: i64,
    fields: &[(String, String)],
) -> Result<Error> {
    let mut problems = vec![whole(tx, project.into(), subject, "changed-meanwhile").await?.with("version", version)];
    problems.extend(fields.iter().map(|(name, present)| match present.as_str() {
        "" => Problem::new(name, "present-blank"),
        present => Problem::new(name, "present-value").with("value", present),
    }));
    Ok(Error::Conflict(problems))
}
