//! The marker of one project: what stands, on what evidence, who said what and when, and the money under it.

use chrono::NaiveDate;
use domain::{
    gender::{GenderCode, Stage},
    id::NodeId,
    matrix::NodeKind,
};
use sea_orm::FromQueryResult;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    query::{
        all,
        matrix::{self, Matrix, Node},
        one,
        project::Project,
    },
};

/// What a step of the marker was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    Coded,
    Validated,
    Confirmed,
    /// Something changed after validation.
    Stale,
}

/// One line of "who said what, when". Moments are microseconds UTC.
#[derive(Clone, Debug)]
pub struct Step {
    pub did: Did,
    pub code: GenderCode,
    pub who: Option<String>,
    pub at: i64,
    /// The note of the person, or the reason why it is stale.
    pub note: Option<String>,
}

/// A node as evidence: its number and statement when it was pointed at, and its statement now if it differs.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub node: NodeId,
    pub number: Option<String>,
    pub said: String,
    /// Present where the statement has changed since; none inside where the row was retired.
    pub now: Option<Option<String>>,
}

#[derive(Clone, Debug)]
pub struct Marker {
    pub version: i64,
    pub code: GenderCode,
    pub stage: Stage,
    pub reaches: bool,
    pub principal: bool,
    pub needs: Option<String>,
    pub output: Option<Evidence>,
    pub activity: Option<Evidence>,
    pub coder: i64,
    pub validator: Option<i64>,
    pub stale_reason: Option<String>,
}

/// An output or activity that can be pointed at.
#[derive(Clone, Debug)]
pub struct Choice {
    pub node: NodeId,
    pub number: String,
    pub statement: String,
}

#[derive(Clone, Debug)]
pub struct ProjectMarker {
    /// None: not assessed, which is not code 0.
    pub marker: Option<Marker>,
    pub history: Vec<Step>,
    pub rationale: Option<String>,
    pub outputs: Vec<Choice>,
    pub activities: Vec<Choice>,
    pub money: Money,
    pub submitted_on: Option<NaiveDate>,
}

/// USD cents, and how many amounts have no rate and are not in them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Money {
    pub whole: i64,
    /// Lines tied to the output named as evidence, or to its activities.
    pub on_evidence: i64,
    pub not_converted: u32,
}

