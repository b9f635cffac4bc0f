//! Reads the form of a project's essentials, and names what is wrong by its fields.

use chrono::NaiveDate;
use domain::{
    id::PeriodId,
    period::{Period, Schedule},
    schedule::{Existing, MOST_DUE_DAYS, MOST_PERIODS, Plan, ScheduleError, Span, Wanted, plan},
};
use serde::Serialize;

use crate::{
    error::{Error, Problem, Result},
    query::project::Project,
    usecase::text::{needed, or_keep, stated},
};

/// Characters in the title of a project.
pub const TITLE_MAX: usize = 200;

/// The form as it was typed.
#[derive(Clone, Debug, Default)]
pub struct ProjectText {
    pub title: String,
    pub starts: String,
    pub ends: String,
    pub schedule: String,
    /// Days from the end of a period until its report is due.
    pub due_after: String,
    /// The project's own periods, where it has such; none leaves them as they are.
    pub own: Vec<OwnText>,
}

/// One period of the project's own. A line without days is left out.
#[derive(Clone, Debug, Default)]
pub struct OwnText {
    /// "p12" of one that is there, anything else for a new one; problems name it.
    pub key: String,
    pub starts: String,
    pub ends: String,
}

/// What the form says.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub title: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub schedule: Schedule,
    pub due_after: u64,
    own: Option<Vec<(String, Span)>>,
}

/// A project's essentials as the audit log keeps them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facts {
    pub title: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub schedule: &'static str,
    pub due_after_days: u64,
}

impl From<&Project> for Facts {
    fn from(project: &Project) -> Self {
        Self {
            title: project.title.clone(),
            starts: project.starts,
            ends: project.ends,
            schedule: project.schedule.as_str(),
            due_after_days: project.due_after,
        }
    }
}

impl ProjectText {
    /// Errors at their fields: a title that is missing or too long; a missing or wrong day; no schedule of ours; a time that
    /// is no number of days, or more than a year.
    pub(super) fn read(&self) -> Result<Read> {
        let mut problems = Vec::new();
        let title = or_keep(stated("title", &self.title, TITLE_MAX, "required"), &mut problems);
        let starts = or_keep(needed("starts", &self.starts), &mut problems);
        let ends = or_keep(needed("ends", &self.ends), &mut problems);
        let schedule =
            or_keep(self.schedule.parse().map_err(|_| Problem::new("schedule", "not-a-choice")), &mut problems);
        let due_after = or_keep(self.due_after(), &mut problems);
        let own = self.own(&mut problems);
        match (title, starts, ends, schedule, due_after) {
            (Some(title), Some(starts), Some(ends), Some(schedule), Some(due_after)) if problems.is_empty() => {
                Ok(Read { title, starts, ends, schedule, due_after, own })
            }
            _ => Err(Error::Invalid(problems)),
        }
    }

    fn due_after(&self) -> Result<u64, Problem> {
        let days = self.due_after.trim().parse().ok().filter(|days| *days <= MOST_DUE_DAYS);
        let typed: String = self.due_after.trim().chars().take(40).collect();
        days.ok_or_else(|| Problem::new("due_after", "not-days").with("typed", typed).with("max", MOST_DUE_DAYS))
    }

    fn own(&self, problems: &mut Vec<Problem>) -> Option<Vec<(String, Span)>> {
        if self.own.is_empty() {
            return None;
        }
        let filled = self.own.iter().filter(|line| !line.starts.trim().is_empty() || !line.ends.trim().is_empty());
        let span = |line: &OwnText| {
            let starts = or_keep(needed(&format!("{}.starts", line.key), &line.starts), problems);
            let ends = or_keep(needed(&format!("{}.ends", line.key), &line.ends), problems);
            let id = line.key.strip_prefix('p').and_then(|id| id.parse().ok()).map(PeriodId);
            Some((line.key.clone(), Span { id, starts: starts?, ends: ends? }))
        };
        Some(filled.filter_map(span).collect())
    }
}

impl Read {
    pub(super) fn facts(&self) -> Facts {
        Facts {
            title: self.title.clone(),
            starts: self.starts,
            ends: self.ends,
            schedule: self.schedule.as_str(),
            due_after_days: self.due_after,
        }
    }

    /// What becomes of the periods; a broken rule names its field.
    pub(super) fn plan(&self, existing: &[Existing], today: NaiveDate) -> Result<Plan> {
        let spans: Option<Vec<Span>> = self.own.as_ref().map(|own| {
            let known = |span: &Span| span.id.filter(|id| existing.iter().any(|one| one.id == *id));
            own.iter().map(|(_, span)| Span { id: known(span), ..*span }).collect()
        });
        let wanted = Wanted {
            starts: self.starts,
            ends: self.ends,
            schedule: self.schedule,
            due_after: self.due_after,
            own: spans.as_deref(),
        };
        plan(wanted, existing, today).map_err(|error| self.refused(error).into())
    }

    fn refused(&self, error: ScheduleError) -> Problem {
        let line = |at: usize, field: &str| {
            let key = self.own.as_ref().and_then(|own| own.get(at)).map_or("", |(key, _)| key.as_str());
            format!("{key}.{field}")
        };
        let named = |problem: Problem, dates: &Period| problem.with("period", dates.label());
        match error {
            ScheduleError::Backwards => Problem::new("ends", "ends-before-start"),
            ScheduleError::Reported(dates) => {
                let field = if dates.starts > self.ends {
                    "ends"
                } else if dates.ends < self.starts {
                    "starts"
                } else {
                    ""
                };
                named(Problem::new(field, "period-has-values"), &dates)
            }
            ScheduleError::PeriodBackwards(at) => Problem::new(line(at, "ends"), "ends-before-start"),
            ScheduleError::Outside(at) => Problem::new(line(at, "starts"), "period-outside"),
            ScheduleError::Overlap(at) => Problem::new(line(at, "starts"), "period-overlaps"),
            ScheduleError::Moves(at, dates) => named(Problem::new(line(at, "starts"), "period-keeps-days"), &dates),
            ScheduleError::TooMany(count) => {
                Problem::new("schedule", "too-many-periods").with("count", count).with("max", MOST_PERIODS)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_cannot_be_read_is_named() {
        let text = ProjectText {
            title: " ".into(),
            starts: "2026-13-01".into(),
            ends: String::new(),
            schedule: "weekly".into(),
            due_after: "366".into(),
            own: vec![
                OwnText { key: "p1".into(), starts: "2026-01-01".into(), ends: String::new() },
                OwnText { key: "n1".into(), ..OwnText::default() },
            ],
        };
        let Err(Error::Invalid(problems)) = text.read() else { panic!("it is refused") };
        let told: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.code.as_str())).collect();
        let expected = [
            ("title", "required"),
            ("starts", "not-a-date"),
            ("ends", "date-missing"),
            ("schedule", "not-a-choice"),
            ("due_after", "not-days"),
            ("p1.ends", "date-missing"),
        ];
        assert_eq!(told, expected);
    }
}
