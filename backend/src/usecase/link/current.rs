//! The two indicators of a link as they stand, held against each other; and the proposals that wait.

use domain::{
    code::ProjectCode,
    id::{CorporateIndicatorId, IndicatorId, ProjectId, ProposalId, UserId},
    link::{Decision, Measured, Share, Unfit, check},
};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};
use serde::Serialize;

use crate::{
    ctx::Tx,
    entity::link_proposals::{Entity, Model},
    error::{Error, Problem, Result},
    insert::link as insert,
    query::{measure, one},
};

/// A project indicator beside a corporate one.
#[derive(FromQueryResult)]
pub(super) struct Pair {
    indicator_id: i64,
    project_id: i64,
    project: String,
    title: String,
    kind: String,
    unit: String,
    answers: String,
    corporate_id: i64,
    framework: String,
    code: String,
    corporate_kind: String,
    corporate_unit: String,
    corporate_answers: String,
    operator: String,
}

const PAIR: &str = "SELECT i.id AS indicator_id, i.project_id, p.code AS project, i.title, i.kind, i.unit, i.answers,
        c.id AS corporate_id, f.code AS framework, c.code, c.kind AS corporate_kind, c.unit AS corporate_unit,
        c.answers AS corporate_answers, c.operator
     FROM indicators i
     JOIN projects p ON p.id = i.project_id
     CROSS JOIN corporate_indicators c
     JOIN framework_areas ar ON ar.id = c.area_id AND ar.retired_at IS NULL
     JOIN frameworks f ON f.id = ar.framework_id";

/// An indicator of the project, and the corporate one with this code; none where there is no such corporate indicator. An indicator
/// that is not in the matrix is not found.
pub(super) async fn named(
    tx: &Tx,
    project: ProjectId,
    indicator: IndicatorId,
    (framework, code): (&str, &str),
) -> Result<Option<Pair>> {
    let there: Option<There> = one(
        tx.conn(),
        "SELECT i.id FROM indicators i WHERE i.id = $1 AND i.project_id = $2 AND i.retired_at IS NULL",
        [indicator.0.into(), project.0.into()],
    )
    .await?;
    there.ok_or(Error::NotFound)?;
    let sql = format!("{PAIR} WHERE i.id = $1 AND f.code = $2 AND c.code = $3 AND c.retired_at IS NULL");
    Ok(one(tx.conn(), &sql, [indicator.0.into(), framework.into(), code.into()]).await?)
}

/// The two of a proposal; none where one of them has been taken out since.
pub(super) async fn of(tx: &Tx, proposal: &Model) -> Result<Option<Pair>> {
    let sql = format!("{PAIR} WHERE i.id = $1 AND c.id = $2 AND i.retired_at IS NULL AND c.retired_at IS NULL");
    Ok(one(tx.conn(), &sql, [proposal.indicator_id.into(), proposal.corporate_indicator_id.into()]).await?)
}

#[derive(FromQueryResult)]
struct There {
    #[expect(dead_code, reason = "a statement has a column; that there is a row is the answer")]
    id: i64,
}

impl Pair {
    pub fn indicator(&self) -> IndicatorId {
        IndicatorId(self.indicator_id)
    }

    pub fn project(&self) -> ProjectId {
        ProjectId(self.project_id)
    }

    pub fn corporate(&self) -> CorporateIndicatorId {
        CorporateIndicatorId(self.corporate_id)
    }

    pub fn unit(&self) -> &str {
        &self.unit
    }

    pub fn corporate_unit(&self) -> &str {
        &self.corporate_unit
    }

