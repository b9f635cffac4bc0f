//! Converts the amounts that had no rate, once there is one: never silently, but by a person who asks for it.

use std::collections::BTreeMap;

use domain::{code::ProjectCode, policy::Action};

use super::{
    history,
    save::{next_version, supersede},
};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    event::Change,
    insert::money::{self, NewAmount},
    query::{
        budget::{Which, check_sums, lines},
        matrix::ordered,
        rate,
    },
};

/// Gives how many were converted: each is saved anew, with the same numbers, at the rate of today. What was converted before stays.
/// Problem `budget-nothing-to-convert`.
pub async fn convert(ctx: &Ctx, project: &ProjectCode) -> Result<u32> {
    let project = ctx.project(project, Action::EditBudget).await?;
    let tx = ctx.write().await?;
    let rates = rate::on(tx.conn(), ctx.today()).await?;
    let user = Some(ctx.subject()?.user);
    let mut after = BTreeMap::new();
    for (id, chain) in history::of(&tx, project.id).await? {
        let Some((now, version)) = chain.last().filter(|_| !chain.retired) else { continue };
        if now.converted.is_some() {
            continue;
        }
        let Some(converted) = rates.convert(now.amount)? else { continue };
        supersede(&tx, now.amount_row).await?;
        money::amount(&tx, now.row, NewAmount { converted: Some(converted), ..now.again(user) }).await?;
        next_version(&tx, now.row, version + 1).await?;
        let usd = domain::format::usd_exact(converted.1);
        after.insert(format!("line {id}"), format!("{} {} = USD {usd}", now.amount.currency, now.amount));
    }
    if after.is_empty() {
        return Err(Error::invalid("", "budget-nothing-to-convert"));
    }
    let nodes = ordered(tx.conn(), project.id).await?;
    check_sums(&lines(tx.conn(), project.id, &nodes, Which::Now).await?)?;
    let change = Change::new("budget.convert", format!("budget:{}", project.id)).project(project.id);
    tx.record(change.after(&after)?).await?;
    tx.commit().await?;
    u32::try_from(after.len()).map_err(Error::internal)
}
