//! What was reported, when and by whom, and what is late, blank or returned.
//!
//! Values of the last two ended periods have their whole history: draft, submitted, approved or returned, each superseding
//! the one before. Older values are one approved version with its three hands, which is all that reports need of them.

use std::collections::BTreeMap;

use domain::{
    approval::ActualState,
    id::{IndicatorId, PeriodId},
    lifecycle::ProjectState,
    value::{Reported, Value},
};
use serde::Serialize;

use super::{
    figures::{self, Promise},
    files::Reporting,
    past::{Past, midnight, moment, plus},
    project::Made,
    random::Random,
    stories,
};
use crate::{error::Result, event::Change, insert::actual::NewActual};

/// How far a value has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// No row: nobody wrote anything.
    Missing,
    Draft,
    Submitted,
    Approved,
    Returned(&'static str),
}

/// One value of one period.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) fate: Fate,
    pub(super) reported: Reported,
    pub(super) narrative: Option<String>,
}

/// A value with the period and the hands that it needs to be written.
struct Slot {
    indicator: IndicatorId,
    period: PeriodId,
    ends: chrono::NaiveDate,
    /// Ended periods after this one.
    back: usize,
}

const LATE_DATA: &str = "The survey of this period is not finished; the figure follows with the next report.";
const NONE_YET: &str = "None in this period: the work begins in the next one.";
const RETURNS: [&str; 5] = [
    "Please attach the attendance lists; the total differs from the one in your e-mail.",
    "The women’s figure is higher than the whole group of last period. Please check the column.",
    "This counts sessions, not people. See the unit.",
    "Is this the number since the start? Only this period is asked for.",
    "The register of the partner shows fewer. Please reconcile, then submit again.",
];

/// A quarter's report, sent and not yet reviewed.
const FRESH_DAYS: i64 = 75;

/// Writes the values of every ended period. Returns how many rows.
pub(super) async fn make(past: &mut Past, made: &mut Made<'_>) -> Result<usize> {
    if made.file.reporting == Reporting::None {
        return Ok(0);
    }
    let today = past.today;
    let ended = made.periods.iter().filter(|(_, period)| period.ends < today).count();
    let mut rows = 0;
    for at in 0..made.indicators.len() {
        let measured = &made.indicators[at];
        let file = measured.file;
        let promise = Promise {
            direction: file.direction,
            accumulation: file.over_periods,
            axes: file.axes().unwrap_or_default(),
            women: file.title.starts_with("Women") && !file.title.starts_with("Women and men"),
            baseline: measured.baseline,
            target: measured.target,
        };
        let id = measured.id;
        let path = figures::path(&promise, made.periods.len(), ended, &mut made.random);
        for (nth, reported) in path.into_iter().enumerate() {
            let (period, dates) = made.periods[nth].clone();
            let back = ended - 1 - nth;
            let mut entry = match stories::entry(made.file, file, back, &mut made.random) {
                Some(told) => told,
                None => entry(made, at, nth, back, reported, today),
            };
            if entry.reported.total == Some(Value::Told) {
                entry.narrative = file.told.get(back).or(file.told.last()).cloned();
            }
            if entry.fate != Fate::Missing {
                let slot = Slot { indicator: id, period, ends: dates.ends, back };
                rows += write(past, made, &slot, entry).await?;
            }
        }
    }
    Ok(rows)
}

/// What became of one value, by the shape of the project's reporting.
fn entry(
    made: &mut Made<'_>,
    indicator: usize,
    nth: usize,
    back: usize,
    reported: Reported,
    today: chrono::NaiveDate,
) -> Entry {
    let period = &made.periods[nth].1;
    // A report waits for its review for some weeks, not for months; who has ended has been reviewed.
    let fresh = (today - period.ends).num_days() <= FRESH_DAYS && made.file.state != ProjectState::Completed;
    let due = period.due;
    // The periods that a late project has not delivered: those not due yet, and the last one, by month the last two, that are.
    let overdue_after = made.periods.get(nth + 2).map_or(due, |(_, period)| period.due);
    let monthly = made.file.schedule == domain::period::Schedule::Monthly;
    let next_due = made.periods.get(nth + 1).map_or(due, |(_, period)| period.due);
    let behind = back == 0 || next_due >= today || (monthly && overdue_after >= today);
    let random = &mut made.random;
    let waits = back == 0 && fresh && !stories::reviewed(made.file, indicator);
    let usual = if waits { Fate::Submitted } else { Fate::Approved };
    let fate = match made.file.reporting {
        Reporting::None => Fate::Missing,
        Reporting::Complete => usual,
        Reporting::Late if behind && random.chance(55) => Fate::Missing,
        Reporting::Late if behind => Fate::Draft,
        Reporting::Late => Fate::Approved,
        Reporting::Returned if back == 0 && (indicator == 1 || random.chance(30)) => {
            Fate::Returned(random.pick(&RETURNS).unwrap_or(RETURNS[0]))
        }
        Reporting::Returned if back == 0 && random.chance(25) => Fate::Draft,
        Reporting::Returned => usual,
        // What is missing longer than that was explained, and the explanation approved.
        Reporting::Partial if back <= 1 && random.chance(33) => Fate::Missing,
        Reporting::Partial => usual,
    };
    let zero = reported.total.is_some_and(|total| total.is_zero());
    let blanks = if made.file.reporting == Reporting::Partial && back > 1 { 30 } else { 4 };
    if fate != Fate::Missing && random.chance(blanks) {
        // A blank that somebody explained is not a zero and not a gap.
        return Entry { fate, reported: Reported::default(), narrative: Some(LATE_DATA.into()) };
    }
    Entry { fate, reported, narrative: (zero && random.chance(60)).then(|| NONE_YET.into()) }
}

