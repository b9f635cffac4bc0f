//! Records that so much was pledged, committed or received on a day.

use chrono::NaiveDate;
use domain::{
    contribution::Stage,
    id::ContributionId,
    money::{Currency, Money, MoneyError},
    policy::Wide,
};
use serde::Serialize;

use super::{MOST, NOTE_MAX, of_project, standing::Standing, subject};
use crate::{
    ctx::Ctx,
    error::{Error, Problem, Result},
    event::Change,
    insert::contribution::{self as insert, NewInstalment},
    query::{contribution::too_large, rate},
    usecase::text::{clean, needed, or_keep, within},
};

#[derive(Clone, Debug)]
pub struct Record {
    pub contribution: ContributionId,
    pub stage: String,
    /// "2026-11-24"
    pub day: String,
    /// In the currency of the contribution, as typed.
    pub amount: String,
    pub note: String,
}

/// An instalment, for the log.
#[derive(Serialize)]
pub(super) struct Facts<'a> {
    pub stage: &'a str,
    pub day: NaiveDate,
    pub amount: String,
    pub currency: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub note: &'a str,
}

/// It is converted at the newest rate of its own day or before, at most 62 days old; without one it is not converted.
///
/// Errors, each at its field: no stage; no day, or one to come (`instalment-to-come`); what is no amount of the currency, or not above
/// zero (`instalment-amount`), or too large. Returns the id of the instalment.
pub async fn record(ctx: &Ctx, command: Record) -> Result<i64> {
    ctx.wide(Wide::EditContributions)?;
    let by = ctx.subject()?.user;
    let tx = ctx.write().await?;
    let standing = Standing::of(&tx, command.contribution).await?;
    let mut problems = Vec::new();
    let stage = command.stage.trim().parse::<Stage>();
    let stage = or_keep(stage.map_err(|_| Problem::new("stage", "instalment-stage")), &mut problems);
    let day = needed("day", &command.day).and_then(|day| match day > ctx.day() {
        true => Err(Problem::new("day", "instalment-to-come").with("typed", day)),
        false => Ok(day),
    });
    let day = or_keep(day, &mut problems);
    let amount = or_keep(amount(&command.amount, standing.currency), &mut problems);
    let note = clean(&command.note);
    let note = or_keep(within("note", &note, NOTE_MAX).map(|()| note), &mut problems);
    let (Some(stage), Some(day), Some(amount), Some(note), true) = (stage, day, amount, note, problems.is_empty())
    else {
        return Err(Error::Invalid(problems));
    };
    let converted = rate::on(tx.conn(), day).await?.convert(amount);
    let converted = converted.map_err(|problem| Problem { field: "amount".into(), ..problem })?;
    if converted.is_some_and(|(_, usd)| usd > MOST) {
        return Err(wrong("amount-too-large", &command.amount).into());
    }
    standing.stages(&tx).await?.add(stage, converted.map(|(_, usd)| usd)).map_err(too_large)?;
    let new = NewInstalment { contribution: standing.id, stage, day, amount, converted, note: &note, user: Some(by) };
    let id = insert::instalment(&tx, new).await?;
    let facts = Facts {
        stage: stage.as_str(),
        day,
        amount: amount.to_string(),
        currency: standing.currency.as_str(),
        usd: converted.map(|(_, usd)| domain::format::usd_exact(usd)),
        note: &note,
    };
    let change = Change::new("contribution.record", subject(standing.id)).after(&facts)?;
    tx.record(of_project(change, standing.says.purpose.project())).await?;
    tx.commit().await?;
    Ok(id)
}

fn wrong(code: &str, typed: &str) -> Problem {
    Problem::new("amount", code).with("found", typed.trim().chars().take(40).collect::<String>())
}

fn amount(typed: &str, currency: Currency) -> Result<Money, Problem> {
    match Money::parse(typed, currency) {
        Ok(Some(money)) if money.minor > MOST => Err(wrong("amount-too-large", typed)),
        Ok(Some(money)) if money.minor > 0 => Ok(money),
        Err(MoneyError::TooLarge) => Err(wrong("amount-too-large", typed)),
        _ => Err(wrong("instalment-amount", typed).with("currency", currency).with("decimals", currency.decimals())),
    }
}
