//! Gender markers through their stages, each by its own hand; one has become stale since.

use chrono::NaiveDate;
use domain::{
    gender::Stage,
    id::{NodeId, UserId},
};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    EntityTrait,
};
use serde::Serialize;

use super::{
    files::{Gender, broken},
    past::{Past, moment, plus},
    project::Made,
};
use crate::{
    entity::nodes,
    error::Result,
    event::Change,
    insert::gender::{self, Hand, NewAssessment},
};

/// The project whose marker is stale: output 1.2 was rewritten after the marker had been confirmed.
const STALE: &str = "DP.1533";
const CHANGED: &str = "1.2";
/// How it reads since.
const AFTER: &str = "Centres are open six days a week";

#[derive(Serialize)]
struct Logged<'a> {
    code: &'a str,
    stage: &'a str,
    note: Option<&'a str>,
}

/// The days of the three steps, all between the submission of the proposal and today.
fn days(submitted: NaiveDate, today: NaiveDate, made: &mut Made<'_>) -> [NaiveDate; 3] {
    let room = (today - submitted).num_days() - 1;
    let random = &mut made.random;
    let first = random.between(8, 24).min(room / 3);
    let second = first + random.between(7, 20).min(room / 4);
    let third = second + random.between(5, 15).min(room / 4);
    [first, second, third].map(|days| plus(submitted, days))
}

pub(super) async fn make(past: &mut Past, made: &mut Made<'_>) -> Result<()> {
    let (Some(file), Some(submitted)) = (&made.file.gender, super::course::submitted_on(&made.steps)) else {
        return Ok(());
    };
    let stale = made.file.code.as_str() == STALE;
    let days = days(submitted, past.today, made);
    let coded_at = moment(days[0], &mut made.random);
    let hand = |user: UserId, at, note: &Option<String>| Hand { user: user.0, at, note: note.clone() };
    let coded = hand(made.hands.manager, coded_at, &Some(file.coder_note.clone()));
    let mut steps = vec![("gender.code", Stage::Coded, coded.clone())];
    if file.stage != Stage::Coded {
        let at = moment(days[1], &mut made.random);
        steps.push(("gender.validate", Stage::Validated, hand(made.hands.focal_point, at, &file.validator_note)));
    }
    if file.stage == Stage::Confirmed {
        let at = moment(days[2], &mut made.random);
        steps.push(("gender.confirm", Stage::Confirmed, hand(made.hands.endorser, at, &file.endorser_note)));
    }
    if stale {
        let at = moment(plus(past.today, -10), &mut made.random);
        rewrite(past, made, at).await?;
        steps.push(("gender.stale", Stage::Stale, hand(made.hands.manager, at, &None)));
    }

    let mut new = NewAssessment {
        project: made.id,
        version: 0,
        code: file.code,
        stage: Stage::Coded,
        reaches_beneficiaries: file.reaches,
        principal_purpose: file.principal,
        needs_evidence: (!file.needs.is_empty()).then(|| file.needs.clone()),
        output: evidence(made, file, &file.outputs)?,
        activity: evidence(made, file, &file.activities)?,
        override_reason: None,
        coded,
        validated: None,
        confirmed: None,
        stale_reason: None,
        recorded_at: 0,
        superseded_at: None,
    };
    let moments: Vec<_> = steps.iter().skip(1).map(|(_, _, hand)| Some(hand.at)).chain([None]).collect();
    for ((action, stage, hand), superseded_at) in steps.into_iter().zip(moments) {
        new.version += 1;
        new.stage = stage;
        new.recorded_at = hand.at;
        new.superseded_at = superseded_at;
        match stage {
            Stage::Coded => {}
            Stage::Validated => new.validated = Some(hand.clone()),
            Stage::Confirmed => new.confirmed = Some(hand.clone()),
            Stage::Stale => new.stale_reason = Some(format!("output {CHANGED} changed")),
        }
        gender::assessment(past.tx(), new.clone()).await?;
        let note = new.stale_reason.as_deref().or(hand.note.as_deref());
        let logged = Logged { code: file.code.as_str(), stage: stage.as_str(), note };
        let change = Change::new(action, format!("gender:{}", new.version)).project(made.id).after(&logged)?;
        past.log_step(hand.at, Some(UserId(hand.user)), change);
    }
    Ok(())
}

/// The row of the matrix that is the evidence, with its statement at the time of coding.
fn evidence(made: &Made<'_>, file: &Gender, number: &str) -> Result<Option<(NodeId, String)>> {
    if number.is_empty() {
        return Ok(None);
    }
    let missing = || broken(made.file.code.as_str(), &format!("marker {}: no row {number}", file.code));
    made.nodes.get(number).cloned().map(Some).ok_or_else(missing)
}

#[derive(Serialize)]
struct Statement<'a> {
    statement: &'a str,
}

/// Gives the output its present statement, a moment before the marker becomes stale by it.
async fn rewrite(past: &mut Past, made: &Made<'_>, at: i64) -> Result<()> {
    let Some((id, before)) = made.nodes.get(CHANGED) else { return Ok(()) };
    let row =
        nodes::ActiveModel { id: Unchanged(id.0), statement: Set(AFTER.into()), version: Set(2), ..Default::default() };
    nodes::Entity::update(row).exec(past.tx().conn()).await?;
    let change = Change::new("node.revise", format!("node:{id}"))
        .project(made.id)
        .before(&Statement { statement: before })?
        .after(&Statement { statement: AFTER })?;
    past.log_step(at, Some(made.hands.manager), change);
    Ok(())
}
