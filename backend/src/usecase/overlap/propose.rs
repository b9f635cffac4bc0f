//! Proposes that what several projects claim of a corporate indicator is claimed of the same people.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    code::ProjectCode,
    id::{CorporateIndicatorId, OverlapId, OverlapProposalId, ProjectId, RegionId},
    overlap::Method,
    policy::Wide,
    quantity::Quantity,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

use super::{
    claims::{Claimants, corporate},
    reason,
};
use crate::{
    ctx::{Ctx, Tx},
    entity::overlaps::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
    insert::overlap::{NewProposal, proposal},
    usecase::text::{or_keep, stated},
};

/// Characters of another method.
const METHOD_MAX: usize = 120;

#[derive(Clone, Debug)]
pub struct Propose {
    /// The codes of the framework and of the corporate indicator.
    pub framework: String,
    pub indicator: String,
    /// Codes, parted by commas, semicolons, spaces or lines.
    pub projects: String,
    pub amount: String,
    /// A word of [`Method`].
    pub method: String,
    /// How it is known, where the method is another; it is left out of the others.
    pub method_words: String,
    pub reason: String,
    /// The declaration whose place it is to take.
    pub replaces: Option<OverlapId>,
}

#[derive(Serialize)]
struct Facts<'a> {
    indicator: &'a str,
    projects: Vec<&'a str>,
    amount: String,
    method: Method,
    #[serde(skip_serializing_if = "str::is_empty")]
    method_words: &'a str,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Option<i64>,
}

/// Errors at their fields: an indicator that is not added up (`overlap-not-added`); a project that is not linked to it
/// (`project-not-linked`); fewer than two (`overlap-needs-two`); none in the region for which one may propose
/// (`overlap-elsewhere`); an amount that is no number or not above zero; no method, or another without words
/// (`overlap-method`, `overlap-method-words`); a missing reason; more than there can be (`overlap-too-large`, which says how much at
/// most). One to be replaced that does not stand any more is a conflict (`overlap-withdrawn`).
pub async fn propose(ctx: &Ctx, command: Propose) -> Result<OverlapProposalId> {
    ctx.wide(Wide::ProposeOverlap)?;
    let subject = ctx.subject()?;
    let tx = ctx.write().await?;
    let corporate = corporate(&tx, &command.framework, &command.indicator).await?;
    let claimants = Claimants::of(&tx, corporate).await?;
    let mut problems = Vec::new();
    let projects = read(&command.projects, &claimants, &mut problems);
    let regions: Vec<RegionId> = projects.values().map(|(_, region)| *region).collect();
    if problems.is_empty() && !subject.proposes_overlap(&regions) {
        problems.push(Problem::new("projects", "overlap-elsewhere"));
    }
    let amount = or_keep(amount(&command.amount), &mut problems);
    let method = or_keep(method(&command), &mut problems);
    let reason = or_keep(reason(&command.reason), &mut problems);
    let (Some(amount), Some((method, method_words)), Some(reason), true) =
        (amount, method, reason, problems.is_empty())
    else {
        return Err(Error::Invalid(problems));
    };
    still_stands(&tx, corporate, command.replaces).await?;
    let ids: BTreeSet<ProjectId> = projects.values().map(|(id, _)| *id).collect();
    let most = claimants.room(&tx, &ids, command.replaces).await?;
    if amount > most {
        return Err(Problem::new("amount", "overlap-too-large").with("most", most.grouped()).into());
    }
    let ids: Vec<ProjectId> = ids.into_iter().collect();
    let new = NewProposal {
        corporate,
        replaces: command.replaces,
        projects: &ids,
        amount,
        method,
        method_words: &method_words,
        reason: &reason,
        by: subject.user,
    };
    let id = proposal(&tx, new).await?;
    let facts = Facts {
        indicator: &command.indicator,
        projects: projects.keys().map(|code| code.as_str()).collect(),
        amount: amount.to_string(),
        method,
        method_words: &method_words,
        reason: &reason,
        replaces: command.replaces.map(|id| id.0),
    };
    tx.record(Change::new("overlap.propose", format!("overlap-proposal:{id}")).after(&facts)?).await?;
    tx.commit().await?;
    Ok(id)
}

/// Whether the one to be replaced stands, of the same corporate indicator.
async fn still_stands(tx: &Tx, corporate: CorporateIndicatorId, replaces: Option<OverlapId>) -> Result<()> {
    let Some(replaced) = replaces else { return Ok(()) };
    let stands = Entity::find_by_id(replaced.0)
        .filter(Column::CorporateIndicatorId.eq(corporate.0))
        .filter(Column::SupersededAt.is_null())
        .count(tx.conn())
        .await?;
    if stands == 1 { Ok(()) } else { Err(Error::Conflict(vec![Problem::new("", "overlap-withdrawn")])) }
}

fn read(
    typed: &str,
    claimants: &Claimants,
    problems: &mut Vec<Problem>,
) -> BTreeMap<ProjectCode, (ProjectId, RegionId)> {
    let mut projects = BTreeMap::new();
    let mut unknown = false;
    for word in typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|word| !word.is_empty()) {
        let code = word.to_uppercase().parse::<ProjectCode>().ok();
        let claimant = code.as_ref().and_then(|code| claimants.find(code.as_str()));
        match (code, claimant) {
            (Some(code), Some(claimant)) => {
                projects.insert(code, (claimant.id, claimant.region));
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

fn method(command: &Propose) -> Result<(Method, String), Problem> {
    match command.method.parse() {
        Ok(Method::Other) => {
            let words = stated("method_words", &command.method_words, METHOD_MAX, "overlap-method-words")?;
            Ok((Method::Other, words))
        }
        Ok(method) => Ok((method, String::new())),
        Err(_) => Err(Problem::new("method", "overlap-method")),
    }
}
