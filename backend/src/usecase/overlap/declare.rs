//! Declares that what several projects claim of a corporate indicator is claimed of the same people.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    code::ProjectCode,
    id::{CorporateIndicatorId, OverlapId, ProjectId},
    overlap::room,
    policy::Wide,
    quantity::Quantity,
};
use sea_orm::FromQueryResult;
use serde::Serialize;

use super::reason;
use crate::{
    ctx::{Ctx, Tx},
    error::{Error, Problem, Result},
    event::Change,
    insert::{
        actual::value,
        overlap::{NewOverlap, overlap},
    },
    query::{
        all, one,
        results::{
            overlap::{adds_people, standing, together},
            share,
        },
        scope,
    },
};

#[derive(Clone, Debug)]
pub struct Declare {
    /// The codes of the framework and of the corporate indicator.
    pub framework: String,
    pub indicator: String,
    /// Codes, parted by commas, semicolons, spaces or lines.
    pub projects: String,
    pub amount: String,
    pub reason: String,
}

#[derive(Serialize)]
struct Facts<'a> {
    indicator: &'a str,
    projects: Vec<&'a str>,
    amount: String,
    reason: &'a str,
}

#[derive(FromQueryResult)]
struct CorporateRow {
    id: i64,
    kind: String,
    operator: String,
}

#[derive(FromQueryResult)]
struct ClaimRow {
    project_id: i64,
    code: String,
    kind: String,
    share: i64,
    numerator: Option<i64>,
    denominator: Option<i64>,
}

/// Errors at their fields: an indicator that is not added up (`overlap-not-added`); a project that is not linked to it
/// (`project-not-linked`); fewer than two (`overlap-needs-two`); an amount that is no number or not above zero; a missing reason;
/// more than there can be (`overlap-too-large`, which says how much at most).
pub async fn declare(ctx: &Ctx, command: Declare) -> Result<OverlapId> {
    ctx.wide(Wide::DeclareOverlap)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let corporate = corporate(&tx, &command.framework, &command.indicator).await?;
    let linked = linked(&tx, corporate).await?;
    let mut problems = Vec::new();
    let projects = read(&command.projects, &linked, &mut problems);
    let amount = amount(&command.amount).map_err(|problem| problems.push(problem)).ok();
    let reason = reason(&command.reason).map_err(|problem| problems.push(problem)).ok();
    let (Some(amount), Some(reason), true) = (amount, reason, problems.is_empty()) else {
        return Err(Error::Invalid(problems));
    };
    let mut claims = Vec::new();
    for row in linked.values().flatten() {
        let kind = row.kind.parse().map_err(Error::internal)?;
        let share = share(row.share)?;
        let whole = value(kind, row.numerator, row.denominator)?;
        claims.push((ProjectId(row.project_id), whole.map(|whole| share.of(whole))));
    }
    let there = standing(tx.conn(), &format!("c.id = {corporate}")).await?;
    let there: Vec<_> = there.iter().map(|one| one.declared()).collect();
    let ids: BTreeSet<ProjectId> = projects.values().copied().collect();
    let most = room(&together(claims.into_iter()), &there, &ids);
    if amount > most {
        return Err(Problem::new("amount", "overlap-too-large").with("most", most.grouped()).into());
    }
    let ids: Vec<ProjectId> = ids.into_iter().collect();
    let id = overlap(&tx, NewOverlap { corporate, projects: &ids, amount, reason: &reason, by }).await?;
    let facts = Facts {
        indicator: &command.indicator,
        projects: projects.keys().map(|code| code.as_str()).collect(),
        amount: amount.to_string(),
        reason: &reason,
    };
    tx.record(Change::new("overlap.declare", format!("overlap:{id}")).after(&facts)?).await?;
    tx.commit().await?;
    Ok(id)
}

async fn corporate(tx: &Tx, framework: &str, code: &str) -> Result<CorporateIndicatorId> {
    let row: Option<CorporateRow> = one(
        tx.conn(),
        "SELECT c.id, c.kind, c.operator FROM corporate_indicators c
         JOIN framework_areas ar ON ar.id = c.area_id
         JOIN frameworks f ON f.id = ar.framework_id
         WHERE f.code = $1 AND c.code = $2 AND c.retired_at IS NULL",
        [framework.into(), code.into()],
    )
    .await?;
    let row = row.ok_or(Error::NotFound)?;
    let adds = adds_people(row.kind.parse().map_err(Error::internal)?, row.operator.parse().map_err(Error::internal)?);
    if adds { Ok(CorporateIndicatorId(row.id)) } else { Err(Error::invalid("", "overlap-not-added")) }
}

/// The linked indicators of projects that count, by the code of the project, with what they amount to now.
async fn linked(tx: &Tx, corporate: CorporateIndicatorId) -> Result<BTreeMap<String, Vec<ClaimRow>>> {
    let rows: Vec<ClaimRow> = all(
        tx.conn(),
        &format!(
            "SELECT p.id AS project_id, p.code, i.kind, l.share, m.numerator, m.denominator
             FROM links l
             JOIN indicators i ON i.id = l.indicator_id AND i.retired_at IS NULL
             JOIN indicator_sums m ON m.indicator_id = i.id
             JOIN projects p ON p.id = i.project_id
             JOIN project_states s ON s.project_id = p.id AND s.superseded_at IS NULL AND s.state IN {}
             WHERE l.corporate_indicator_id = $1 AND l.superseded_at IS NULL",
            scope::states(crate::query::results::counts)
        ),
        [corporate.0.into()],
    )
    .await?;
    let mut linked: BTreeMap<String, Vec<ClaimRow>> = BTreeMap::new();
    for row in rows {
        linked.entry(row.code.clone()).or_default().push(row);
    }
    Ok(linked)
}

fn read(
    typed: &str,
    linked: &BTreeMap<String, Vec<ClaimRow>>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<ProjectCode, ProjectId> {
    let mut projects = BTreeMap::new();
    let mut unknown = false;
    for word in typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|word| !word.is_empty()) {
        let code = word.to_uppercase().parse::<ProjectCode>().ok();
        let id = code.as_ref().and_then(|code| linked.get(code.as_str())).and_then(|rows| rows.first());
        match (code, id) {
            (Some(code), Some(row)) => {
                projects.insert(code, ProjectId(row.project_id));
            }
            _ => {
                unknown = true;
                let word: String = word.chars().take(40).collect();
                problems.push(Problem::new("projects", "project-not-linked").with("code", word));
            }
        }
    }
    if projects.len() < 2 && !unknown {
        problems.push(Problem::new("projects", "overlap-needs-two"));
    }
    projects
}

fn amount(typed: &str) -> Result<Quantity, Problem> {
    let wrong = || Problem::new("amount", "overlap-amount").with("typed", typed.chars().take(40).collect::<String>());
    match Quantity::parse(typed) {
        Ok(Some(amount)) if amount > Quantity::ZERO => Ok(amount),
        _ => Err(wrong()),
    }
}