/// A value as the audit log keeps it.
#[derive(Serialize)]
struct Facts {
    indicator: i64,
    period: i64,
    version: i64,
    state: ActualState,
    total: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    cells: BTreeMap<String, String>,
    narrative: Option<String>,
    author: i64,
    submitter: Option<i64>,
    reviewer: Option<i64>,
    note: Option<String>,
}

fn facts(new: &NewActual) -> Facts {
    let cells = new.reported.cells.iter().map(|(cell, value)| (cell.to_string(), value.typed()));
    Facts {
        indicator: new.indicator.0,
        period: new.period.0,
        version: new.version,
        state: new.state,
        total: new.reported.total.map(Value::typed),
        cells: cells.collect(),
        narrative: new.narrative.clone(),
        author: new.author,
        submitter: new.submitted.map(|(user, _)| user),
        reviewer: new.reviewed.map(|(user, _)| user),
        note: new.note.clone(),
    }
}

/// The moments of one value: written, submitted, reviewed; none where it would lie in the future.
fn moments(slot: &Slot, today: chrono::NaiveDate, random: &mut Random) -> [Option<i64>; 3] {
    let days = if random.chance(15) { random.between(43, 60) } else { random.between(12, 40) };
    let room = (today - slot.ends).num_days();
    let before_today = |day: i64, random: &mut Random| {
        (day < room).then(|| moment(plus(slot.ends, day), random)).filter(|at| *at < midnight(today))
    };
    // What ended yesterday can hardly have been written; what has had less time than drawn is sent and reviewed sooner.
    let sent = days.min(room - 2);
    let written = (sent - random.between(1, 6)).max(1);
    let reviewed = (sent + random.between(2, 18)).min(room - 1);
    let [written, submitted, reviewed] = [written, sent, reviewed].map(|day| before_today(day, random));
    [written, submitted.filter(|at| Some(*at) > written), reviewed.filter(|at| Some(*at) > submitted)]
}

async fn write(past: &mut Past, made: &mut Made<'_>, slot: &Slot, entry: Entry) -> Result<usize> {
    let [written, submitted, reviewed] = moments(slot, past.today, &mut made.random);
    let Some(written) = written else { return Ok(0) };
    let note = match entry.fate {
        Fate::Returned(note) => Some(note),
        _ => None,
    };
    let hands = made.hands;
    let author = hands.staff.filter(|_| made.random.chance(40)).unwrap_or(hands.manager);
    let judged = if note.is_some() { ActualState::Returned } else { ActualState::Approved };
    let mut versions = vec![(ActualState::Draft, written, author)];
    if entry.fate != Fate::Draft
        && let Some(submitted) = submitted
    {
        versions.push((ActualState::Submitted, submitted, hands.manager));
        if entry.fate != Fate::Submitted
            && let Some(reviewed) = reviewed
        {
            versions.push((judged, reviewed, hands.reviewer));
        }
    }
    // How many of the last ended periods have their whole history.
    let recent = if past.tells { 2 } else { 1 };
    if slot.back >= recent {
        versions.drain(..versions.len() - 1);
    }
    let count = versions.len();
    let mut before = None;
    for (at, (state, moment, by)) in versions.iter().copied().enumerate() {
        let sent = submitted.filter(|_| state != ActualState::Draft).map(|at| (hands.manager.0, at));
        let judged = matches!(state, ActualState::Approved | ActualState::Returned);
        let new = NewActual {
            indicator: slot.indicator,
            period: slot.period,
            version: i64::try_from(at).unwrap_or(0) + 1,
            state,
            reported: entry.reported.clone(),
            narrative: entry.narrative.clone(),
            author: author.0,
            submitted: sent,
            reviewed: judged.then_some((hands.reviewer.0, moment)),
            note: note.filter(|_| judged).map(Into::into),
            recorded_at: moment,
            superseded_at: versions.get(at + 1).map(|next| next.1),
        };
        let told = (past.tells && slot.back < recent).then(|| facts(&new));
        let id = past.value(new).await?;
        if let Some(after) = told {
            let mut change = Change::new(action(state), format!("actual:{id}")).project(made.id).after(&after)?;
            if let Some(before) = &before {
                change = change.before(before)?;
            }
            past.log(moment, Some(by), change);
            before = Some(after);
        }
    }
    Ok(count)
}

/// What the use case of the step writes into the log.
fn action(state: ActualState) -> &'static str {
    match state {
        ActualState::Draft => "actual.save",
        ActualState::Submitted => "actual.submit",
        ActualState::Approved => "actual.approve",
        ActualState::Returned => "actual.return",
        ActualState::Reopened => "actual.reopen",
    }
}
