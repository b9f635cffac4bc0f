//! The project developer answers the questions; the code follows from the answers.

use domain::{
    code::ProjectCode,
    gender::{Answers, GenderCode, Stage},
    id::NodeId,
    matrix::NodeKind,
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

use super::current;
use crate::{
    ctx::{Ctx, Tx},
    entity::{nodes, project_sections},
    error::{Error, Problem, Result},
    event::Change,
    insert::gender::{self, Hand, NewAssessment},
    query::project::Project,
};

/// The answers; a standard is met where its evidence is named.
#[derive(Clone, Debug)]
pub struct Code {
    pub project: ProjectCode,
    /// The version on the page, 0 where the project was not assessed.
    pub version: i64,
    /// In contact with beneficiaries, or with influence on what they get. Must be answered.
    pub reaches: Option<bool>,
    pub principal: bool,
    /// A sentence of the rationale, word for word; empty where the standard is not met.
    pub needs: String,
    pub output: Option<NodeId>,
    pub activity: Option<NodeId>,
    pub note: String,
}

#[derive(Serialize)]
struct Coded<'a> {
    code: &'a str,
    stage: &'a str,
    note: Option<&'a str>,
}

/// Codes the marker anew, which begins its stages again, and returns the code. Problems: `reaches` unanswered, `needs` not
/// in the rationale, `output` or `activity` not of this project, `note` too long.
pub async fn code(ctx: &Ctx, form: Code) -> Result<GenderCode> {
    let project = ctx.project(&form.project, Action::CodeGender).await?;
    let tx = ctx.write().await?;
    let before = current::of(&tx, project.id).await?;
    current::unchanged(before.as_ref(), form.version)?;
    let checked = check(&tx, &project, &form).await?;
    let next = NewAssessment {
        project: project.id,
        version: form.version + 1,
        code: checked.code,
        stage: Stage::Coded,
        reaches_beneficiaries: checked.reaches,
        principal_purpose: form.principal,
        needs_evidence: checked.needs,
        output: checked.output,
        activity: checked.activity,
        override_reason: None,
        coded: Hand { user: ctx.subject()?.user.0, at: ctx.now(), note: checked.note.clone() },
        validated: None,
        confirmed: None,
        stale_reason: None,
        recorded_at: ctx.now(),
        superseded_at: None,
    };
    current::supersede(&tx, before.as_ref()).await?;
    gender::assessment(&tx, next).await?;
    let after = Coded { code: checked.code.as_str(), stage: Stage::Coded.as_str(), note: checked.note.as_deref() };
    let mut change =
        Change::new("gender.code", format!("gender:{}", form.version + 1)).project(project.id).after(&after)?;
    if let Some(before) = &before {
        change = change.before(&current::logged(before, None))?;
    }
    tx.record(change).await?;
    tx.commit().await?;
    Ok(checked.code)
}

/// What stands after the checks.
struct Checked {
    reaches: bool,
    needs: Option<String>,
    output: Option<(NodeId, String)>,
    activity: Option<(NodeId, String)>,
    note: Option<String>,
    code: GenderCode,
}

async fn check(tx: &Tx, project: &Project, form: &Code) -> Result<Checked> {
    let mut problems = Vec::new();
    let mut keep = |checked: Result<_>| match checked {
        Ok(value) => Ok(value),
        Err(Error::Invalid(more)) => {
            problems.extend(more);
            Ok(None)
        }
        Err(other) => Err(other),
    };
    let needs = keep(needs(tx, project, &form.needs).await.map(|text| text.map(|text| (NodeId(0), text))))?;
    let output = keep(evidence(tx, project, form.output, NodeKind::Output, "output").await)?;
    let activity = keep(evidence(tx, project, form.activity, NodeKind::Activity, "activity").await)?;
    let note = keep(current::note(&form.note).map(|note| note.map(|note| (NodeId(0), note))))?;
    let Some(reaches) = form.reaches else {
        problems.push(Problem::new("reaches", "gender-reaches"));
        return Err(Error::Invalid(problems));
    };
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let answers = Answers {
        reaches_beneficiaries: reaches,
        principal_purpose: form.principal,
        needs_assessment: needs.is_some(),
        outputs: output.is_some(),
        activities: activity.is_some(),
    };
    let text = |found: Option<(NodeId, String)>| found.map(|(_, text)| text);
    Ok(Checked { reaches, needs: text(needs), output, activity, note: text(note), code: answers.code() })
}

/// The sentence must stand in the rationale: evidence is pointed at, not written for the purpose.
async fn needs(tx: &Tx, project: &Project, sentence: &str) -> Result<Option<String>> {
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    if sentence.is_empty() {
        return Ok(None);
    }
    let rationale = project_sections::Entity::find()
        .filter(project_sections::Column::ProjectId.eq(project.id.0))
        .filter(project_sections::Column::Section.eq("rationale"))
        .one(tx.conn())
        .await?;
    let body = rationale.map(|section| section.body.split_whitespace().collect::<Vec<_>>().join(" "));
    if body.is_some_and(|body| body.contains(&sentence)) {
        Ok(Some(sentence))
    } else {
        Err(Error::invalid("needs", "gender-not-in-rationale"))
    }
}

/// The output or activity with its statement as it stands now, so that a later change shows.
async fn evidence(
    tx: &Tx,
    project: &Project,
    node: Option<NodeId>,
    kind: NodeKind,
    field: &str,
) -> Result<Option<(NodeId, String)>> {
    let Some(node) = node else { return Ok(None) };
    let found = nodes::Entity::find_by_id(node.0)
        .filter(nodes::Column::ProjectId.eq(project.id.0))
        .filter(nodes::Column::Kind.eq(kind.as_str()))
        .filter(nodes::Column::RetiredAt.is_null())
        .one(tx.conn())
        .await?;
    let found = found.ok_or_else(|| Error::invalid(field, "gender-not-of-this-project"))?;
    Ok(Some((node, found.statement)))
}
