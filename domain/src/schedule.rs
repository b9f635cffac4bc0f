//! Reporting periods that move with their project: what becomes of them when its dates, its rhythm or its due rule change.
//!
//! What was reported stays where it is. A period with values keeps its days; the time that is left is divided anew.

use chrono::NaiveDate;
use thiserror::Error;

use crate::{
    id::PeriodId,
    period::{Period, Schedule, due},
};

/// The longest time after the end of a period that a project may give itself for its report.
pub const MOST_DUE_DAYS: u64 = 365;
/// Periods of one project: twenty years of months.
pub const MOST_PERIODS: usize = 240;

/// A period as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Existing {
    pub id: PeriodId,
    pub dates: Period,
    /// Something was ever entered for it.
    pub reported: bool,
}

/// A period of the project's own, as it is to be. Without an id it is a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub id: Option<PeriodId>,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub name: Option<String>,
}

/// What a project is to be.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub schedule: Schedule,
    /// Days from the end of a period until its report is due.
    pub due_after: u64,
    /// Where the periods are the project's own; none leaves them as they are.
    pub own: Option<&'a [Span]>,
}

/// A period that stays, with other dates or another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub id: PeriodId,
    pub from: Period,
    pub to: Period,
}

/// What becomes of the periods, each list in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub kept: Vec<Existing>,
    pub moved: Vec<Moved>,
    pub added: Vec<Period>,
    pub retired: Vec<Existing>,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScheduleError {
    #[error("the project ends before it starts")]
    Backwards,
    #[error("values were reported for {}, which would be left out", .0.label())]
    Reported(Period),
    #[error("a period ends before it starts")]
    PeriodBackwards(usize),
    #[error("a period lies outside the project")]
    Outside(usize),
    #[error("two periods share a day")]
    Overlap(usize),
    #[error("values were reported for {}, so it keeps its days", .1.label())]
    Moves(usize, Period),
    #[error("another period is called {1}, too")]
    SameName(usize, String),
    #[error("{0} periods are too many")]
    TooMany(usize),
}

impl Moved {
    /// On which days it begins and ends is another thing than before.
    pub fn changes_days(&self) -> bool {
        (self.from.starts, self.from.ends) != (self.to.starts, self.to.ends)
    }
}

impl Span {
    /// The days and the name of a period that stays as it is.
    fn of(one: &Existing) -> Self {
        let Period { starts, ends, name, .. } = one.dates.clone();
        Self { id: Some(one.id), starts, ends, name }
    }

    fn dates(&self, due: NaiveDate) -> Period {
        Period { starts: self.starts, ends: self.ends, due, name: self.name.clone() }
    }
}

impl Plan {
    /// Nothing becomes of any period.
    pub fn is_empty(&self) -> bool {
        self.moved.is_empty() && self.added.is_empty() && self.retired.is_empty()
    }
}

/// Plans the periods of a project, `existing` being those it has, in order.
///
/// - A period with values **stays** with its days, also where it reaches beyond the new dates; a change that would leave it
///   wholly outside them is refused, and names it.
/// - The **time that is left** is divided by the calendar, or as the project's own periods say. A period without values that
///   begins on the same day is moved rather than made anew, so that its targets stay; what finds no place is retired.
/// - Only periods of the project's own have **names**, each another; one with values keeps its name in any rhythm.
/// - A **due day** follows the rule, but one that has passed stays: whoever is late stays late.
pub fn plan(wanted: Wanted<'_>, existing: &[Existing], today: NaiveDate) -> Result<Plan, ScheduleError> {
    if wanted.ends < wanted.starts {
        return Err(ScheduleError::Backwards);
    }
    let outside = |dates: &Period| dates.starts > wanted.ends || dates.ends < wanted.starts;
    if let Some(left) = existing.iter().find(|one| one.reported && outside(&one.dates)) {
        return Err(ScheduleError::Reported(left.dates.clone()));
    }
    let spans = match (wanted.schedule, wanted.own) {
        (Schedule::Custom, Some(own)) => typed(wanted, own, existing)?,
        (Schedule::Custom, None) => cut(wanted, existing),
        _ => by_calendar(wanted, existing),
    };
    if spans.len() > MOST_PERIODS {
        return Err(ScheduleError::TooMany(spans.len()));
    }
    Ok(compared(wanted.due_after, &spans, existing, today))
}

