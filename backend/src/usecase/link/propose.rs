//! Proposes that an indicator of a project counts towards a corporate one, whole or in part; or that another part of it counts.

use domain::{
    code::ProjectCode,
    id::{IndicatorId, ProposalId},
    link::{Share, same},
    policy::Action,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{REASON_MAX, current};
use crate::{
    ctx::Ctx,
    entity::link_proposals::{Column, Entity},
    error::{Error, Problem, Result},
    event::Change,
    insert::link::{self as insert, NewProposal},
    usecase::text::{clean, within},
};

#[derive(Clone, Debug)]
pub struct Propose {
    pub project: ProjectCode,
    pub indicator: IndicatorId,
    /// The codes of the framework and of its indicator, "MIGOF/P1.1".
    pub corporate: String,
    /// In percent; blank is the whole.
    pub share: String,
    /// Why both units mean the same, where they are other words.
    pub same_unit: String,
}

/// It waits until headquarters decides. Errors at their fields: none or an unknown corporate indicator (`link-corporate-missing`,
/// `link-corporate-unknown`); one that measures something else (`link-kind`, `link-answers`, `link-unit`); a share that is none
/// (`link-share`), or of what is not added up (`link-share-not-added`); the same link stands (`link-stands`) or waits (`link-waits`).
pub async fn propose(ctx: &Ctx, command: Propose) -> Result<ProposalId> {
    let project = ctx.project(&command.project, Action::EditMatrix).await?;
    let by = ctx.subject()?.user;
    let share = Share::parse(&command.share).ok_or_else(|| {
        Problem::new("share", "link-share").with("typed", command.share.chars().take(40).collect::<String>())
    });
    let same_unit = clean(&command.same_unit);
    let typed = command.corporate.trim();
    let tx = ctx.write().await?;
    let codes = typed.split_once('/').unwrap_or((typed, ""));
    let pair = current::named(&tx, project.id, command.indicator, codes).await?;
    if typed.is_empty() {
        return Err(Error::invalid("corporate", "link-corporate-missing"));
    }
    let pair = pair.ok_or_else(|| {
        Problem::new("corporate", "link-corporate-unknown").with("typed", typed.chars().take(40).collect::<String>())
    })?;
    let share = share?;
    within("same_unit", &same_unit, REASON_MAX)?;
    pair.check(share, &same_unit)?;
    let standing = current::standing(&tx, &pair).await?;
    if standing.is_some_and(|link| link.share == share.ten_thousandths()) {
        return Err(Error::invalid("corporate", "link-stands"));
    }
    let waiting = Entity::find()
        .filter(Column::IndicatorId.eq(pair.indicator().0))
        .filter(Column::CorporateIndicatorId.eq(pair.corporate().0))
        .filter(Column::SupersededAt.is_null())
        .count(tx.conn())
        .await?;
    if waiting > 0 {
        return Err(Error::invalid("corporate", "link-waits"));
    }
    // Where the units are the same words, nothing is to be said about them.
    let same_unit = if same(pair.unit(), pair.corporate_unit()) { "" } else { same_unit.as_str() };
    let new = NewProposal { indicator: pair.indicator(), corporate: pair.corporate(), share, same_unit, by };
    let id = insert::proposal(&tx, new).await?;
    let change = Change::new("link.propose", format!("proposal:{id}"));
    tx.record(change.project(project.id).after(&pair.facts(share, same_unit))?).await?;
    tx.commit().await?;
    Ok(id)
}
