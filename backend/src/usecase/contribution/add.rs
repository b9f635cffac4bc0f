//! Adds a contribution, and its donor where that one is new.

use domain::{
    contribution::DonorKind,
    id::{ContributionId, DonorId},
    policy::Wide,
};
use sea_orm::FromQueryResult;
use serde::Serialize;

use super::{
    ContributionText, NAME_MAX, of_project,
    read::{Facts, currency},
    subject,
};
use crate::{
    ctx::{Ctx, Tx},
    error::{Error, Problem, Result},
    event::Change,
    insert::contribution::{self as insert, NewContribution, NewDonor},
    query::one,
    usecase::text::{clean, or_keep, stated},
};

#[derive(Clone, Debug, Default)]
pub struct Add {
    /// By name, in whatever letters.
    pub donor: String,
    /// Of a new donor; of one that is known it may be left out.
    pub donor_kind: String,
    pub currency: String,
    pub text: ContributionText,
}

#[derive(FromQueryResult)]
struct DonorRow {
    id: i64,
    name: String,
    kind: String,
}

/// Who gives it: known, or to be added.
enum Who {
    Known(DonorId, String),
    New(String, DonorKind),
}

#[derive(Serialize)]
struct Added<'a> {
    donor: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_donor: Option<&'a str>,
    currency: &'a str,
    #[serde(flatten)]
    facts: Facts,
}

/// Errors, each at its field: a missing name; the kind of a new donor (`contribution-kind-missing`), or one that differs from the known
/// one's (`contribution-kind-other`); a reference that the donor has already; no year, no currency; an earmarking that does not say what
/// the money is for, or says too much ([`domain::contribution::Misfit`]).
pub async fn add(ctx: &Ctx, command: Add) -> Result<ContributionId> {
    ctx.wide(Wide::EditContributions)?;
    ctx.subject()?;
    let tx = ctx.write().await?;
    let mut problems = Vec::new();
    let who = who(&tx, &command, &mut problems).await?;
    let known = if let Some(Who::Known(id, _)) = &who { Some(*id) } else { None };
    let currency = or_keep(currency(&command.currency), &mut problems);
    let says = command.text.read(&tx, known, None, &mut problems).await?;
    let (Some(who), Some(currency), Some(says), true) = (who, currency, says, problems.is_empty()) else {
        return Err(Error::Invalid(problems));
    };
    let (donor, name, new_donor) = match &who {
        Who::Known(id, name) => (*id, name, None),
        Who::New(name, kind) => {
            (insert::donor(&tx, NewDonor { name, kind: *kind, country: None }).await?, name, Some(kind.as_str()))
        }
    };
    let new = NewContribution {
        donor,
        reference: &says.reference,
        year: says.year,
        currency,
        purpose: says.purpose,
        conditions: &says.conditions,
    };
    let id = insert::contribution(&tx, new).await?;
    let added = Added { donor: name, new_donor, currency: currency.as_str(), facts: says.facts() };
    let change = Change::new("contribution.add", subject(id)).after(&added)?;
    tx.record(of_project(change, says.purpose.project())).await?;
    tx.commit().await?;
    Ok(id)
}

async fn who(tx: &Tx, command: &Add, problems: &mut Vec<Problem>) -> Result<Option<Who>> {
    let name = stated("donor", &command.donor.replace('\n', " "), NAME_MAX, "contribution-donor-missing");
    let Some(name) = or_keep(name, problems) else { return Ok(None) };
    let found: Option<DonorRow> = one(
        tx.conn(),
        "SELECT d.id, d.name, d.kind FROM donors d WHERE LOWER(d.name) = LOWER($1)",
        [name.as_str().into()],
    )
    .await?;
    let typed = clean(&command.donor_kind);
    let kind = match typed.as_str() {
        "" => None,
        typed => match typed.parse::<DonorKind>() {
            Ok(kind) => Some(kind),
            Err(_) => {
                let shown: String = typed.chars().take(40).collect();
                problems.push(Problem::new("donor_kind", "contribution-kind-unknown").with("typed", shown));
                return Ok(None);
            }
        },
    };
    match (found, kind) {
        (Some(donor), kind) => {
            let own: DonorKind = donor.kind.parse().map_err(Error::internal)?;
            if kind.is_some_and(|kind| kind != own) {
                problems.push(Problem::new("donor_kind", "contribution-kind-other").with("name", &donor.name));
                return Ok(None);
            }
            Ok(Some(Who::Known(DonorId(donor.id), donor.name)))
        }
        (None, Some(kind)) => Ok(Some(Who::New(name, kind))),
        (None, None) => {
            problems.push(Problem::new("donor_kind", "contribution-kind-missing").with("name", &name));
            Ok(None)
        }
    }
}
