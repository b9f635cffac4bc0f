//! Reads the form of a project's essentials, and names what is wrong by its fields.

use chrono::NaiveDate;
use domain::{
    id::PeriodId,
    period::{PERIOD_NAME_MAX, Period, Schedule},
    schedule::{Existing, MOST_DUE_DAYS, MOST_PERIODS, Plan, ScheduleError, Span, Wanted, plan},
};
use serde::Serialize;

use crate::{
    error::{Error, Problem, Result},
    query::project::Project,
    usecase::text::{clean, needed, or_keep, stated, within},
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

/// One period of the project's own. A line without days is left out, but for a new one with a name: its days are asked for.
#[derive(Clone, Debug, Default)]
pub struct OwnText {
    /// "p12" of one that is there, anything else for a new one; problems name it.
    pub key: String,
    pub starts: String,
    pub ends: String,
    /// What it is called; blank for its days, none to leave it as it is.
    pub name: Option<String>,
}

/// What the form says.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub title: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub schedule: Schedule,
    pub due_after: u64,
    own: Option<Vec<Own>>,
}

/// A line of the project's own periods.
#[derive(Clone, Debug)]
struct Own {
    key: String,
    span: Span,
    /// Nothing was said of its name.
    keeps_name: bool,
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
    /// is no number of days, or more than a year; a name of a period above 60 characters.
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

    fn own(&self, problems: &mut Vec<Problem>) -> Option<Vec<Own>> {
        if self.own.is_empty() {
            return None;
        }
        Some(self.own.iter().filter(|line| line.is_filled()).filter_map(|line| line.read(problems)).collect())
    }
}

impl OwnText {
    fn id(&self) -> Option<PeriodId> {
        self.key.strip_prefix('p').and_then(|id| id.parse().ok()).map(PeriodId)
    }

    fn is_filled(&self) -> bool {
        let new = self.id().is_none().then_some(self.name.as_deref()).flatten();
        [&self.starts, &self.ends].into_iter().any(|day| !day.trim().is_empty())
            || new.is_some_and(|name| !clean(name).is_empty())
    }

    fn read(&self, problems: &mut Vec<Problem>) -> Option<Own> {
        let field = |name: &str| format!("{}.{name}", self.key);
        let starts = or_keep(needed(&field("starts"), &self.starts), problems);
        let ends = or_keep(needed(&field("ends"), &self.ends), problems);
        // One line: it stands in headings.
        let name = clean(self.name.as_deref().unwrap_or_default()).replace('\n', " ");
        or_keep(within(&field("name"), &name, PERIOD_NAME_MAX), problems)?;
        let name = (!name.is_empty()).then_some(name);
        let span = Span { id: self.id(), starts: starts?, ends: ends?, name };
        Some(Own { key: self.key.clone(), span, keeps_name: self.name.is_none() })
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
            let span = |own: &Own| {
                let known = existing.iter().find(|one| Some(one.id) == own.span.id);
                let kept = known.filter(|_| own.keeps_name).and_then(|one| one.dates.name.clone());
                Span { id: known.map(|one| one.id), name: own.span.name.clone().or(kept), ..own.span.clone() }
            };
            own.iter().map(span).collect()
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
            let key = self.own.as_ref().and_then(|own| own.get(at)).map_or("", |own| own.key.as_str());
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
            ScheduleError::SameName(at, label) => {
                Problem::new(line(at, "name"), "period-name-taken").with("period", label)
            }
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
                OwnText { key: "p1".into(), starts: "2026-01-01".into(), ..OwnText::default() },
                // Left out: one that is there by its days, one that is new by days and name.
                OwnText { key: "p2".into(), name: Some("Pilot".into()), ..OwnText::default() },
                OwnText { key: "x1".into(), name: Some("\0 ".into()), ..OwnText::default() },
                OwnText { key: "x2".into(), name: Some("é".repeat(PERIOD_NAME_MAX + 1)), ..OwnText::default() },
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
            ("x2.starts", "date-missing"),
            ("x2.ends", "date-missing"),
            ("x2.name", "too-long"),
        ];
        assert_eq!(told, expected);
    }
}
