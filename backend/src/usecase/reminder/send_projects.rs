//! Reminds those who enter values of some projects, wherever they are: one message to one person, about these projects alone. In one
//! transaction, whatever the number.

use std::collections::BTreeSet;

use domain::{code::ProjectCode, id::ProjectId, lifecycle::ProjectState, policy::Action};
use sea_orm::FromQueryResult;

use super::{DAY, send::remind};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    query::{
        all, scope,
        work::mission::{PersonLine, Whose, may_remind, people},
    },
};

/// Letters of the line that goes with it.
pub const MOST_NOTE: usize = 500;

#[derive(Clone, Debug)]
pub struct SendProjects {
    pub projects: Vec<ProjectCode>,
    /// Of who reminds, in their own words; may be blank.
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentProjects {
    /// People.
    pub sent: u32,
    /// Who owes something but was reminded within a day.
    pub spared: u32,
    /// Projects of which somebody is reminded.
    pub projects: u32,
    /// Projects of which nobody owes anything that they could still hand in.
    pub settled: u32,
    /// Projects of which this person may remind nobody, or which do not report.
    pub beyond: u32,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    code: String,
    mine: i64,
}

/// Reminds everybody who owes something of these projects and was not reminded within a day; never oneself. Errors: a project that
/// this person does not see is not found; problems `no-project-chosen`, `reminder-long`, `nothing-owed`, and `reminded-all-lately`.
pub async fn send_projects(ctx: &Ctx, command: SendProjects) -> Result<SentProjects> {
    let subject = ctx.subject()?;
    if !may_remind(subject) {
        return Err(Error::Forbidden);
    }
    let codes: BTreeSet<&ProjectCode> = command.projects.iter().collect();
    if codes.is_empty() {
        return Err(Error::invalid("", "no-project-chosen"));
    }
    let note = command.note.trim();
    if note.chars().count() > MOST_NOTE {
        return Err(Problem::new("note", "reminder-long").with("most", MOST_NOTE.to_string()).into());
    }
    let tx = ctx.write().await?;
    // Codes are two letters, a point and digits.
    let listed = codes.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ");
    let rows: Vec<Row> = all(
        tx.conn(),
        &format!(
            "SELECT p.id, p.code, CAST(CASE WHEN s.state IN {} AND {} THEN 1 ELSE 0 END AS BIGINT) AS mine
             FROM projects p
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL
             WHERE p.code IN ({listed}) AND {}",
            scope::states(ProjectState::reports),
            scope::may(subject, Action::Remind),
            scope::may(subject, Action::View)
        ),
        [],
    )
    .await?;
    if rows.len() < codes.len() {
        return Err(Error::NotFound);
    }
    let (mine, beyond): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.mine == 1);
    let ids: Vec<ProjectId> = mine.iter().map(|row| ProjectId(row.id)).collect();
    let people = people(tx.conn(), subject, Whose::Projects(&ids), ctx.today()).await?;
    let owe = people.iter().filter(|person| !person.due.is_empty() && person.user != subject.user);
    let lately = |person: &&PersonLine| person.last.as_ref().is_some_and(|last| tx.now() - last.at < DAY);
    let (spared, reminded): (Vec<&PersonLine>, Vec<&PersonLine>) = owe.partition(lately);
    if reminded.is_empty() {
        return Err(match spared.len() {
            0 => Error::invalid("", "nothing-owed"),
            count => Problem::new("", "reminded-all-lately").with("count", count.to_string()).into(),
        });
    }
    for person in &reminded {
        remind(&tx, subject.user, person, note).await?;
    }
    let about = |people: &[&PersonLine]| -> BTreeSet<String> {
        people.iter().flat_map(|person| person.due.iter().map(|due| due.project.clone())).collect()
    };
    let (reached, waiting) = (about(&reminded), about(&spared));
    let settled = mine.iter().filter(|row| !reached.contains(&row.code) && !waiting.contains(&row.code)).count();
    let number = |n: usize| u32::try_from(n).map_err(Error::internal);
    let sent = SentProjects {
        sent: number(reminded.len())?,
        spared: number(spared.len())?,
        projects: number(reached.len())?,
        settled: number(settled)?,
        beyond: number(beyond.len())?,
    };
    tx.commit().await?;
    Ok(sent)
}