/// The periods with values, and between them those of the calendar.
fn by_calendar(wanted: Wanted<'_>, existing: &[Existing]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = Some(wanted.starts);
    let fill = |from: Option<NaiveDate>, until: Option<NaiveDate>, spans: &mut Vec<Span>| {
        let (Some(from), Some(until)) = (from, until) else { return };
        spans.extend(wanted.schedule.periods(from, until).into_iter().map(|made| {
            let same = existing.iter().find(|one| !one.reported && one.dates.starts == made.starts);
            Span { id: same.map(|one| one.id), starts: made.starts, ends: made.ends, name: None }
        }));
    };
    for one in existing.iter().filter(|one| one.reported) {
        fill(from, one.dates.starts.pred_opt(), &mut spans);
        spans.push(Span::of(one));
        from = one.dates.ends.succ_opt();
    }
    fill(from, Some(wanted.ends), &mut spans);
    spans
}

/// A project's own periods as they are, but for those that lie outside its dates.
fn cut(wanted: Wanted<'_>, existing: &[Existing]) -> Vec<Span> {
    let inside = existing.iter().filter(|one| one.dates.starts <= wanted.ends && one.dates.ends >= wanted.starts);
    inside
        .map(|one| match one.reported {
            true => Span::of(one),
            false => Span {
                starts: one.dates.starts.max(wanted.starts),
                ends: one.dates.ends.min(wanted.ends),
                ..Span::of(one)
            },
        })
        .collect()
}

/// A project's own periods as they were typed, in order. Problems name the place in the list.
fn typed(wanted: Wanted<'_>, own: &[Span], existing: &[Existing]) -> Result<Vec<Span>, ScheduleError> {
    let of = |id: Option<PeriodId>| existing.iter().find(|one| Some(one.id) == id);
    for (at, span) in own.iter().enumerate() {
        let reported = of(span.id).filter(|one| one.reported);
        if let Some(one) = reported {
            if (span.starts, span.ends) != (one.dates.starts, one.dates.ends) {
                return Err(ScheduleError::Moves(at, one.dates.clone()));
            }
        } else if span.ends < span.starts {
            return Err(ScheduleError::PeriodBackwards(at));
        } else if span.starts < wanted.starts || span.ends > wanted.ends {
            return Err(ScheduleError::Outside(at));
        }
        if own[..at].iter().any(|before| before.starts <= span.ends && span.starts <= before.ends) {
            return Err(ScheduleError::Overlap(at));
        }
        if let Some(label) = called_alike(own, at) {
            return Err(ScheduleError::SameName(at, label));
        }
    }
    if let Some(left) = existing.iter().find(|one| one.reported && own.iter().all(|span| span.id != Some(one.id))) {
        return Err(ScheduleError::Reported(left.dates.clone()));
    }
    let mut spans = own.to_vec();
    spans.sort_by_key(|span| span.starts);
    Ok(spans)
}

/// How another period is called, where one with a name is called so, too: by a name above it, or by its days.
fn called_alike(own: &[Span], at: usize) -> Option<String> {
    let label = |span: &Span| span.dates(span.ends).label();
    let mine = label(own.get(at).filter(|span| span.name.is_some())?).to_lowercase();
    let others = own.iter().enumerate().filter(|(other, span)| *other < at || span.name.is_none());
    others.map(|(_, span)| label(span)).find(|other| other.to_lowercase() == mine)
}

fn compared(due_after: u64, spans: &[Span], existing: &[Existing], today: NaiveDate) -> Plan {
    let mut plan = Plan::default();
    for span in spans {
        let by_rule = due(span.ends, due_after);
        let to = |due| span.dates(due);
        match existing.iter().find(|one| Some(one.id) == span.id) {
            None => plan.added.push(to(by_rule)),
            Some(one) => {
                let late = one.dates.ends == span.ends && one.dates.due < today;
                let to = to(if late { one.dates.due } else { by_rule });
                if to == one.dates {
                    plan.kept.push(one.clone());
                } else {
                    plan.moved.push(Moved { id: one.id, from: one.dates.clone(), to });
                }
            }
        }
    }
    let stays = |one: &&Existing| spans.iter().any(|span| span.id == Some(one.id));
    plan.retired = existing.iter().filter(|one| !stays(one)).cloned().collect();
    plan
}

#[cfg(test)]
mod tests;
