//! The course of a project: when it went from state to state, and who took the step.

use chrono::{Months, NaiveDate};
use domain::{
    id::{ProjectId, UserId},
    lifecycle::ProjectState,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{
    files::Project,
    past::{Past, moment, plus},
    people::Hands,
    random::Random,
};
use crate::{entity::project_states, error::Result};

/// One state with the moment of its beginning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) state: ProjectState,
    pub(super) day: NaiveDate,
    pub(super) at: i64,
    pub(super) by: UserId,
}

/// First and last day, from the first of a month.
pub(super) fn dates(project: &Project, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let month = chrono::Datelike::with_day(&today, 1).unwrap_or(today);
    let distance = Months::new(project.starts.unsigned_abs());
    let starts =
        if project.starts < 0 { month.checked_sub_months(distance) } else { month.checked_add_months(distance) }
            .unwrap_or(month);
    let after = starts.checked_add_months(Months::new(project.months)).unwrap_or(starts);
    (starts, plus(after, -1))
}

/// From the concept to the present state; every step lies before today, and none breaks four eyes.
pub(super) fn course(project: &Project, today: NaiveDate, hands: Hands, random: &mut Random) -> Vec<Step> {
    use ProjectState::*;
    let (starts, ends) = dates(project, today);
    let states: &[ProjectState] = match project.state {
        Concept => &[Concept],
        Proposal => &[Concept, Proposal],
        InEndorsement => &[Concept, Proposal, InEndorsement],
        Returned => &[Concept, Proposal, InEndorsement, Returned],
        Rejected => &[Concept, Proposal, InEndorsement, Rejected],
        Withdrawn => &[Concept, Proposal, Withdrawn],
        Endorsed => &[Concept, Proposal, InEndorsement, Endorsed],
        Active => &[Concept, Proposal, InEndorsement, Endorsed, Active],
        Suspended => &[Concept, Proposal, InEndorsement, Endorsed, Active, Suspended],
        Completed => &[Concept, Proposal, InEndorsement, Endorsed, Active, Completed],
        Closed => &[Concept, Proposal, InEndorsement, Endorsed, Active, Completed, Closed],
    };
    // What has not begun is told backwards from these days, what has begun from its dates.
    let waiting = if project.state == Proposal { random.between(34, 58) } else { random.between(4, 18) };
    let last = plus(today, -waiting);
    let begun = states.contains(&Active);
    let mut steps = Vec::with_capacity(states.len());
    for (at, state) in states.iter().copied().enumerate() {
        let left = i64::try_from(states.len() - 1 - at).unwrap_or(0);
        let planned = match state {
            Concept if begun => plus(starts, -270 - random.between(0, 20)),
            Proposal if begun => plus(starts, -190 - random.between(0, 20)),
            InEndorsement if begun => plus(starts, -120 - random.between(0, 20)),
            Endorsed if begun => plus(starts, -60 - random.between(0, 20)),
            Active => starts,
            Suspended => plus(today, -random.between(20, 60)),
            Completed => plus(ends, random.between(1, 10)),
            Closed => plus(ends, random.between(140, 160)),
            _ => plus(last, -left * random.between(30, 40)),
        };
        let day = planned.min(plus(today, -1));
        let by = match state {
            Endorsed | Returned | Rejected => hands.endorser,
            Active | Suspended | Closed => hands.fund_manager,
            Concept | Proposal | InEndorsement | Withdrawn | Completed => hands.manager,
        };
        steps.push(Step { state, day, at: moment(day, random), by });
    }
    steps
}

/// Writes the steps as rows, each superseded by the next.
pub(super) async fn write(past: &Past, project: ProjectId, steps: &[Step]) -> Result<()> {
    let next = steps.iter().skip(1).map(|step| Some(step.at)).chain([None]);
    let rows = steps.iter().zip(next).map(|(step, superseded_at)| project_states::ActiveModel {
        project_id: Set(project.0),
        state: Set(step.state.as_str().into()),
        note: Set(note(step.state).map(Into::into)),
        user_id: Set(Some(step.by.0)),
        recorded_at: Set(step.at),
        superseded_at: Set(superseded_at),
        ..Default::default()
    });
    project_states::Entity::insert_many(rows).exec_without_returning(past.tx().conn()).await?;
    Ok(())
}

/// The first step into a state from which a proposal has a submission day.
pub(super) fn submitted_on(steps: &[Step]) -> Option<NaiveDate> {
    steps.iter().find(|step| step.state == ProjectState::Proposal).map(|step| step.day)
}

/// What was written with the steps that need an explanation.
fn note(state: ProjectState) -> Option<&'static str> {
    match state {
        ProjectState::Returned => Some(
            "Please say how many households take part in each district, and tie the second outcome to a budget line.",
        ),
        ProjectState::Rejected => {
            Some("The fund’s share for the region is used up for this year. The proposal may come back next year.")
        }
        ProjectState::Withdrawn => Some("The ministry now pays for the research office itself."),
        ProjectState::Suspended => {
            Some("Roads to two of the territories are closed by fighting. To be looked at again in two months.")
        }
        _ => None,
    }
}