#[derive(FromQueryResult)]
struct Row {
    version: i64,
    code: String,
    stage: String,
    reaches_beneficiaries: bool,
    principal_purpose: bool,
    needs_evidence: Option<String>,
    output_id: Option<i64>,
    output_evidence: Option<String>,
    activity_id: Option<i64>,
    activity_evidence: Option<String>,
    coder_id: i64,
    coder: String,
    coded_at: i64,
    coder_note: Option<String>,
    validator_id: Option<i64>,
    validator: Option<String>,
    validated_at: Option<i64>,
    validator_note: Option<String>,
    confirmer: Option<String>,
    confirmed_at: Option<i64>,
    confirmer_note: Option<String>,
    stale_reason: Option<String>,
    recorded_at: i64,
    superseded_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct Body {
    body: String,
}

#[derive(FromQueryResult)]
struct Sums {
    whole: Option<i64>,
    on_evidence: Option<i64>,
    not_converted: i64,
}

/// Everything of one page, in six statements.
pub async fn marker(ctx: &Ctx, project: &Project) -> Result<ProjectMarker> {
    let id = project.id.0;
    let rows: Vec<Row> = all(
        ctx.read(),
        "SELECT g.*, c.name AS coder, v.name AS validator, e.name AS confirmer
         FROM gender_assessments g
         JOIN users c ON c.id = g.coder_id
         LEFT JOIN users v ON v.id = g.validator_id
         LEFT JOIN users e ON e.id = g.confirmer_id
         WHERE g.project_id = $1 ORDER BY g.version",
        [id.into()],
    )
    .await?;
    let matrix = matrix::matrix(ctx, project).await?;
    let rationale: Option<Body> = one(
        ctx.read(),
        "SELECT body FROM project_sections WHERE project_id = $1 AND section = 'rationale'",
        [id.into()],
    )
    .await?;
    let current = rows.iter().find(|row| row.superseded_at.is_none());
    let evidence = current.and_then(|row| row.output_id).unwrap_or(0);
    let sums: Option<Sums> = one(
        ctx.read(),
        "SELECT CAST(SUM(a.amount_usd) AS BIGINT) AS whole,
                CAST(SUM(CASE WHEN n.id = $2 OR n.parent_id = $2 THEN a.amount_usd END) AS BIGINT) AS on_evidence,
                COUNT(*) FILTER (WHERE a.amount_usd IS NULL) AS not_converted
         FROM budget_lines l
         JOIN budget_amounts a ON a.line_id = l.id AND a.superseded_at IS NULL
         LEFT JOIN nodes n ON n.id = l.node_id
         WHERE l.project_id = $1 AND l.retired_at IS NULL",
        [id.into(), evidence.into()],
    )
    .await?;
    let money = sums.map_or_else(Money::default, |sums| Money {
        whole: sums.whole.unwrap_or(0),
        on_evidence: sums.on_evidence.unwrap_or(0),
        not_converted: u32::try_from(sums.not_converted).unwrap_or(u32::MAX),
    });
    let choices = |kind| matrix.nodes.iter().filter(|node| node.kind == kind).map(Choice::from).collect();
    Ok(ProjectMarker {
        marker: current.map(|row| row.marker(&matrix)).transpose()?,
        history: history(&rows)?,
        rationale: rationale.map(|section| section.body),
        outputs: choices(NodeKind::Output),
        activities: choices(NodeKind::Activity),
        money,
        submitted_on: project.submitted_on,
    })
}

impl From<&Node> for Choice {
    fn from(node: &Node) -> Self {
        Self { node: node.id, number: node.number.clone(), statement: node.statement.clone() }
    }
}

impl Row {
    fn marker(&self, matrix: &Matrix) -> Result<Marker> {
        let evidence = |id: Option<i64>, said: &Option<String>| {
            let node = NodeId(id?);
            let said = said.clone().unwrap_or_default();
            let stands = matrix.node(node);
            let now = match stands {
                Some(found) if found.statement == said => None,
                other => Some(other.map(|found| found.statement.clone())),
            };
            Some(Evidence { node, number: stands.map(|found| found.number.clone()), said, now })
        };
        Ok(Marker {
            version: self.version,
            code: self.code.parse().map_err(Error::internal)?,
            stage: self.stage.parse().map_err(Error::internal)?,
            reaches: self.reaches_beneficiaries,
            principal: self.principal_purpose,
            needs: self.needs_evidence.clone(),
            output: evidence(self.output_id, &self.output_evidence),
            activity: evidence(self.activity_id, &self.activity_evidence),
            coder: self.coder_id,
            validator: self.validator_id,
            stale_reason: self.stale_reason.clone(),
        })
    }
}

/// Every version is one step: what it added to the version before.
fn history(rows: &[Row]) -> Result<Vec<Step>> {
    rows.iter()
        .map(|row| {
            let stage: Stage = row.stage.parse().map_err(Error::internal)?;
            let (did, who, at, note) = match stage {
                Stage::Coded => (Did::Coded, Some(row.coder.clone()), Some(row.coded_at), &row.coder_note),
                Stage::Validated => (Did::Validated, row.validator.clone(), row.validated_at, &row.validator_note),
                Stage::Confirmed => (Did::Confirmed, row.confirmer.clone(), row.confirmed_at, &row.confirmer_note),
                Stage::Stale => (Did::Stale, None, None, &row.stale_reason),
            };
            Ok(Step {
                did,
                code: row.code.parse().map_err(Error::internal)?,
                who,
                at: at.unwrap_or(row.recorded_at),
                note: note.clone(),
            })
        })
        .collect()
}