    /// Problems at their fields: `link-kind`, `link-answers` (corporate), `link-unit` (same_unit), `link-share-not-added` (share).
    pub fn check(&self, share: Share, same_unit: &str) -> Result<()> {
        let (own, other) = (measure::answers(&self.answers), measure::answers(&self.corporate_answers));
        let kind = |word: &str| word.parse().map_err(Error::internal);
        let project = Measured { kind: kind(&self.kind)?, unit: &self.unit, answers: &own };
        let corporate = Measured { kind: kind(&self.corporate_kind)?, unit: &self.corporate_unit, answers: &other };
        let operator = self.operator.parse().map_err(Error::internal)?;
        let problem = match check(project, corporate, operator, share, same_unit) {
            Ok(()) => return Ok(()),
            Err(Unfit::Kind) => Problem::new("corporate", "link-kind"),
            Err(Unfit::Answers) => Problem::new("corporate", "link-answers"),
            Err(Unfit::Unit) => {
                Problem::new("same_unit", "link-unit").with("own", &self.unit).with("corporate", &self.corporate_unit)
            }
            Err(Unfit::Share) => Problem::new("share", "link-share-not-added"),
        };
        Err(problem.with("code", &self.code).into())
    }

    pub fn facts(&self, share: Share, said: &str) -> Facts {
        Facts {
            project: self.project.clone(),
            indicator: self.title.clone(),
            corporate: format!("{}/{}", self.framework, self.code),
            share: share.to_string(),
            said: said.to_owned(),
        }
    }
}

/// What the log keeps.
#[derive(Serialize)]
pub(super) struct Facts {
    project: String,
    indicator: String,
    corporate: String,
    /// In percent.
    share: String,
    /// Why the units are the same, the note, or the reason.
    said: String,
}

/// The link of this pair that counts now.
#[derive(FromQueryResult)]
pub(super) struct Standing {
    pub id: i64,
    pub share: i64,
}

pub(super) async fn standing(tx: &Tx, pair: &Pair) -> Result<Option<Standing>> {
    Ok(one(
        tx.conn(),
        "SELECT l.id, l.share FROM links l
         WHERE l.indicator_id = $1 AND l.corporate_indicator_id = $2 AND l.superseded_at IS NULL",
        [pair.indicator_id.into(), pair.corporate_id.into()],
    )
    .await?)
}

/// What was chosen, each once, in the order of its making; what is not there is not found, and what was decided meanwhile a conflict
/// (`link-decided`).
pub(super) async fn chosen(tx: &Tx, ids: &[ProposalId]) -> Result<Vec<Model>> {
    if ids.is_empty() {
        return Err(Error::invalid("chosen", "link-none-chosen"));
    }
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut found = Vec::new();
    let mut decided = Vec::new();
    for id in ids {
        let proposal = Entity::find_by_id(id.0).one(tx.conn()).await?.ok_or(Error::NotFound)?;
        match &proposal.decision {
            Some(decision) => decided.push(Problem::new(field(&proposal), format!("link-already-{decision}"))),
            None => found.push(proposal),
        }
    }
    if decided.is_empty() { Ok(found) } else { Err(Error::Conflict(decided)) }
}

/// The tick of a proposal on the page.
pub(super) fn field(proposal: &Model) -> String {
    format!("chosen.p{}", proposal.id)
}

/// Nobody decides about what they proposed.
pub(super) fn four_eyes(proposal: &Model, by: UserId) -> Result<(), Problem> {
    if proposal.user_id == by.0 { Err(Problem::new(field(proposal), "link-own-proposal")) } else { Ok(()) }
}

/// Supersedes a waiting proposal with what became of it.
pub(super) async fn decide(tx: &Tx, proposal: &Model, decision: Decision, by: UserId, note: &str) -> Result<()> {
    if insert::decide(tx, ProposalId(proposal.id), decision, by, note).await? {
        Ok(())
    } else {
        Err(Error::internal("a waiting proposal could not be decided"))
    }
}

/// The code of the project of an indicator.
pub(super) async fn project(conn: &impl ConnectionTrait, indicator: i64) -> Result<ProjectCode> {
    #[derive(FromQueryResult)]
    struct Row {
        code: String,
    }
    let row: Option<Row> = one(
        conn,
        "SELECT p.code FROM indicators i JOIN projects p ON p.id = i.project_id WHERE i.id = $1",
        [indicator.into()],
    )
    .await?;
    row.ok_or(Error::NotFound)?.code.parse().map_err(Error::internal)
}
